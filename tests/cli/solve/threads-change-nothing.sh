sh data/crossroads.sh > model.yaml
for concepts in nash,gmr,smr,seq,sseq all; do
    for threads in 1 2 3 16; do
        detente solve model.yaml --concepts $concepts --format json --threads $threads > $threads || exit
        cmp 1 $threads && echo "$concepts, $threads threads: $(grep -c '"number"' $threads) states"
    done
done
