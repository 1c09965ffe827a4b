/// Whatever comes from outside, only values come out: bytes, objects, captures, texts, maps, contexts and programs made by chance, for as long as a budget lasts.
@NullMarked
package dev.glasshive.tests.fuzz;

import org.jspecify.annotations.NullMarked;
