tr "\\0" "#" < /dev/zero | detente check -
