detente schema
