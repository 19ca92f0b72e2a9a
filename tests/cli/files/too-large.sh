head -c 17825792 /dev/zero | tr '\0' '#' > large.yaml
detente check large.yaml
