for dm in France NATO Russia; do
    for concept in nash gmr smr seq sseq sim; do
        detente explain examples/ukraine-2022/model.yaml --state war --dm $dm --concept $concept --depth sentence
    done
done
