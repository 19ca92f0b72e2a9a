for c in gmr_c smr_a_strong sseq_b seq_c_strong; do detente explain data/undecided.yaml --state s1 --dm Ann --concept $c --depth witness; done
