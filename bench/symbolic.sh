#!/bin/sh
# The symbolic engine: bench/symbolic.sh BUILD [table|growth|both]. `table`: medians over ten seeds of six kinds of random
# models; `both`: both engines side by side from 2^12 to 2^24 states; `growth`: how cost grows, as csv on standard output
# (bench/plot.py draws it). Seconds of the processor.
set -u
cd "$(dirname "$0")/.." || exit 2
build=${1:-build}
what=${2:-table}
models=$(mktemp -d) || exit 2
trap 'rm -rf "$models"' EXIT

make() { # make OPTIONS DMS STATEMENTS WHERE [more]: ten models in $list
    rm -f "$models"/*.yaml
    options=$1 dms=$2 statements=$3 where=$4
    shift 4
    for seed in 1 2 3 4 5 6 7 8 9 10; do
        "$build/bench/generate" --options "$options" --decision-makers "$dms" --statements "$statements" "--$where" \
            --infeasible $((options / 4)) --seed $seed "$@" > "$models/$seed.yaml"
    done
}

table() {
    for kind in '60 20 6 neighbourhood' '120 40 10 neighbourhood' '180 60 6 neighbourhood' '300 100 6 neighbourhood' \
        '40 10 8 anywhere' '30 6 8 anywhere'; do
        make $kind
        echo "options, decision makers, statements, where: $kind"
        "$build/bench/sets" "$models"/*.yaml
    done
}

# Six decision makers, ten statements each, all combinations feasible.
both() {
    for where in anywhere neighbourhood; do
        for options in 12 14 16 18 20 22 24; do
            "$build/bench/generate" --options $options --decision-makers 6 --statements 10 --$where > "$models/one.yaml"
            echo "2^$options states, $where"
            "$build/bench/bench" "$models/one.yaml" 1 default
            "$build/bench/sets" "$models/one.yaml" | tail -1
        done
    done
}

series() { # series NAME X OPTIONS DMS STATEMENTS WHERE
    name=$1 x=$2
    shift 2
    make "$@"
    echo "\"$name\",$x,$(timeout 900 "$build/bench/sets" --csv "$models"/*.yaml)"
}

growth() {
    echo "series,x,seconds,seconds_least,seconds_most,nodes,nodes_least,nodes_most,mb,mb_least,mb_most"
    for n in 30 60 120 240 480 960; do series "options, ring" $n $n $((n / 3)) 6 neighbourhood; done
    for n in 16 20 24 28 32 36 40; do series "options, anywhere" $n $n $((n / 4)) 8 anywhere; done
    for n in 5 10 20 30 60; do series "decision makers, ring of 60 options" $n 60 $n 6 neighbourhood; done
    for n in 2 4 6 8 12 16; do series "statements, ring of 60 options" $n 60 20 $n neighbourhood; done
}

"$what"
