#!/bin/sh
# The table of docs/performance.md, measured in one run: bench/run.sh BUILD. Never part of the tests, for a neighbour on
# the machine can double a time; read ratios within one run.
set -u
cd "$(dirname "$0")/.." || exit 2
build=${1:-build}
bench=$build/bench/bench
generate=$build/bench/generate
models=$(mktemp -d) || exit 2
trap 'rm -rf "$models"' EXIT

random() { # random NAME OPTIONS [more]
    name=$1
    options=$2
    shift 2
    "$generate" --options "$options" --decision-makers 6 --statements 10 --anywhere "$@" > "$models/$name.yaml"
}

echo "flagship, all six concepts"
"$bench" examples/ukraine-2022/model.yaml 101 all
echo "whole process, flagship, 20 runs"
start=$(date +%s%N)
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    "$build/cli/detente" solve examples/ukraine-2022/model.yaml --concepts all > /dev/null
done
echo "$((($(date +%s%N) - start) / 20000)) microseconds each"
echo "whole process, report of the flagship, 20 runs"
start=$(date +%s%N)
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    "$build/cli/detente" report examples/ukraine-2022/model.yaml > /dev/null
done
echo "$((($(date +%s%N) - start) / 20000)) microseconds each"
echo "published, Nash to SSEQ"
"$bench" examples/cases/gatt_trade.yaml 5 default
echo "random, all combinations feasible, Nash to SSEQ"
for options in 12 14 16 18 20; do
    random "2^$options" "$options"
    more=
    [ "$options" != 12 ] || more=--judge
    [ "$options" != 20 ] || more=--gathers
    "$bench" "$models/2^$options.yaml" 5 default $more
done
random "2^22" 22
"$bench" "$models/2^22.yaml" 1 default
echo "one thread and two, nine times each"
for _ in 1 2 3 4 5 6 7 8 9; do
    "$bench" "$models/2^20.yaml" 1 default
    "$bench" "$models/2^20.yaml" 1 default --two-threads
done
echo "by relations, five decision makers: rankings, and a fifth of the statements unknown"
for options in 12 14; do
    for every in 0 5; do
        "$generate" --options "$options" --decision-makers 5 --statements 10 --anywhere --unknown $every > "$models/2^$options $every.yaml"
        "$bench" "$models/2^$options $every.yaml" 3 default --relations
    done
done
echo "a third of the options one-way"
for options in 12 16 20; do
    random "2^$options one-way" "$options" --one-way 33
    "$bench" "$models/2^$options one-way.yaml" 3 default
done
echo "single steps"
for options in 12 16 20; do
    random "2^$options single" "$options" --single
    "$bench" "$models/2^$options single.yaml" 3 default
done
cost() { # cost WORDS VERB...: wall time of one answer, and how it ended
    words=$1
    shift
    start=$(date +%s%N)
    "$build/cli/detente" "$@" > /dev/null 2>&1
    echo "$words: exit $?, $((($(date +%s%N) - start) / 1000000)) ms"
}
echo "questions of a mediator; exit 4: with what was found by then"
random "followup 2^20" 20
random "followup 2^13" 13
cost "paths, 2^20" paths "$models/followup 2^20.yaml" --from 1
cost "coalitions of one state, 2^20" coalitions "$models/followup 2^20.yaml" --state 41017 --max-time 60
cost "coalitions, 2^20" coalitions "$models/followup 2^20.yaml" --max-time 60
cost "sensitivity, 2^20" sensitivity "$models/followup 2^20.yaml" --concepts nash,seq --max-time 60
cost "sensitivity, 2^13" sensitivity "$models/followup 2^13.yaml" --concepts nash,seq
cost "mediate, sets of 2, 2^13" mediate "$models/followup 2^13.yaml" --to 1 --size 2
for seed in 1 2 3 4 5; do
    random "plan $seed" 17 --exchanges --seed "$seed"
    cost "plan, 2^17, seed $seed" plan "$models/plan $seed.yaml" --from 2 --to "o0 and o5 and not o9" --any-end --worse-end --max-time 60
done
cost "sensitivity, flagship" sensitivity examples/ukraine-2022/model.yaml
cost "mediate, flagship" mediate examples/ukraine-2022/model.yaml --to full_deal --reading Russia=conquest
cost "coalitions, flagship" coalitions examples/ukraine-2022/model.yaml
cost "plan, flagship" plan examples/ukraine-2022/model.yaml --to full_deal
