package dev.glasshive.cli;

import java.util.Locale;

/// The values of `bench --engine`: what programs are timed on.
enum BenchEngine {
    INTERPRETER, COMPILED, KERNEL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
