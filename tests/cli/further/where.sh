detente solve examples/cases/chicken.yaml --concepts l_1 --where "not One.drive_on" --format csv
