detente verify --help
