#!/bin/sh
# Rebuilds the objects beside it; needs clang and llvm 19. The same tools give the same bytes everywhere.
set -eu
cd "$(dirname "$0")"
for name in core_questions core_reads; do
    clang-19 -O2 -g -target bpfel -mcpu=v3 -Wall -Wno-unused-parameter -Werror -fdebug-compilation-dir=. -ffile-prefix-map="$PWD"=. -c "$name.c" -o "$name.o"
    llvm-strip-19 -g "$name.o"
done
