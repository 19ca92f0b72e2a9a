detente check data/wrong.yaml --max-states 1 2> all; echo "exit $?"; grep -c "error:" all
