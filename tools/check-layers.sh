#!/bin/sh
# Data flows one way: a room includes itself and the rooms before it. <detente/x.h> counts as room x, or the flat public
# folder would be a way round the rule. The judge sees neither engine, no engine sees the judge, and the command line
# sees only the public headers.
set -u
cd "$(dirname "$0")/.." || exit 2

rooms="base source logic model rules graph variant judge stability relations foresight attitudes diagram symbolic solution hypergame followup report"
bad=0

may() { # may ROOM: the rooms it may include
    case $1 in
    judge) echo "base source logic model rules graph judge" ;;
    diagram) echo "base diagram" ;;
    symbolic) echo "base source logic model rules diagram symbolic" ;;
    relations) echo "base source logic model rules graph relations" ;;
    foresight) echo "base source logic model rules graph stability relations foresight" ;;
    attitudes) echo "base source logic model rules graph relations attitudes" ;;
    stability) echo "base source logic model rules graph stability" ;;
    *) echo "$rooms" | sed "s/\($1\).*/\1/" ;;
    esac
}

for room in $rooms; do
    allowed=" $(may "$room") "
    for file in src/"$room"/*.[ch] include/detente/"$room".h; do
        [ -f "$file" ] || continue
        for used in $(sed -n 's/^#include [<"]\(detente\/\)\{0,1\}\([a-z]*\)[\/.].*/\2/p' "$file" | sort -u); do
            case " $rooms " in *" $used "*) ;; *) continue ;; esac
            case $allowed in *" $used "*) ;; *) echo "$file includes $used, which comes after $room"; bad=1 ;; esac
        done
    done
done

for file in cli/*.[ch]; do
    grep -Hn '^#include "' "$file" | grep -v '#include "[a-z_]*\.h"' && bad=1
done

# The library never prints, ends the process or uses what cannot be used safely.
banned='(^|[^a-z_])(printf|fprintf|puts|putchar|exit|abort|atoi|strcpy|strcat|sprintf|strtok|gets|alloca|setjmp|longjmp)[[:space:]]*\('
for file in src/*/*.[ch]; do
    grep -EHn "$banned" "$file" | grep -v '^[^:]*:[0-9]*:[[:space:]]*[/ ]\*' && bad=1
done

# Only src/source knows the YAML library.
grep -ln '<yaml.h>' src/*/*.[ch] cli/*.[ch] | grep -v '^src/source/' && bad=1

exit $bad
