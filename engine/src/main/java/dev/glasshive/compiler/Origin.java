package dev.glasshive.compiler;

import dev.glasshive.vm.MapValues;

/// Where the number in a register comes from, as far as that tells what memory it points to.
///
/// Pointers that were moved on by numbers keep their origin, so it is what they probably point into; but for [MapItself], which is exact.
sealed interface Origin {
    /// From anywhere: if it is a pointer, then most likely into the packet.
    record Anywhere() implements Origin {}

    /// From the frame pointer.
    record Frame() implements Origin {}

    /// The context.
    record Context() implements Origin {}

    /// The address of the map with index `map`, and nothing else.
    record MapItself(int map) implements Origin {}

    /// The address of one of `values`.
    record Value(MapValues values) implements Origin {}

    Origin ANYWHERE = new Anywhere();
    Origin FRAME = new Frame();
    Origin CONTEXT = new Context();
}
