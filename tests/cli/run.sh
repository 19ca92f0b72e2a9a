#!/bin/sh
# Golden tests of the command line: run.sh PROGRAM FOLDER... runs every case of the folders. A case is NAME.sh, run by sh in
# an empty folder of its own with `detente` on the path and `examples` and `data` at hand; what it printed and how it ended
# must be NAME.stdout, NAME.stderr (no file: nothing) and NAME.exit (no file: 0). A case that ends with 77 is skipped.
# DT_GOLDEN_UPDATE=1 rewrites what is expected; read the difference before you commit it. TAP on standard output.
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") || exit 2
shift
here=$(cd "$(dirname "$0")" && pwd) || exit 2
top=$(cd "$here/../.." && pwd) || exit 2
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$program" "$scratch/bin/detente"
PATH=$scratch/bin:$PATH
unset NO_COLOR
export LC_ALL=C TERM=dumb PATH

expected() { # expected FILE: what a golden file holds, nothing where there is none
    [ ! -f "$1" ] || cat "$1"
}

keep() { # keep NEW GOLDEN: rewrites a golden file, and none for nothing
    if [ -s "$1" ]; then cp "$1" "$2"; else rm -f "$2"; fi
}

run_case() { # run_case CASE: the verdict of one NAME.sh in $out
    golden=${1%.sh}
    out=$scratch/out
    rm -rf "$out" "$scratch/here"
    mkdir "$out" "$scratch/here"
    ln -s "$top/examples" "$scratch/here/examples"
    ln -s "$here/data" "$scratch/here/data"
    (cd "$scratch/here" && sh "$1" > "$out/stdout" 2> "$out/stderr" < /dev/null)
    echo $? > "$out/exit"
    read -r code < "$out/exit"
    [ "$code" != 77 ] || return 77
    [ "$code" != 0 ] || : > "$out/exit"
    if [ "${DT_GOLDEN_UPDATE:-}" = 1 ]; then
        for part in stdout stderr exit; do keep "$out/$part" "$golden.$part"; done
        return 0
    fi
    for part in stdout stderr exit; do
        expected "$golden.$part" > "$out/expected"
        diff -u "$out/expected" "$out/$part" > "$out/diff" && continue
        echo "# $part of $1:"
        sed -n '1,40s/^/# /p' "$out/diff"
        return 1
    done
}

count=0
failed=0
for folder in "$@"; do
    for one in "$here/$folder"/*.sh; do
        count=$((count + 1))
        name=$folder/$(basename "$one" .sh)
        run_case "$one"
        case $? in
        0) echo "ok $count $name" ;;
        77) echo "ok $count $name # SKIP $(cat "$scratch/out/stderr")" ;;
        *)
            echo "not ok $count $name"
            failed=1
            ;;
        esac
    done
done
echo "1..$count"
exit $failed
