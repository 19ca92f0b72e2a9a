detente --help > /dev/full
