/// Text to programs and back: the C-like assembly that LLVM and the kernel print, with labels, maps and directives, and the mnemonics
/// of ubpf and bpf_conformance.
/// Knows shapes and operator rows, no platform: names of helpers are handed in. Nothing here runs or judges a program.
@NullMarked
package dev.glasshive.asm;

import org.jspecify.annotations.NullMarked;
