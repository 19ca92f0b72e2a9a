detente graph examples/preferences/bounds.yaml; detente graph examples/preferences/bounds.yaml --format csv; detente graph examples/preferences/probable.yaml --around none --improvements --format csv
