detente --version
