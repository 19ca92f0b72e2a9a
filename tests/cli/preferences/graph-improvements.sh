detente graph data/undecided.yaml --around s3 --depth 2 --improvements
