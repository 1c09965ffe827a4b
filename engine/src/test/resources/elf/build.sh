#!/bin/sh
# Rebuilds the objects beside it; needs clang and llvm 19 and the headers of libbpf. The same tools give the same bytes everywhere.
set -eu
cd "$(dirname "$0")"
machine_headers=/usr/include/$(uname -m)-linux-gnu

build() {
    name=$1
    shift
    clang-19 -O2 -target bpfel -mcpu=v3 -Wall -Wextra -Werror -idirafter "$machine_headers" -fdebug-compilation-dir=. -ffile-prefix-map="$PWD"=. "$@" \
        -c "$name.c" -o "$name.o"
    llvm-strip-19 -g "$name.o"
}

build sections -g
build functions -g
build typed_maps -g
build old_maps
build variables -g
build text_only
build undefined -g
build callback -g
build portable -g
build types -g
build windows_maps
