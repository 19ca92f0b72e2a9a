detente explain examples/cases/elmira.yaml --state 1 --concept berge_gmr
