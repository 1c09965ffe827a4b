/// Glasshive's own conformance suite, as files that anyone can add to. Nothing here knows how an engine works.
@NullMarked
package dev.glasshive.tests.conformance;

import org.jspecify.annotations.NullMarked;
