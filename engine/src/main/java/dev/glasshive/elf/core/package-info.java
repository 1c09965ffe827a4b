/// CO-RE, "compile once, run everywhere": instructions that depend on the layout of kernel types are fitted to the types of the system they are to run on,
/// with every step on the way as a value that can be shown. It decides as libbpf does, instruction by instruction.
///
/// [CoreRelocator] is the way in; [PathReader] reads what the compiler wrote down, [Matcher] looks for it in other types, [Question] says what number
/// is asked for, and [CodePatch] puts it into the instruction.
@NullMarked
package dev.glasshive.elf.core;

import org.jspecify.annotations.NullMarked;
