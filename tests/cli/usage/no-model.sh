detente solve --brief
