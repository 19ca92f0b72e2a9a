detente graph data/minds.yaml --reading A=wary --around 1 --depth 1
