detente coalitions examples/cases/elmira_9.yaml --format latex --table
