detente report data/strange.yaml | sed "1,/<.style>/d"
