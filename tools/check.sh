#!/bin/sh
# The heavy tier of the tests: each step is a claim with a time limit beside it. A missing tool fails its step.
# tools/check.sh runs all and ends with a line like "12 passed, 0 failed"; tools/check.sh STEP runs one.
set -u
cd "$(dirname "$0")/.." || exit 2

build() { # build FOLDER COMPILER [meson options]
    folder=$1
    compiler=$2
    shift 2
    [ -f "$folder/build.ninja" ] || CC=$compiler meson setup "$folder" "$@" || return 1
    ninja -C "$folder"
}

# The sanitizers must not stop at what the tests do on purpose: asking for more memory than there is.
export ASAN_OPTIONS=allocator_may_return_null=1
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1

step_format() { find include src cli tests bench -name '*.[ch]' -print0 | xargs -0 clang-format --dry-run --Werror; }

step_layers() { tools/check-layers.sh; }

step_lengths() { tools/check-lengths.sh; }

step_headers() {
    for header in include/detente/*.h; do
        line="#include <detente/$(basename "$header")>"
        echo "$line" | cc -std=c11 -Wall -Wextra -Werror -Iinclude -fsyntax-only -x c - || return 1
        echo "$line" | c++ -std=c++17 -Wall -Wextra -Werror -Iinclude -fsyntax-only -x c++ - || return 1
    done
}

step_gcc() { build build-gcc gcc -Dwerror=true; }

step_clang() { build build-clang clang -Dwerror=true; }

step_sanitizers() {
    build build-asan clang -Db_sanitize=address,undefined -Db_lundef=false -Dbuildtype=debugoptimized || return 1
    DT_MODELS=2000 meson test -C build-asan --print-errorlogs -t 4
}

# Threads meet where a model is large enough for several.
step_threads() {
    build build-tsan clang -Db_sanitize=thread -Db_lundef=false -Dbuildtype=debugoptimized || return 1
    build-tsan/tests/unit/unit-base-test_threads || return 1
    sh tests/cli/data/crossroads.sh > build-tsan/crossroads.yaml
    build-tsan/cli/detente solve build-tsan/crossroads.yaml --threads 4 --concepts all > /dev/null
}

step_valgrind() {
    meson test -C build --suite unit --print-errorlogs -t 30 \
        --wrap='valgrind --quiet --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite,indirect'
}

fuzz() { # fuzz TARGET: a while, from the models at hand
    build build-fuzz clang -Dfuzz=enabled -Dbuildtype=debugoptimized || return 1
    seeds=build-fuzz/seeds
    mkdir -p "$seeds"
    cp examples/*/*.yaml examples/*/*.csv tests/data/invalid/*.yaml tests/data/invalid/*.json "$seeds" 2> /dev/null
    "build-fuzz/tests/fuzz/$1" -max_total_time="${DT_FUZZ_SECONDS:-30}" -timeout=20 -rss_limit_mb=4000 \
        -dict=tests/fuzz/model.dict -artifact_prefix=build-fuzz/ "$seeds"
}

step_fuzz_tree() { fuzz fuzz_tree; }

step_fuzz_model() { fuzz fuzz_model; }

step_fuzz_answer() { fuzz fuzz_answer; }

step_latex() {
    folder=$(mktemp -d) || return 1
    for model in examples/ukraine-2022/model.yaml examples/cases/garrison.yaml; do
        {
            printf '%s\n' '\documentclass[a4paper]{article}' '\usepackage[utf8]{inputenc}' '\usepackage{longtable}' \
                '\usepackage{amssymb}' '\begin{document}'
            build/cli/detente solve "$model" --format latex
            printf '%s\n' '\end{document}'
        } > "$folder/table.tex"
        (cd "$folder" && pdflatex -interaction=nonstopmode -halt-on-error table.tex) || return 1
    done
    rm -rf "$folder"
}

# A small one, one without a status quo, one of 10^5 states, one that is a bare graph, one that nobody can list.
reports="examples/ukraine-2022/model.yaml examples/cases/sustainable_development.yaml examples/cases/garrison.yaml examples/cases/gatt_trade.yaml examples/cases/elmira_9.yaml examples/features/counting.yaml examples/forty_villages.yaml"

step_browser() { python3 tests/browser/reports.py build/cli/detente $reports; }

step_html() {
    for model in $reports tests/cli/data/strange.yaml examples/features/*.yaml; do
        build/cli/detente report "$model" | tidy -quiet -errors || { echo "$model"; return 1; }
    done
}

step_report_latex() {
    folder=$(mktemp -d) || return 1
    for model in $reports tests/cli/data/strange.yaml; do
        build/cli/detente report "$model" --format latex -o "$folder/report.tex" &&
            (cd "$folder" && pdflatex -interaction=nonstopmode -halt-on-error report.tex) || return 1
    done
    rm -rf "$folder"
}

step_clone() { # what a newcomer does first
    folder=$(mktemp -d) || return 1
    git clone --quiet . "$folder/detente" && make -C "$folder/detente" demo && rm -rf "$folder"
}

# claim | step | time limit in seconds
steps() {
    cat << 'END'
every file is formatted|format|60
rooms include only the rooms before them|layers|30
files and functions keep their budgets|lengths|30
every public header stands alone in C and C++|headers|60
gcc finds nothing to warn of|gcc|180
clang finds nothing to warn of|clang|180
all tests pass under the address and undefined behaviour sanitizers|sanitizers|480
threads of one analysis never meet unlocked|threads|300
valgrind finds nothing in the unit tests|valgrind|300
a fuzzer finds no crash in the reader of trees|fuzz_tree|180
a fuzzer finds no crash in the reader of models|fuzz_model|180
a fuzzer finds no answer that verify does not find true|fuzz_answer|180
the tables compile in LaTeX|latex|60
reports open in a browser without a message, a request, an overflow or faint words|browser|180
reports are valid HTML|html|60
reports compile in LaTeX|report_latex|60
the demo runs in a fresh clone|clone|180
END
}

if [ $# -gt 0 ]; then
    "step_$1"
    exit
fi

passed=0
failed=0
log=$(mktemp) || exit 2
steps > "$log.steps"
while IFS='|' read -r claim name limit; do
    start=$(date +%s)
    if timeout "$limit" tools/check.sh "$name" > "$log" 2>&1 < /dev/null; then
        passed=$((passed + 1))
        verdict=ok
    else
        failed=$((failed + 1))
        verdict=FAILED
    fi
    echo "$verdict: $claim ($(($(date +%s) - start)) s of at most $limit)"
    [ $verdict = ok ] || tail -60 "$log"
done < "$log.steps"
rm -f "$log" "$log.steps"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
