detente solve examples/cases/syria_iraq.yaml --concepts l_3,nm
