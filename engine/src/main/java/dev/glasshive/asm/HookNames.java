package dev.glasshive.asm;

import dev.glasshive.isa.Size;
import java.util.Map;

/// What programs of a hook may name in place of numbers.
///
/// @param results what `r0 = XDP_PASS` puts into r0
/// @param fields where `r2 = r1->data_end` reads
public record HookNames(Map<String, Integer> results, Map<String, Field> fields) {
    /// No names.
    public static final HookNames NONE = new HookNames(Map.of(), Map.of());

    /// Copies what it is given.
    public HookNames {
        results = Map.copyOf(results);
        fields = Map.copyOf(fields);
    }

    /// A member of the context.
    ///
    /// @param offset from its start
    public record Field(short offset, Size size) {}
}
