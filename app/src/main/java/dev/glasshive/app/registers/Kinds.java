package dev.glasshive.app.registers;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.workspace.Meaning;

/// The colour of each kind of value.
final class Kinds {
    private Kinds() {}

    /// The colour of what `meaning` says.
    static Kind of(Meaning.Kind meaning) {
        return switch (meaning) {
            case SCALAR -> Kind.SCALAR;
            case CONTEXT -> Kind.CONTEXT;
            case PACKET, PACKET_END -> Kind.PACKET;
            case STACK -> Kind.STACK;
            case MAP, MAP_VALUE -> Kind.MAP;
            case CODE -> Kind.CONTEXT;
            case NONE -> Kind.NONE;
        };
    }
}
