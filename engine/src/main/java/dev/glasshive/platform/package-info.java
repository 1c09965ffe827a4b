/// What an operating system offers a program, as tables of facts: hooks, contexts, helpers, map types, return codes.
/// The tables are files in the assets; nothing here behaves.
@NullMarked
package dev.glasshive.platform;

import org.jspecify.annotations.NullMarked;
