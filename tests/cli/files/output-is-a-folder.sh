mkdir answer; detente solve data/fence.yaml -o answer; echo "exit $?"; ls -A answer
