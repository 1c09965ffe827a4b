package dev.glasshive.cli;

import dev.glasshive.compiler.CompiledProgram;
import dev.glasshive.vm.Executable;
import dev.glasshive.vm.Interpreter;
import java.util.Locale;

/// The values of `--engine`.
enum EngineChoice {
    INTERPRETER, COMPILED;

    Executable executable() {
        return switch (this) {
            case INTERPRETER -> new Interpreter();
            case COMPILED -> new CompiledProgram();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
