package dev.glasshive.lesson;

import dev.glasshive.isa.Register;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A bet on what the machine will do next, or on what a verifier or an encoding makes of the program.
///
/// @param bits the answer is given by clicking bits
/// @param accepted answers that are right
/// @param wrong answers that have a reason of their own
/// @param right why the right answer is right
/// @param otherwise said to any other answer
public record Question(Prose ask, Subject subject, When when, Optional<Bits> bits, List<Data> accepted, Reason right, List<WrongAnswer> wrong, Reason otherwise) {

    private static final Pattern HEXADECIMAL = Pattern.compile("(-?)((?=[0-9]*[a-fA-F])[0-9a-fA-F]{1,16})");
    private static final List<String> NUMBERS = List.of("42 or 0x2a", "25 or 0x19");

    /// Copies what it is given.
    public Question {
        accepted = List.copyOf(accepted);
        wrong = List.copyOf(wrong);
    }

    /// What is asked for.
    public sealed interface Subject {
        /// The subject that `text` names.
        static Optional<Subject> parse(String text) {
            return SubjectText.parse(text);
        }
    }

    /// What a spot will hold.
    public record Value(Spot.Valued spot) implements Subject {}

    /// Which instruction will be next, by its slot.
    public record NextInstruction() implements Subject {}

    /// Whether the branch at hand is taken.
    public record Branch() implements Subject {}

    /// Whether the verifier accepts the program.
    public record Acceptance() implements Subject {}

    /// What the verifier knows of a register.
    ///
    /// @param slot of the instruction before which it knows
    public record Known(Register register, Knowledge.Facet facet, int slot) implements Subject {}

    /// A part of an instruction's encoding.
    ///
    /// @param slot of the instruction; for [Part#SLOTS], which is about the whole program, 0
    public record Encoded(Part part, int slot) implements Subject {}

    /// What becomes of an instruction on an x86-64 processor.
    ///
    /// @param slot of the instruction
    /// @param blinded whether constants are hidden
    public record Emitted(Measure measure, int slot, boolean blinded) implements Subject {}

    /// How many instructions the verifier looks at, over all paths.
    public record Processed() implements Subject {}

    /// Something that no machine can check: the answers are the author's word.
    public record Said(Form form) implements Subject {}

    /// A part of an encoding.
    public enum Part {
        /// All eight or sixteen bytes, in the byte order of the machine.
        BYTES, OPCODE, OFFSET, IMM, SLOTS
    }

    /// In what native code is counted.
    public enum Measure {
        INSTRUCTIONS, BYTES
    }

    /// What an answer that cannot be checked looks like.
    public enum Form {
        NUMBER, WORD
    }

    /// Bits to click.
    ///
    /// @param width how many, 1 to 64
    /// @param from what they show at first
    public record Bits(int width, long from) {
        /// The most bits.
        public static final int MOST = 64;

        /// The bits of `number` that are shown.
        public long cut(long number) {
            return width == MOST ? number : number & (1L << width) - 1;
        }
    }

    /// The moment that the bet is about.
    public enum When {
        /// After the next step.
        AFTER_STEP,
        /// When this packet's run has ended.
        AT_END
    }

    /// An answer with the belief behind it.
    public record WrongAnswer(Data answer, Reason reason) {}

    /// The answers that there are, where there are few.
    public List<String> choices() {
        return switch (subject) {
            case Branch() -> List.of("taken", "not taken");
            case Acceptance() -> List.of("accepted", "rejected");
            case Value _, NextInstruction _, Known _, Encoded _, Emitted _, Processed _, Said _ -> List.of();
        };
    }

    /// What a learner's `text` means as an answer to this question.
    public Optional<Data> read(String text) {
        return bits.isEmpty() ? readWhole(text) : readWhole(text).map(data -> data instanceof Data.Numeral(long value, String _)
                ? new Data.Numeral(bits.get().cut(value), text.strip()) : data);
    }

    private Optional<Data> readWhole(String text) {
        if (isBytes()) {
            return Data.parseBytes(text).map(raw -> raw);
        }
        return switch (subject) {
            case Value _, Processed(), Encoded _, Emitted _ -> number(text);
            case NextInstruction() -> Data.parse(text.strip().replaceFirst("^(insn|instruction)\\s+", ""));
            case Branch(), Acceptance() -> Optional.of(text.strip().toLowerCase(Locale.ROOT)).filter(choices()::contains).map(Data.Word::new);
            case Known(Register _, Knowledge.Facet facet, int _) -> facet.read(text).map(Data.Word::new);
            case Said(Form form) -> form == Form.NUMBER ? number(text)
                    : Optional.of(text.strip().toLowerCase(Locale.ROOT)).filter(t -> !t.isEmpty()).map(Data.Word::new);
        };
    }

    /// A number; where it has digits that only hexadecimal has, it needs no `0x`.
    private Optional<Data> number(String text) {
        Matcher hexadecimal = HEXADECIMAL.matcher(text.strip());
        return Data.parse(hexadecimal.matches() ? hexadecimal.group(1) + "0x" + hexadecimal.group(2) : text);
    }

    /// Whether `answer` is of a kind with an answer that is expected: bytes are no number.
    public boolean fits(Data answer) {
        return isBytes() || !(answer instanceof Data.Raw) || Stream.concat(accepted.stream(), wrong.stream().map(WrongAnswer::answer)).anyMatch(Data.Raw.class::isInstance);
    }

    private boolean isBytes() {
        return bits.isEmpty() && switch (subject) {
            case Value(Spot.StackSpot _), Value(Spot.PacketSpot _) -> true;
            case Encoded(Part part, int _) -> part == Part.BYTES;
            case Value _, NextInstruction _, Branch _, Acceptance _, Known _, Emitted _, Processed _, Said _ -> false;
        };
    }

    /// How an answer is written, for an empty answer box. An example in it is no answer that is right.
    public String form() {
        if (isBytes()) {
            return "bytes in hexadecimal, lowest address first";
        }
        return switch (subject) {
            case Value _, Encoded _, Emitted _, Processed() -> numberForm();
            case NextInstruction() -> "the number of an instruction";
            case Branch(), Acceptance() -> String.join(" or ", choices());
            case Known(Register _, Knowledge.Facet facet, int _) -> facet.form() + example(facet.examples());
            case Said(Form form) -> form == Form.NUMBER ? numberForm() : "one word";
        };
    }

    private String numberForm() {
        return "a number" + example(NUMBERS);
    }

    private String example(List<String> examples) {
        return examples.stream().filter(text -> read(text.split(" or ", 2)[0]).filter(accepted::contains).isEmpty()).findFirst().map(text -> ", such as " + text).orElse("");
    }

    /// Reads subjects.
    private static final class SubjectText {
        private static final Pattern KNOWN = Pattern.compile("(type|range|signed range|bits|reach) of (r\\d{1,2}) before insn (\\d{1,7})");
        private static final Pattern EMITTED = Pattern.compile("(blinded )?x86 (instructions|bytes) of insn (\\d{1,7})");
        private static final Pattern ENCODED = Pattern.compile("(bytes|opcode|offset|imm) of insn (\\d{1,7})");

        private static Optional<Subject> parse(String text) {
            return switch (text) {
                case "next instruction" -> Optional.of(new NextInstruction());
                case "branch" -> Optional.of(new Branch());
                case "verdict" -> Optional.of(new Acceptance());
                case "number of slots" -> Optional.of(new Encoded(Part.SLOTS, 0));
                case "instructions processed" -> Optional.of(new Processed());
                case "a number" -> Optional.of(new Said(Form.NUMBER));
                case "a word" -> Optional.of(new Said(Form.WORD));
                default -> encoded(text).or(() -> emitted(text)).or(() -> known(text)).or(() -> Spot.parseValued(text).map(Value::new));
            };
        }

        private static Optional<Subject> encoded(String text) {
            Matcher matcher = ENCODED.matcher(text);
            return matcher.matches() ? Optional.of(new Encoded(Part.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), Integer.parseInt(matcher.group(2)))) : Optional.empty();
        }

        private static Optional<Subject> emitted(String text) {
            Matcher matcher = EMITTED.matcher(text);
            return matcher.matches() ? Optional.of(new Emitted(Measure.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)), Integer.parseInt(matcher.group(3)), matcher.group(1) != null)) : Optional.empty();
        }

        private static Optional<Subject> known(String text) {
            Matcher matcher = KNOWN.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            for (Knowledge.Facet facet : Knowledge.Facet.values()) {
                if (facet.noun().equals(matcher.group(1))) {
                    return Spot.parse(matcher.group(2)).flatMap(spot -> spot instanceof Spot.RegisterSpot(Register register)
                            ? Optional.of(new Known(register, facet, Integer.parseInt(matcher.group(3)))) : Optional.empty());
                }
            }
            return Optional.empty();
        }
    }
}
