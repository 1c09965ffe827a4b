#!/bin/sh
# Rebuilds the objects of the sample programs from their C sources; needs clang and llvm 19 and the headers of libbpf.
#   sh assets/build-programs.sh            into the source tree
#   sh assets/build-programs.sh FOLDER     into another folder, to compare
# The same tools give the same bytes on every machine: file names are relative and no folder is recorded.
set -eu

clang=${CLANG:-clang-19}
strip=${STRIP:-llvm-strip-19}
programs=$(cd "$(dirname "$0")/src/main/resources/glasshive/programs" && pwd)
mkdir -p "${1:-$programs}"
out=$(cd "${1:-$programs}" && pwd)
# asm/types.h lies in a folder of the machine's own on Debian and its kin
machine_headers=/usr/include/$(uname -m)-linux-gnu

build() {
    name=$1 cpu=$2 debug=$3
    mkdir -p "$out/$name"
    (
        cd "$programs/$name"
        # shellcheck disable=SC2086  # debug is empty or one word
        $clang -O2 $debug -target bpfel -mcpu="$cpu" -Wall -Wextra -Werror -Wno-unused-parameter \
            -idirafter "$machine_headers" -fdebug-compilation-dir=. -ffile-prefix-map="$programs/$name"=. \
            -c "$name.c" -o "$out/$name/$name.o"
        $strip -g "$out/$name/$name.o"
    )
}

build_types() {
    (
        cd "$programs/../btf"
        mkdir -p "$out/../btf"
        $clang -O2 -g -target bpfel -mcpu=v3 -Wall -Wextra -Werror -Wno-unused-parameter -fdebug-compilation-dir=. -ffile-prefix-map="$programs/../btf"=. \
            -c "$1.c" -o "$out/../btf/$1.o"
        $strip -g "$out/../btf/$1.o"
    )
}

build_types small_kernel
build_types who_runs

build count_protocols v3 -g
build port_filter v3 -g
build checksum v3 -g
build rate_limit v1 -g
build subprogram v2 -g
build globals v4 -g
build dispatcher v3 -g
build dns_parser v4 -g
build socket_length v3 -g
build race v3 -g
build spin_lock v3 -g
build legacy_maps v1 ""
build tc_filter v3 -g
build egress_count v3 -g
build connect_redirect v3 -g
build tcp_events v3 -g
build open_counter v3 -g
build kprobe_args v3 -g
build windows_xdp v3 -g
build windows_bind v3 -g
build windows_connect v3 -g
build windows_process v3 -g
