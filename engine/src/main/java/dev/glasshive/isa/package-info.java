/// The instruction set of RFC 9669 as values: shapes, operators, their encoding, what they require and what they touch.
/// Sees only the JDK; no program, no machine, no text.
@NullMarked
package dev.glasshive.isa;

import org.jspecify.annotations.NullMarked;
