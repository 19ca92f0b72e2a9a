detente report data/undecided.yaml --format latex | sed -n "/Map of outcomes/,\$p"
