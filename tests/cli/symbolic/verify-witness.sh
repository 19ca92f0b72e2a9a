for concept in nash gmr smr seq sseq sim; do
    detente explain examples/ukraine-2022/model.yaml --engine symbolic --state stand_off --concept $concept --format json > witness.json
    detente verify examples/ukraine-2022/model.yaml witness.json
done
sed 's/"reached": 1/"reached": 2/; s/"improvements": 1/"improvements": 2/' witness.json > lie.json
detente verify examples/ukraine-2022/model.yaml lie.json
