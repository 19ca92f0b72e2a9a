for concept in nash gmr smr seq sseq; do detente explain examples/features/garden_fence.json --state 1 --concept $concept; done; detente explain examples/features/garden_fence.json --state 1
