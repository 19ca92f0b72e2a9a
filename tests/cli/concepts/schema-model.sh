detente schema model | sed -n 1,6p
