detente solve examples/preferences/bounds.yaml --concepts gmr_ul,sseq_uul --format json | sed -n '/"concepts"/,$p'
