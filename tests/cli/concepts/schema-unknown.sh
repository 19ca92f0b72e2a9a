detente schema modle
