echo first > all; detente concepts nash -o /dev/stdout >> all; wc -l < all | tr -d " "; ls -A
