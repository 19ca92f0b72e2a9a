detente report data/undecided.yaml --format html | sed -n "/<svg/,\$p"
