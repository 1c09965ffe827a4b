package dev.glasshive.watch;

/// A part of a condition that has a value.
@FunctionalInterface
interface Term {
    long value(View view);
}
