for dm in France NATO Russia; do
    for concept in smr seq; do detente explain examples/ukraine-2022/model.yaml --state stand_off --dm $dm --concept $concept; done
done
