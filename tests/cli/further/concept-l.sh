detente concepts l_3
