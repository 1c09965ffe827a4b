/// Programs as loaded and not yet placed on a platform: code in slots, map specifications, functions, where each instruction came from.
/// No text format, no object format, no machine.
@NullMarked
package dev.glasshive.program;

import org.jspecify.annotations.NullMarked;
