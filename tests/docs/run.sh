#!/bin/sh
# Documentation that runs: in every ```console block of the files given, the lines after "$ " are executed from the root
# of the repository with the built program first on the path, and what they print must be what the block shows. "..." alone on a
# line stands for any number of lines. Usage: run.sh PROGRAM FILE...
set -u
folder_of_program=$(cd "$(dirname "$1")" && pwd)
shift
PATH=$folder_of_program:$PATH
cd "$(dirname "$0")/../.." || exit 2
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
number=0
failed=0

# Cuts a file into N.cmd, N.want and N.at (file:line) for each command.
cut_commands() {
    awk -v folder="$folder" -v file="$1" '
        /^ *```console/ { inside = 1; next }
        /^ *```/ { inside = 0; if (open) close(want); open = 0; next }
        inside && /^ *\$ / {
            if (open) close(want)
            n++; open = 1
            want = folder "/" n ".want"; cmd = folder "/" n ".cmd"
            line = $0; sub(/^ *\$ /, "", line)
            print line > cmd; close(cmd)
            print file ":" FNR > (folder "/" n ".at"); close(folder "/" n ".at")
            printf "" > want
            next
        }
        inside && open { print > want }
        END { print n + 0 }' "$1"
}

# Is the output what is wanted, "..." standing for any lines? Both as files.
matches() {
    awk 'NR == FNR { want[++w] = $0; next } { got[++g] = $0 }
        function fits(i, j) {
            while (i <= w && want[i] !~ /^ *\.\.\.$/) { if (j > g || want[i] != got[j]) return 0; i++; j++ }
            if (i > w) return j > g
            for (; j <= g + 1; j++) if (fits(i + 1, j)) return 1
            return 0
        }
        END { exit !fits(1, 1) }' "$1" "$2"
}

for file in "$@"; do
    count=$(cut_commands "$file")
    k=0
    while [ $k -lt "$count" ]; do
        k=$((k + 1))
        number=$((number + 1))
        command=$(cat "$folder/$k.cmd")
        sh -c "$command" > "$folder/got" 2>&1
        if matches "$folder/$k.want" "$folder/got"; then
            echo "ok $number - $(cat "$folder/$k.at"): $command"
        else
            failed=1
            echo "not ok $number - $(cat "$folder/$k.at"): $command"
            diff "$folder/$k.want" "$folder/got" | sed 's/^/# /'
        fi
    done
done
echo "1..$number"
exit $failed
