package dev.glasshive.verifier;

import java.util.List;

/// What a verifier knows of one function call.
///
/// @param callsite the slot of the call, or -1 in the first frame
/// @param function the number of the function
/// @param registers of r0 to r10
/// @param stack eight bytes each, the ones below the frame pointer first
/// @param text how the platform prints it
public record AbstractFrame(int callsite, int function, List<AbstractValue> registers, List<AbstractSlot> stack, String text) {

    /// Copies what it is given.
    public AbstractFrame {
        registers = List.copyOf(registers);
        stack = List.copyOf(stack);
    }
}
