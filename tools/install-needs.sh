#!/bin/sh
# Installs what is missing to build, test or check Detente on Debian or Ubuntu: tools/install-needs.sh build|test|check.
# As root or with sudo it installs; otherwise it prints the exact line to run. Does nothing where nothing is missing.
set -u

has() { command -v "$1" > /dev/null 2>&1; }
has_header() { echo "#include <$1>" | cc -fsyntax-only -x c -; }
has_library() { has pkg-config && pkg-config --exists "$1"; }

missing=""
need() { # need PACKAGE COMMAND...: the package is missing unless the command succeeds
    package=$1
    shift
    "$@" > /dev/null 2>&1 || missing="$missing $package"
}

compiles() { echo 'int main(void){return 0;}' | "$@" -x c - -o /dev/null; }

need gcc compiles cc
need libc6-dev compiles cc
need meson has meson
need ninja-build has ninja
need pkg-config has pkg-config
need libyaml-dev has_library yaml-0.1
if [ "${1:-build}" != build ]; then
    need libcmocka-dev has_library cmocka
    need libbdd-dev has_header bdd.h
fi
if [ "${1:-build}" = check ]; then
    need git has git
    need clang has clang
    need clang-format has clang-format
    need "libclang-rt-$(clang -dumpversion 2> /dev/null | cut -d. -f1 | grep . || echo 14)-dev" compiles clang -fsanitize=address
    need valgrind has valgrind
    need g++ has g++
    need graphviz has dot
    need mandoc has mandoc
    need zsh has zsh
    need python3-jsonschema python3 -c 'import jsonschema'
    need texlive-latex-base has pdflatex
    need chromium has chromium
    need tidy has tidy
fi
[ -z "$missing" ] && exit 0

line="apt-get install -y --no-install-recommends$missing"
if ! has apt-get; then
    echo "detente: please install:$missing" >&2
    exit 1
fi
if [ "$(id -u)" = 0 ]; then
    sudo=""
elif has sudo && sudo -n true 2> /dev/null; then
    sudo="sudo env DEBIAN_FRONTEND=noninteractive"
else
    echo "detente: some packages are missing; please run:" >&2
    echo "    sudo $line" >&2
    exit 1
fi
echo "detente: installing$missing" >&2
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq > /dev/null 2>&1
log=$(mktemp) || exit 1
if ! $sudo $line > "$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo "detente: this did not work: $line" >&2
    exit 1
fi
rm -f "$log"
