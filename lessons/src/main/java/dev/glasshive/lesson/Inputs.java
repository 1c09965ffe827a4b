package dev.glasshive.lesson;

import dev.glasshive.program.Bytes;
import dev.glasshive.vm.Input;
import java.util.List;

/// What the program of a step or check is given, one run each.
///
/// @param capture the name of the capture they come from, or an empty string
/// @param inputs in order; maps keep what earlier runs left
public record Inputs(String capture, List<Input> inputs) {
    /// Nothing to look at: one run with an empty packet.
    public static final Inputs NONE = new Inputs("", List.of(Input.packet("no packet", Bytes.EMPTY)));

    /// Copies what it is given.
    public Inputs {
        inputs = List.copyOf(inputs);
    }
}
