package dev.glasshive.verifier.linux;

import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.linux.Value.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Format strings, which must lie in memory that nobody can change any more.
final class FormatRules {
    private final Analysis analysis;
    private final RegionRules regions;

    FormatRules(Analysis analysis, RegionRules regions) {
        this.analysis = analysis;
        this.regions = regions;
    }

    /// The text that `register` leads to.
    String constant(int register, Pointer pointer) throws Rejected {
        if (!(pointer.kind() instanceof PointerKind.MapValue(int map, int _))) {
            throw new IllegalStateException(pointer.typeName());
        }
        MapSpec spec = analysis.map(map);
        if (spec.mutability() != MapSpec.Mutability.READ_ONLY) {
            throw analysis.refuse(Rejected.EACCES, "R" + register + " does not point to a readonly map'");
        }
        if (!pointer.isFixed()) {
            throw analysis.refuse(Rejected.EACCES, "R" + register + " is not a constant address'");
        }
        if (!spec.type().equals("array") || spec.maxEntries() != 1) {
            throw analysis.refuse(Rejected.EACCES, "no direct value access support for this map type");
        }
        int at = (int) pointer.fixedOffset();
        regions.check(register, pointer, pointer.offset(), spec.valueSize() - at, RegionRules.Zero.FORBIDDEN);
        byte[] value = FrozenMaps.contents(spec);
        int end = at;
        while (end < value.length && value[end] != 0) {
            end++;
        }
        if (end == value.length) {
            throw analysis.refuse(Rejected.EINVAL, "string is not zero-terminated");
        }
        return new String(Arrays.copyOfRange(value, at, end), StandardCharsets.ISO_8859_1);
    }

    /// Checks that `format` asks for no more numbers than lie in `bytes` bytes.
    void check(String format, long bytes) throws Rejected {
        if (bytes % Long.BYTES != 0) {
            throw new Rejected(Rejected.EINVAL);
        }
        int wanted = new Scan(format).arguments();
        if (wanted < 0 || wanted > bytes / Long.BYTES) {
            throw analysis.refuse(Rejected.EINVAL, "Invalid format string");
        }
    }

    /// A walk along a format.
    private static final class Scan {
        private final String format;
        private int at;

        Scan(String format) {
            this.format = format;
        }

        /// How many numbers the format asks for, or -1 if it means nothing.
        int arguments() {
            int count = 0;
            while (at < format.length()) {
                char next = format.charAt(at++);
                if (next < 0x80 && !isPrintable(next) && !isSpace(next)) {
                    return -1;
                }
                if (next == '%') {
                    if (peek() == '%') {
                        at++;
                    } else if (conversion()) {
                        count++;
                    } else {
                        return -1;
                    }
                }
            }
            return count;
        }

        private char peek() {
            return at < format.length() ? format.charAt(at) : 0;
        }

        private boolean conversion() {
            while ("0+- ".indexOf(peek()) >= 0) {
                at++;
            }
            while (peek() >= '0' && peek() <= '9') {
                at++;
            }
            char kind = peek();
            at++;
            return switch (kind) {
                case 'p' -> address();
                case 's', 'c' -> true;
                case 'l' -> {
                    if (peek() == 'l') {
                        at++;
                    }
                    at++;
                    yield isNumber(format, at - 1);
                }
                default -> isNumber(format, at - 1);
            };
        }

        private static boolean isNumber(String format, int index) {
            return index < format.length() && "diuxX".indexOf(format.charAt(index)) >= 0;
        }

        /// What follows `%p`: how to print the address or what lies there.
        private boolean address() {
            char kind = peek();
            if ((kind == 'k' || kind == 'u') && at + 1 < format.length() && format.charAt(at + 1) == 's') {
                at += 2;
                return endsWord();
            }
            if (endsWord()) {
                return true;
            }
            at++;
            return switch (kind) {
                case 'K', 'x', 's', 'S', 'B' -> true;
                case 'i', 'I' -> peek() == '4' || peek() == '6';
                default -> false;
            };
        }

        private boolean endsWord() {
            char next = peek();
            return next == 0 || isSpace(next) || isPunctuation(next);
        }

        private static boolean isPrintable(char c) {
            return c >= ' ' && c < 0x7f;
        }

        private static boolean isSpace(char c) {
            return c == ' ' || c >= '\t' && c <= '\r';
        }

        private static boolean isPunctuation(char c) {
            return isPrintable(c) && c != ' ' && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z');
        }
    }
}
