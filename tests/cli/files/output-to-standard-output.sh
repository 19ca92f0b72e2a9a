detente concepts nash -o /dev/stdout && detente concepts nash -o - | wc -l | tr -d " "
