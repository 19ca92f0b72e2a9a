#!/bin/sh
# Manual pages and completion name every verb and option of the help, and are sound: pages.sh PROGRAM FOLDER, where FOLDER
# holds what was made from the tables of the command line. TAP on standard output.
set -u
detente=$1
pages=$2
count=0
failed=0

claim() { # claim WORDS COMMAND...
    words=$1
    shift
    count=$((count + 1))
    if found=$("$@" 2>&1); then
        echo "ok $count $words"
    else
        echo "not ok $count $words"
        printf '%s\n' "$found" | sed 's/^/# /'
        failed=1
    fi
}

claim_with() { # claim_with TOOL WORDS COMMAND...: skipped where the tool is missing
    if command -v "$1" > /dev/null; then
        shift
        claim "$@"
    else
        count=$((count + 1))
        echo "ok $count $2 # SKIP $1 is not installed"
    fi
}

verbs() { "$detente" --help | sed -n '/^Verbs:/,/^$/s/^  \([a-z]*\) .*/\1/p'; }
options() { "$detente" "$1" --help | sed -n 's/^  \(-., \)\{0,1\}--\([a-z-]*\).*/\2/p'; }

# Is every option of every verb there, in the page and where the verb is completed?
all_options_appear() {
    for verb in $(verbs); do
        for option in $(options "$verb"); do
            escaped=$(printf '%s' "$option" | sed 's/-/\\\\-/g')
            grep -q "^.*\\\\-\\\\-$escaped" "$pages/detente-$verb.1" || echo "no --$option in detente-$verb.1"
            sed -n "/^        $verb)/,/;;/p" "$pages/bash/detente" | grep -q -- "--$option[ ']" ||
                echo "no --$option of $verb in bash"
            sed -n "/^        $verb)/,/;;/p" "$pages/_detente" | grep -q -- "--$option[=[]" ||
                echo "no --$option of $verb in zsh"
        done
    done > "$scratch"
    cat "$scratch"
    [ -n "$(verbs)" ] && ! [ -s "$scratch" ]
}

quiet_man() { # the formatter has no warnings for any page
    for page in "$pages"/*.1; do man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 > /dev/null; done > "$scratch"
    cat "$scratch"
    ! [ -s "$scratch" ]
}

completes() { # completes WANTED WORD...: bash offers the word for the last of the words
    wanted=$1
    shift
    bash -c '. "$1"; COMP_WORDS=("${@:2}"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _detente; printf "%s\n" "${COMPREPLY[@]}"' \
        - "$pages/bash/detente" detente "$@" > "$scratch"
    cat "$scratch"
    grep -qx -- "$wanted" "$scratch"
}

scratch=$(mktemp) || exit 2
trap 'rm -f "$scratch"' EXIT
claim "every option of every verb is in its page and in the completions" all_options_appear
claim_with mandoc "mandoc finds no error in the pages" mandoc -T lint -W error "$pages"/*.1
claim_with groff "man warns of nothing in the pages" quiet_man
claim_with bash "bash reads its completion" bash -n "$pages/bash/detente"
claim_with bash "bash completes verbs" completes solve so
claim_with bash "bash completes options of the verb" completes --around graph model.yaml --ar
claim_with bash "bash completes values of an option" completes csv graph --format c
claim_with bash "bash completes values after an equals sign" completes csv graph --format = c
claim_with bash "bash completes names of concepts" completes seq concepts se
claim_with bash "bash completes files" completes "$0" solve "$0"
claim_with zsh "zsh reads its completion" zsh -n "$pages/_detente"
echo "1..$count"
exit $failed
