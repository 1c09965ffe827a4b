package dev.glasshive.program;

import java.util.List;

/// What BTF says of a function.
///
/// @param tags what its declaration is marked with, such as `exception_callback:name`
public record FunctionSignature(String name, Linkage linkage, ValueType result, List<Parameter> parameters, List<String> tags) {

    /// Copies what it is given.
    public FunctionSignature {
        parameters = List.copyOf(parameters);
        tags = List.copyOf(tags);
    }

    /// Who may call it, and with what it is judged: a static function with each call, a global one by its signature alone.
    public enum Linkage {
        STATIC, GLOBAL, EXTERN
    }

    /// A parameter.
    ///
    /// @param tags what it is marked with, such as `arg:nonnull`
    public record Parameter(String name, ValueType type, List<String> tags) {
        /// Copies what it is given.
        public Parameter {
            tags = List.copyOf(tags);
        }
    }
}
