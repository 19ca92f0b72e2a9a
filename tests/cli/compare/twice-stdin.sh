detente compare - -
