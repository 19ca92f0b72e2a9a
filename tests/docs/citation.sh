#!/bin/sh
# CITATION.cff, meson.build and the header tell the same version.
cd "$(dirname "$0")/../.." || exit 2
version=$(sed -n "s/^project('detente'.* version: '\([^']*\)'.*/\1/p" meson.build)
[ -n "$version" ] && grep -qx "version: $version" CITATION.cff && grep -q "DT_VERSION \"$version\"" include/detente/base.h
