package dev.glasshive.vm;

import dev.glasshive.program.Bytes;
import java.util.Optional;

/// What one run is given.
///
/// @param name for people, such as the packet's number and kind
/// @param frame the packet from its link header on, or plain memory for a program without a hook
/// @param context bytes of the context in place of the platform's own, if anything
public record Input(String name, Bytes frame, Optional<Bytes> context) {
    /// A packet with the platform's own context.
    public static Input packet(String name, Bytes frame) {
        return new Input(name, frame, Optional.empty());
    }
}
