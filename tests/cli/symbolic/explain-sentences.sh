for concept in nash gmr smr seq sseq sim; do
    detente explain examples/ukraine-2022/model.yaml --engine symbolic --state stand_off --dm France --concept $concept --depth sentence
done
