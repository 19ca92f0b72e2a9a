detente solve data/ties.yaml --concepts l_2,nm --format json | sed -n "/\"concepts\"/,\$p"
