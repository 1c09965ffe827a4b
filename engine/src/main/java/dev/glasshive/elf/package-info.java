/// Object files in and out: sections, symbols, relocations, maps, BTF and line info, functions linked into programs.
/// Knows bytes and the program model; no platform's rules, no machine, no text format.
@NullMarked
package dev.glasshive.elf;

import org.jspecify.annotations.NullMarked;
