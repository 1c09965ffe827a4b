package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.domain.ScalarRange;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the verifier claims of one value, for people.
///
/// @param badge the kind of value in a word
/// @param text the claim in a few letters: `[0, 255]`, `fp-4`, `pkt+34`
/// @param bar empty for what no track can show
/// @param range of numbers
/// @param note what else there is to say, in a few words; may be empty
/// @param words the claim in a sentence
public record Claim(Meaning.Kind kind, String badge, String text, Optional<Bar> bar, Optional<ScalarRange> range, String note, String words) {
    /// No value is there, or none that may be read.
    public static Claim unreadable() {
        return new Claim(Meaning.Kind.NONE, Text.of("kind.uninit"), "—", Optional.empty(), Optional.empty(), "", Text.of("known.unreadable"));
    }

    private static final int STACK = 512;
    private static final int PACKET = 64;
    private static final int LONGEST_TRACK = 1 << 16;
    /// The name of a structure of the kernel, as the platform prints it.
    private static final Pattern STRUCTURE = Pattern.compile("ptr_(?:or_null_)?(\\w+)\\(");

    /// The claim about `value`.
    ///
    /// @param packet the length of the packet that is looked at, if there is one
    public static Claim of(AbstractValue value, Look look, ProgramSet set, OptionalInt packet) {
        return switch (value) {
            case AbstractValue.Uninitialized() -> unreadable();
            case AbstractValue.Scalar scalar -> number(look.claim(scalar));
            case AbstractValue.Pointer pointer -> pointer(pointer, set, packet);
        };
    }

    /// Whether `known` is claimed of a machine that holds `value`. On a borrowed path, what the machine contradicts is not: nobody reads that register there, so the
    /// paths need not agree on it.
    public static boolean isMade(AbstractValue known, long value, Look look, ProgramSet set, int packet) {
        return !look.borrowed() || allows(known, value, set, packet);
    }

    /// Whether a machine may hold `value` where the verifier knows `known`; what no track can show is believed.
    static boolean allows(AbstractValue known, long value, ProgramSet set, int packet) {
        return switch (known) {
            case AbstractValue.Uninitialized() -> true;
            case AbstractValue.Scalar scalar -> scalar.range().contains(value);
            case AbstractValue.Pointer pointer -> {
                Meaning meaning = Meaning.of(value, set, packet);
                Meaning.Kind kind = kind(pointer.type());
                boolean same = meaning.kind() == kind || meaning.kind() == Meaning.Kind.PACKET_END && kind == Meaning.Kind.PACKET;
                yield pointer.nullable() && value == 0 || meaning.kind() != Meaning.Kind.SCALAR && (!same || bar(pointer, kind, set, OptionalInt.of(packet)).filter(b -> !b.contains(meaning.offset())).isEmpty());
            }
        };
    }

    private static Claim number(ScalarRange range) {
        Track track = Track.of(range);
        String text = RangeWords.of(range);
        String words = range.isConstant() ? Text.of("known.constant", text) : range.isUnknown() ? Text.of("known.number") : Text.of("known.range", text);
        return new Claim(Meaning.Kind.SCALAR, Text.of("kind.scalar"), text, Optional.of(Bar.of(track, track.low(range), track.high(range))), Optional.of(range), "", words);
    }

    private static Claim pointer(AbstractValue.Pointer pointer, ProgramSet set, OptionalInt packet) {
        Meaning.Kind kind = kind(pointer.type());
        Optional<Bar> bar = bar(pointer, kind, set, packet);
        return new Claim(kind, badge(pointer), text(pointer, kind), bar, Optional.empty(), note(pointer, kind, set), words(pointer, kind, set));
    }

    /// Which of the machine's things `value` is or leads to.
    static Meaning.Kind kind(AbstractValue value) {
        return switch (value) {
            case AbstractValue.Uninitialized() -> Meaning.Kind.NONE;
            case AbstractValue.Scalar _ -> Meaning.Kind.SCALAR;
            case AbstractValue.Pointer pointer -> kind(pointer.type());
        };
    }

    /// Which of the machine's things the verifier's type `type` leads to.
    private static Meaning.Kind kind(String type) {
        return switch (type) {
            case "ctx" -> Meaning.Kind.CONTEXT;
            case "fp" -> Meaning.Kind.STACK;
            case "pkt", "pkt_meta" -> Meaning.Kind.PACKET;
            case "pkt_end" -> Meaning.Kind.PACKET_END;
            case "map_ptr" -> Meaning.Kind.MAP;
            case "func" -> Meaning.Kind.CODE;
            case "map_value" -> Meaning.Kind.MAP_VALUE;
            case "map_key" -> Meaning.Kind.MAP_KEY;
            case "ringbuf_mem", "mem", "rdonly_mem" -> Meaning.Kind.MEMORY;
            // All else is the kernel's own: sockets, tasks, flows.
            default -> Meaning.Kind.CONTEXT;
        };
    }

    private static String badge(AbstractValue.Pointer pointer) {
        return switch (pointer.type()) {
            case "map_value" -> pointer.nullable() ? Text.of("kind.val_null") : Text.of("kind.map_value");
            case "map_ptr" -> Text.of("kind.map");
            default -> pointer.nullable() ? Text.of("kind.nullable", name(pointer.type())) : name(pointer.type());
        };
    }

    /// What a tag has room for.
    private static String name(String type) {
        return switch (type) {
            case "ringbuf_mem" -> Text.of("kind.record");
            case "sock", "sock_common", "tcp_sock", "xdp_sock" -> Text.of("kind.socket");
            case "tp_buffer" -> Text.of("kind.buffer");
            case "dynptr_ptr" -> Text.of("kind.dynptr");
            default -> type.endsWith("ptr_") ? Text.of("kind.kernel") : type;
        };
    }

    private static String text(AbstractValue.Pointer pointer, Meaning.Kind kind) {
        String moved = moved(pointer);
        return switch (kind) {
            case PACKET -> pointer.typeName() + (moved.isEmpty() ? "+0" : moved);
            // The platform prints the frame only where it is another one than that of the function at work.
            case STACK -> "fp" + (pointer.text().startsWith("fp[") ? "[" + pointer.frame() + "]" : "") + moved;
            case CONTEXT, PACKET_END, MAP, MAP_VALUE, MAP_KEY, MEMORY, CODE, SCALAR, NONE -> pointer.typeName() + moved;
        };
    }

    private static String moved(AbstractValue.Pointer pointer) {
        if (pointer.variable().isConstant()) {
            long offset = pointer.offset() + pointer.variable().value();
            return offset == 0 ? "" : offset < 0 ? Long.toString(offset) : "+" + offset;
        }
        String constant = pointer.offset() == 0 ? "" : pointer.offset() < 0 ? Long.toString(pointer.offset()) : "+" + pointer.offset();
        return "+" + RangeWords.of(pointer.variable()) + constant;
    }

    private static Optional<Bar> bar(AbstractValue.Pointer pointer, Meaning.Kind kind, ProgramSet set, OptionalInt packet) {
        long low = saturated(pointer.offset(), pointer.variable().smin());
        long high = saturated(pointer.offset(), pointer.variable().smax());
        return switch (kind) {
            case STACK -> Optional.of(Bar.of(Track.bytes(-STACK, 0), low, high));
            case PACKET -> {
                long base = Math.clamp(pointer.variable().smin(), 0, LONGEST_TRACK);
                long needed = Math.clamp(Math.max(pointer.range() + base, high > LONGEST_TRACK ? low : high), 0, LONGEST_TRACK);
                Track track = Track.bytes(0, Math.max(needed, packet.orElse(PACKET)));
                yield Optional.of(Bar.of(track, low, high).proving(base, pointer.range() == 0 ? base : pointer.range() + base)).filter(b -> pointer.type().equals("pkt"));
            }
            case PACKET_END -> Optional.empty();
            case MAP_VALUE -> pointer.map() < 0 || !pointer.type().equals("map_value") ? Optional.empty() : Optional.of(set.maps().get(pointer.map()).valueSize())
                    .filter(size -> size > 0).map(size -> Bar.of(Track.bytes(0, size), low, high)).map(b -> pointer.nullable() ? b : b.proving(b.track().first(), b.track().last()));
            // What these lead into is counted from somewhere that the machine's addresses do not tell.
            case CONTEXT, MAP, MAP_KEY, MEMORY, CODE, SCALAR, NONE -> Optional.empty();
        };
    }

    private static long saturated(long offset, long variable) {
        long sum = offset + variable;
        return ((offset ^ sum) & (variable ^ sum)) < 0 ? (offset < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    private static String note(AbstractValue.Pointer pointer, Meaning.Kind kind, ProgramSet set) {
        return switch (kind) {
            case PACKET -> Text.of("known.proven", pointer.range());
            case PACKET_END -> Text.of("registers.packet-end");
            case CONTEXT -> pointer.type().equals("ctx") ? Text.of("registers.context") : Text.of("known.kernel." + owned(pointer), structure(pointer));
            case STACK -> Text.of("known.frame", Math.max(0, pointer.frame()));
            case MAP -> map(pointer, set);
            case MAP_VALUE -> isMap(pointer, set) ? Text.of("known.value", set.maps().get(pointer.map()).name(), set.maps().get(pointer.map()).valueSize()) : Text.of("known.memory");
            case MAP_KEY -> isMap(pointer, set) ? Text.of("known.key", set.maps().get(pointer.map()).name(), set.maps().get(pointer.map()).keySize()) : Text.of("known.key.any");
            case MEMORY -> Text.of("known.memory." + memory(pointer), pointer.size());
            case CODE -> Text.of("registers.code");
            case SCALAR, NONE -> "";
        };
    }

    private static boolean isMap(AbstractValue.Pointer pointer, ProgramSet set) {
        return pointer.map() >= 0 && pointer.map() < set.maps().size();
    }

    /// Which of the kernel's own it leads to, as keys of messages end.
    private static String owned(AbstractValue.Pointer pointer) {
        return switch (pointer.type()) {
            case "sock", "sock_common", "tcp_sock", "xdp_sock" -> "socket";
            case "flow_keys" -> "flow";
            case "tp_buffer" -> "tracepoint";
            case "dynptr_ptr" -> "dynptr";
            default -> structure(pointer).isEmpty() ? "other" : "structure";
        };
    }

    private static String structure(AbstractValue.Pointer pointer) {
        Matcher name = STRUCTURE.matcher(pointer.text());
        return name.find() ? name.group(1) : "";
    }

    /// Which memory it leads to, as keys of messages end.
    private static String memory(AbstractValue.Pointer pointer) {
        return (pointer.type().equals("ringbuf_mem") ? "record" : "bytes") + (pointer.size() < 0 ? ".any" : "");
    }

    private static String map(AbstractValue.Pointer pointer, ProgramSet set) {
        return isMap(pointer, set) ? Text.of("known.map", set.maps().get(pointer.map()).name()) : Text.of("registers.map");
    }

    private static String words(AbstractValue.Pointer pointer, Meaning.Kind kind, ProgramSet set) {
        String what = switch (kind) {
            case PACKET -> Text.of("known.words.packet", pointer.range());
            case PACKET_END -> Text.of("known.words.packet-end");
            case CONTEXT -> pointer.type().equals("ctx") ? Text.of("known.words.context") : Text.of("known.words.kernel." + owned(pointer), structure(pointer));
            case STACK -> Text.of("known.words.stack", Math.max(0, pointer.frame()));
            case MAP -> Text.of("known.words.map", map(pointer, set));
            case MAP_VALUE, MAP_KEY -> Text.of("known.words.value", note(pointer, kind, set));
            case MEMORY -> Text.of("known.words.memory." + memory(pointer), pointer.size());
            case CODE -> Text.of("known.words.code");
            case SCALAR, NONE -> "";
        };
        return pointer.nullable() ? Text.of("known.words.nullable", what) : what;
    }
}
