# The system refuses to let a file grow: exit code 5, not a signal, and no file is left.
{
    printf 'detente: 1\nname: Large\ndecision_makers:\n  A:\n    options:\n'
    for k in 1 2 3 4 5 6 7 8 9 10 11 12; do printf '      a%s:\n' $k; done
    printf 'preferences:\n  A: {statements: [a1]}\n'
} > large.yaml
ulimit -f 1
detente solve large.yaml --format csv -o answer
code=$?
ls -A
exit $code
