command -v script > /dev/null || { echo "script is not installed" >&2; exit 77; }
sh data/large-model.sh > large.yaml

TERM=xterm script -qec "detente solve large.yaml --concepts nash" typescript > /dev/null
grep -q "states" typescript && echo "answered"
tr '\r' '\n' < typescript | grep -q -e ' [.][.][.]$' -e ' %$' && echo "told what it was doing"
