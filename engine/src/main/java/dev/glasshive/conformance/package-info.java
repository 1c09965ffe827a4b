/// Conformance tests in the text format of bpf_conformance: what a test file says, and whether a machine does as it says.
/// One file is one program with its memory and its result. Knows no folder, no process and no command.
@NullMarked
package dev.glasshive.conformance;

import org.jspecify.annotations.NullMarked;
