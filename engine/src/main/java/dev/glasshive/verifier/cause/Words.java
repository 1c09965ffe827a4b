package dev.glasshive.verifier.cause;

import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.domain.ScalarRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What types of pointers and ranges of numbers are called.
final class Words {
    /// From here on, people read hexadecimal digits better.
    private static final long BIG = 1 << 20;

    /// Of a place in the packet that was never compared with its end.
    static final String UNCHECKED = ", not checked";

    private Words() {}

    /// A pointer of `type`, with an article.
    static String pointer(String type) {
        return switch (type) {
            case "ctx" -> "the context";
            case "fp" -> "a pointer to the stack";
            case "pkt" -> "a pointer into the packet";
            case "pkt_meta" -> "a pointer to the packet's metadata";
            case "pkt_end" -> "the end of the packet";
            case "map_ptr" -> "a map";
            case "map_key" -> "a pointer to a key of a map";
            case "map_value" -> "a pointer to a map value";
            case "ringbuf_mem" -> "memory of a ring buffer";
            case "mem" -> "a pointer to memory";
            case "sock", "sock_common", "tcp_sock", "xdp_sock" -> "a socket (" + type + ")";
            case "flow_keys" -> "the flow keys";
            case "func" -> "the address of a function";
            case "scalar" -> "a number";
            default -> "a pointer of the type " + type;
        };
    }

    /// One of the types that a message lists behind `expected=`.
    static String expected(String list) {
        List<String> types = List.of(list.split(", ", -1));
        if (types.size() == 1) {
            return types.getFirst().equals("ringbuf_mem") ? "what bpf_ringbuf_reserve gave" : types.getFirst().equals("map_ptr") ? "the map itself" : pointer(types.getFirst());
        }
        if (types.contains("map_value")) {
            List<String> places = new ArrayList<>();
            for (String type : types) {
                switch (type) {
                    case "fp" -> places.add("the stack");
                    case "pkt" -> places.add("the packet");
                    case "map_value" -> places.add("a map value");
                    default -> { }
                }
            }
            return "a pointer to memory (" + String.join(", ", places) + ")";
        }
        return types.stream().anyMatch(type -> type.contains("sock")) ? "a socket" : "one of " + list;
    }

    /// What a number can be, behind "can be".
    static String range(ScalarRange range) {
        if (range.isConstant()) {
            return "only " + number(range.value());
        }
        boolean negative = range.smin() < 0;
        if (negative && (range.smin() == Long.MIN_VALUE || range.smax() == Long.MAX_VALUE)) {
            if (range.smin() == Long.MIN_VALUE && range.smax() == Long.MAX_VALUE) {
                return "any number";
            }
            return range.smax() == Long.MAX_VALUE ? "any number from " + range.smin() + " on" : "any number up to " + range.smax() + ", also negative";
        }
        if (!negative && range.smax() == Long.MAX_VALUE) {
            return range.smin() == 0 ? "any number from 0 on" : "any number from " + range.smin() + " on";
        }
        return "anything from " + range.smin() + " to " + range.smax();
    }

    /// A value, behind `is`.
    static String value(AbstractValue value, Vocabulary vocabulary) {
        return switch (value) {
            case AbstractValue.Uninitialized() -> "without a value";
            case AbstractValue.Scalar scalar when scalar.text().startsWith("{") -> mixed(scalar.text());
            case AbstractValue.Scalar scalar -> scalar.range().isConstant() ? number(scalar.range().value()) : range(scalar.range());
            case AbstractValue.Pointer pointer -> place(pointer, vocabulary) + (pointer.nullable() ? ", or 0" : "");
        };
    }

    /// A value that is of another kind on each way, as a verifier that joins paths prints it: `{number, packet} svalue=[0, 5]`.
    private static String mixed(String text) {
        List<String> kinds = List.of(text.substring(1, text.indexOf('}')).split(", ", -1));
        return kinds.stream().map(Words::kind).collect(Collectors.joining(" or "));
    }

    private static String kind(String type) {
        return switch (type) {
            case "number" -> "a number";
            case "packet" -> "a pointer into the packet";
            case "stack" -> "a pointer to the stack";
            case "shared" -> "a pointer to a map value";
            case "map_fd", "map_fd_programs" -> "a map";
            case "alloc_mem" -> "memory of a ring buffer";
            case "socket" -> "a socket";
            default -> pointer(type);
        };
    }

    private static String place(AbstractValue.Pointer pointer, Vocabulary vocabulary) {
        String base = switch (pointer.type()) {
            case "fp" -> pointer.offset() == 0 ? "the end of the stack frame" : "the stack at r10";
            case "pkt" -> "the packet";
            case "map_value" -> "a value of the map " + vocabulary.map(pointer.map());
            case "map_ptr" -> "the map " + vocabulary.map(pointer.map());
            default -> pointer(pointer.type());
        };
        String constant = pointer.offset() == 0 ? "" : (pointer.offset() < 0 ? "-" : "+") + Math.abs(pointer.offset());
        String variable = pointer.variable().isConstant() && pointer.variable().value() == 0 ? "" : " plus " + range(pointer.variable());
        String checked = !pointer.type().equals("pkt") ? "" : pointer.range() == 0 ? UNCHECKED : ", " + pointer.range() + (pointer.range() == 1 ? " byte checked" : " bytes checked");
        return base + (constant.isEmpty() || pointer.type().equals("fp") ? constant : " at " + constant) + variable + checked;
    }

    private static String number(long number) {
        return Math.abs(number) < BIG ? String.valueOf(number) : "0x" + Long.toHexString(number);
    }

    /// What a number is, behind its name.
    static String is(ScalarRange range) {
        return range.isConstant() ? "is always " + number(range.value()) : "can be " + range(range);
    }
}
