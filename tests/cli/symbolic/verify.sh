detente solve examples/ukraine-2022/model.yaml --engine symbolic --format json --readings all --undominated --best-for NATO > result.json
detente verify examples/ukraine-2022/model.yaml result.json
detente solve examples/ukraine-2022/model.yaml --engine symbolic --format json --where 'ease or arm' > result.json
detente verify examples/ukraine-2022/model.yaml result.json
