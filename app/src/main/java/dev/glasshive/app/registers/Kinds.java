package dev.glasshive.app.registers;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Meaning;

/// The colour of each kind of value, and its name.
final class Kinds {
    private Kinds() {}

    /// The colour of what `meaning` says.
    static Kind of(Meaning.Kind meaning) {
        return switch (meaning) {
            case SCALAR -> Kind.SCALAR;
            case CONTEXT -> Kind.CONTEXT;
            case PACKET, PACKET_END -> Kind.PACKET;
            case STACK -> Kind.STACK;
            case MAP, MAP_VALUE, MAP_KEY, MEMORY -> Kind.MAP;
            case CODE -> Kind.CONTEXT;
            case NONE -> Kind.NONE;
        };
    }

    /// The word for what `meaning` says.
    static String badge(Meaning.Kind meaning) {
        return switch (meaning) {
            case NONE -> Text.of("kind.uninit");
            case SCALAR -> Text.of("kind.scalar");
            case CONTEXT -> Text.of("kind.ctx");
            case PACKET -> Text.of("kind.pkt");
            case PACKET_END -> Text.of("kind.pkt_end");
            case STACK -> Text.of("kind.fp");
            case MAP -> Text.of("kind.map");
            case MAP_VALUE -> Text.of("kind.map_value");
            case MAP_KEY -> Text.of("kind.map_key");
            case MEMORY -> Text.of("kind.record");
            case CODE -> Text.of("kind.code");
        };
    }
}
