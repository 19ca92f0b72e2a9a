mkdir m; for k in syntax frame values firm; do cp data/tables/$k.* m; detente check m/$k.yaml; done
