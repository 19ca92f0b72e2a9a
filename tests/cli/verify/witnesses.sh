for concept in nash gmr smr seq sseq sim; do
    for state in stand_off full_deal war 145; do
        detente explain examples/ukraine-2022/model.yaml --state $state --concept $concept --format json | detente verify examples/ukraine-2022/model.yaml -
    done
done | sort | uniq -c | sed 's/^ *//'
