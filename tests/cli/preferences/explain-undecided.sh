for c in gmr smr_strong sseq seq_c_strong; do detente explain data/undecided.yaml --state s1 --dm Ann --concept $c; done
