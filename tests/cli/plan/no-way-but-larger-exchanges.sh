detente plan data/together.yaml --to done --any-end
