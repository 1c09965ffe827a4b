package dev.glasshive.vm;

import dev.glasshive.vm.Place.Kind;
import dev.glasshive.vm.Trap.Access;

/// A run of memory of one kind. Offsets are those of [Place].
///
/// Accesses outside of what a program may touch throw a [TrapSignal], which the interpreter turns into a [Trap]; nothing has changed then.
sealed interface Region permits FlatRegion, ValuesRegion, RecordsRegion, ContextRegion, KeyRegion, VariablesRegion, OpaqueRegion {
    Kind kind();

    int ordinal();

    /// Throws unless all `length` bytes from `offset` may be accessed so.
    void check(int offset, int length, Access access);

    /// Whether what lies at `offset` is an address without bytes, which [#load] gives in whatever order.
    default boolean isPointer(int offset) {
        return false;
    }

    /// The `size` bytes at `offset` as a little-endian number, zero-extended.
    long load(int offset, int size);

    /// Puts the lower `size` bytes of `value` at `offset`, in little-endian order.
    void store(int offset, int size, long value);

    /// What a program may touch, in words for a message.
    String allowed();
}
