detente
