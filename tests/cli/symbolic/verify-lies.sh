detente solve examples/ukraine-2022/model.yaml --engine symbolic --format json --best-for NATO --where arm > result.json
for lie in 's/"count": "352"/"count": "353"/' 's/"arm", "count": "/&1/' 's/"equilibria_count": "\(.*\)"/"equilibria_count": "1\1"/' \
    's/"always": \[/&"ease", /' 's/"never": \["[a-z]*"/"never": ["arm"/' 's/"examples": \["NN/"examples": ["YN/' 's/"France": true/"France": false/' \
    's/"best": "N/"best": "Y/' 's/"Ukraine": "[0-9]*"/"Ukraine": "7"/' 's/"pattern": "N/"pattern": "Y/'; do
    sed "$lie" result.json > lie.json
    cmp -s result.json lie.json && echo "no change: $lie"
    detente verify examples/ukraine-2022/model.yaml lie.json
done
