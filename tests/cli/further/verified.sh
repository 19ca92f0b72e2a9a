for concepts in all,further l_1,l_2,l_3,l_4,maximin_3,mr_3,cmr_5,seq_4; do
    detente solve examples/cases/matching_pennies.yaml --concepts $concepts --format json > r.json || exit
    detente verify examples/cases/matching_pennies.yaml r.json || exit
done
detente solve data/ties.yaml --concepts l_2,nm --behaviour A=any --concept-of B=l_2 --format json > r.json
detente verify data/ties.yaml r.json
detente solve examples/features/readings.yaml --concepts further --readings all --format json > r.json
detente verify examples/features/readings.yaml r.json
detente solve examples/features/readings.yaml --concepts further --brief --format json > r.json
detente verify examples/features/readings.yaml r.json
