detente new
