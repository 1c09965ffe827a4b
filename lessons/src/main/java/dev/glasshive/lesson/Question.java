package dev.glasshive.lesson;

import java.util.List;
import java.util.Optional;

/// A bet on what the machine will do next.
///
/// @param accepted answers that are right
/// @param wrong answers that have a reason of their own
/// @param right why the right answer is right
/// @param otherwise said to any other answer
public record Question(Prose ask, Subject subject, When when, List<Data> accepted, Reason right, List<WrongAnswer> wrong, Reason otherwise) {

    /// Copies what it is given.
    public Question {
        accepted = List.copyOf(accepted);
        wrong = List.copyOf(wrong);
    }

    /// What is asked for.
    public sealed interface Subject {}

    /// What a spot will hold.
    public record Value(Spot.Valued spot) implements Subject {}

    /// Which instruction will be next, by its slot.
    public record NextInstruction() implements Subject {}

    /// The moment that the bet is about.
    public enum When {
        /// After the next step.
        AFTER_STEP,
        /// When this packet's run has ended.
        AT_END
    }

    /// An answer with the belief behind it.
    public record WrongAnswer(Data answer, Reason reason) {}

    /// What a learner's `text` means as an answer to this question.
    public Optional<Data> read(String text) {
        return switch (subject) {
            case Value(Spot.StackSpot _), Value(Spot.PacketSpot _) -> Data.parseBytes(text).map(raw -> raw);
            case Value(Spot.RegisterSpot _), Value(Spot.EntrySpot _) -> Data.parse(text);
            case NextInstruction() -> Data.parse(text.strip().replaceFirst("^(insn|instruction)\\s+", ""));
        };
    }

    /// How an answer is written, for an empty answer box.
    public String form() {
        return switch (subject) {
            case Value(Spot.StackSpot _), Value(Spot.PacketSpot _) -> "bytes in hexadecimal, lowest address first";
            case Value(Spot.RegisterSpot _), Value(Spot.EntrySpot _) -> "a number, such as 42 or 0x2a";
            case NextInstruction() -> "the number of an instruction";
        };
    }
}
