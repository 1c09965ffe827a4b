package dev.glasshive.app.flow;

/// Instructions that always run one after the other.
///
/// @param first the slot of its first instruction
/// @param last the slot of its last instruction
/// @param function the number of the function it belongs to
record Block(int first, int last, int function) {
    boolean contains(int slot) {
        return slot >= first && slot <= last;
    }
}
