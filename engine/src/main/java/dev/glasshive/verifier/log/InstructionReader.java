package dev.glasshive.verifier.log;

import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Decoder;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Instructions from what a log prints of them. The opcode says what the text leaves open; the text has registers, distances and numbers.
///
/// A wide load is read as a plain number: whether it means a map is not printed.
final class InstructionReader {
    private static final int CALL = 0x85;
    private static final int MOST_HELPERS = 1000;
    private static final int WIDE = 0x18;
    private static final String REGISTER = "[rw](\\d{1,2})";
    private static final String PLACE = "\\(\\w+ \\*\\)\\(r(\\d{1,2}) ([+-]\\d{1,6})\\)";
    private static final Pattern EXTENDED = Pattern.compile(REGISTER + " = \\(s(8|16|32)\\)" + REGISTER);
    private static final Pattern NEGATED = Pattern.compile(REGISTER + " = -" + REGISTER);
    private static final Pattern SWAPPED = Pattern.compile("r(\\d{1,2}) = (?:be|le|bswap)(16|32|64) r\\d{1,2}");
    private static final Pattern CALCULATED = Pattern.compile(REGISTER + " (\\S{1,4}) (?:" + REGISTER + "|(-?\\d{1,11}|0x[0-9a-f]{1,16}))");
    private static final Pattern LOADED = Pattern.compile("r(\\d{1,2}) = \\*" + PLACE);
    private static final Pattern STORED = Pattern.compile("\\*" + PLACE + " = (?:r(\\d{1,2})|(-?\\d{1,11}))");
    private static final Pattern LOCKED = Pattern.compile("lock \\*" + PLACE + " (\\S{2}) r(\\d{1,2})");
    private static final Pattern FETCHED = Pattern.compile("r(\\d{1,2}) = atomic(?:64)?_(\\w+)\\(" + PLACE + ",(?: r0,)? r(\\d{1,2})\\)");
    private static final Pattern ACQUIRED = Pattern.compile("r(\\d{1,2}) = load_acquire\\(" + PLACE + "\\)");
    private static final Pattern RELEASED = Pattern.compile("store_release\\(" + PLACE + ", r(\\d{1,2})\\)");
    private static final Pattern LEGACY = Pattern.compile("r0 = \\*\\(\\w+ \\*\\)skb\\[(?:r(\\d{1,2}) \\+ )?(-?\\d{1,11})]");
    private static final Pattern GOTO = Pattern.compile("goto(l)? pc([+-]\\d{1,11})");
    private static final Pattern BRANCH = Pattern.compile("if " + REGISTER + " (\\S{1,3}) (?:" + REGISTER + "|(0x[0-9a-f]{1,8}|-?\\d{1,11})) goto pc([+-]\\d{1,6})");
    private static final Pattern CALLED = Pattern.compile("call (?:pc([+-]\\d{1,10})|([^#]*)#(-?\\d{1,10}))");

    private InstructionReader() {}

    /// The instruction with this opcode and text; empty where the text is damaged or newer than this program.
    static Optional<Instruction> read(int opcode, String text) {
        return fields(opcode, text).flatMap(fields -> {
            try {
                return Optional.of(Decoder.decode(fields, 0));
            } catch (MalformedProgramException _) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Fields> fields(int opcode, String text) {
        if (text.equals("exit")) {
            return Optional.of(new Fields(opcode, 0, 0, 0, 0));
        }
        return switch (opcode & 7) {
            case 0 -> load(opcode, text);
            case 1 -> match(LOADED, text).map(found -> new Fields(opcode, number(found, 1), number(found, 2), number(found, 3), 0));
            case 2, 3 -> store(opcode, text);
            case 4, 7 -> calculation(opcode, text);
            default -> jump(opcode, text);
        };
    }

    private static Optional<Fields> load(int opcode, String text) {
        Optional<Matcher> legacy = match(LEGACY, text);
        if (legacy.isPresent()) {
            return legacy.map(found -> new Fields(opcode, 0, number(found, 1), 0, number(found, 2)));
        }
        return opcode == WIDE ? match(CALCULATED, text).filter(found -> found.group(2).equals("=") && found.group(4) != null).map(found -> {
            long value = Numbers.parse(found.group(4)).orElse(0);
            return new Fields(opcode, number(found, 1), 0, 0, (int) value).withNext((int) (value >>> 32));
        }) : Optional.empty();
    }

    private static Optional<Fields> store(int opcode, String text) {
        return match(STORED, text).map(found -> new Fields(opcode, number(found, 1), number(found, 3), number(found, 2), number(found, 4)))
                .or(() -> match(LOCKED, text).flatMap(found -> atomic(op -> op.result() == AtomicOp.Result.NONE && op.symbol().equals(found.group(3)))
                        .map(op -> new Fields(opcode, number(found, 1), number(found, 4), number(found, 2), op.code()))))
                .or(() -> match(FETCHED, text).flatMap(found -> atomic(op -> op.result() != AtomicOp.Result.NONE && op.mnemonic().equals(found.group(2)))
                        .map(op -> new Fields(opcode, number(found, 3), number(found, 5), number(found, 4), op.code()))))
                .or(() -> match(ACQUIRED, text).map(found -> new Fields(opcode, number(found, 1), number(found, 2), number(found, 3), 0x100)))
                .or(() -> match(RELEASED, text).map(found -> new Fields(opcode, number(found, 1), number(found, 3), number(found, 2), 0x110)));
    }

    private static Optional<AtomicOp> atomic(java.util.function.Predicate<AtomicOp> wanted) {
        return Arrays.stream(AtomicOp.values()).filter(wanted).findFirst();
    }

    private static Optional<Fields> calculation(int opcode, String text) {
        return match(EXTENDED, text).map(found -> new Fields(opcode, number(found, 1), number(found, 3), number(found, 2), 0))
                .or(() -> match(NEGATED, text).map(found -> new Fields(opcode, number(found, 1), 0, 0, 0)))
                .or(() -> match(SWAPPED, text).map(found -> new Fields(opcode, number(found, 1), 0, 0, number(found, 2))))
                .or(() -> match(CALCULATED, text).map(found -> new Fields(opcode, number(found, 1), number(found, 3), found.group(2).matches("s[/%]=") ? 1 : 0, number(found, 4))));
    }

    private static Optional<Fields> jump(int opcode, String text) {
        if (opcode == CALL) {
            return match(CALLED, text).map(found -> found.group(1) != null ? new Fields(opcode, 0, 1, 0, number(found, 1))
                    : new Fields(opcode, 0, isHelper(found.group(2), number(found, 3)) ? 0 : 2, 0, number(found, 3)));
        }
        return match(GOTO, text).map(found -> found.group(1) == null ? new Fields(opcode, 0, 0, number(found, 2), 0) : new Fields(opcode, 0, 0, 0, number(found, 2)))
                .or(() -> match(BRANCH, text).map(found -> new Fields(opcode, number(found, 1), number(found, 3), number(found, 5), number(found, 4))));
    }

    /// Kernel functions are printed like helpers, with the number of their type, which is far larger; those that the kernel lacks have no name.
    private static boolean isHelper(String name, int number) {
        return name.equals("unknown") || !name.isEmpty() && number >= 0 && number < MOST_HELPERS;
    }

    private static Optional<Matcher> match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    /// The number in a group, 0 where it found nothing.
    private static int number(Matcher matcher, int group) {
        String text = matcher.group(group);
        if (text == null) {
            return 0;
        }
        OptionalLong value = Numbers.parse(text.startsWith("+") ? text.substring(1) : text);
        return (int) value.orElse(0);
    }
}
