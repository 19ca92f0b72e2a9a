detente help verify | head -1
