cp examples/preferences/table_*.csv .; detente solve - --concepts nash --format csv < examples/preferences/table.yaml; rm table_town.csv; detente check - < examples/preferences/table.yaml
