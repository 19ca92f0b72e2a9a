detente schema solution | sed -n 1,6p
