detente solve examples/ukraine-2022/model.yaml --concepts policy --brief --format json | sed -n "/\"concepts\"/,/\"equilibria\"/p" | cut -c 1-100
