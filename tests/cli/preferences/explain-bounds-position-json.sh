detente explain examples/preferences/bounds.yaml --state none --format json | sed -n '/"outlooks"\|"decision_maker"/,$p'
