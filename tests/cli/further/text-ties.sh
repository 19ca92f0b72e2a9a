detente solve data/ties.yaml --concepts l_2,nm
