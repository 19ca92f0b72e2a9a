detente explain data/strange.yaml --state 1 --concept gmr; detente explain data/strange.yaml --state 1 --format markdown
