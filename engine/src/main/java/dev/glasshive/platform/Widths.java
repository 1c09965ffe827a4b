package dev.glasshive.platform;

import java.util.List;
import java.util.Set;

/// How many bytes a program may load from a field or store into it at once, and where.
///
/// @param aligned these many bytes wherever they are aligned in the structure
/// @param single these exceptions
public record Widths(Set<Integer> aligned, List<At> single) {
    /// No access at all.
    public static final Widths NONE = new Widths(Set.of(), List.of());

    /// Copies what it is given.
    public Widths {
        aligned = Set.copyOf(aligned);
        single = List.copyOf(single);
    }

    /// `bytes` bytes at `offset` from the start of the field.
    public record At(int bytes, int offset) {}

    /// Whether nothing is allowed.
    public boolean isNone() {
        return aligned.isEmpty() && single.isEmpty();
    }

    /// Whether `bytes` at `offset` of the structure may be accessed in `field`.
    boolean allow(ContextLayout.Field field, int offset, int bytes) {
        return field.contains(offset, bytes)
                && (aligned.contains(bytes) && offset % bytes == 0 || single.contains(new At(bytes, offset - field.offset())));
    }
}
