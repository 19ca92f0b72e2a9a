detente explain examples/cases/chicken.yaml --state 1 --concept cmr_4 --depth sentence
