package dev.glasshive.vm;

/// A place in memory: a region and an offset in it, which may lie outside of what the region holds.
///
/// @param ordinal which stack frame (0 is the entry function's) or which map; for the packet how often a helper had moved it; for a key the frame of the function that was given it
/// @param offset in bytes from the region's start; for the stack from the frame pointer, so it is negative inside; for map values over all cells laid end to end, each rounded up to 8 bytes
public record Place(Kind kind, int ordinal, int offset) {
    /// What memory is for.
    public enum Kind {
        CONTEXT, PACKET, STACK, MAP, MAP_VALUE, CODE, MAP_KEY, VARIABLE
    }
}
