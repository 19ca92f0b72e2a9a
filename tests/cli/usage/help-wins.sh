detente solve --nonsense -h | head -1
