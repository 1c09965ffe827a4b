package dev.glasshive.lesson.check;

import dev.glasshive.isa.Encoder;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.jit.MachineInstruction;
import dev.glasshive.jit.NativeEmitter;
import dev.glasshive.jit.NativeOptions;
import dev.glasshive.lesson.Data;
import dev.glasshive.lesson.Fact;
import dev.glasshive.lesson.Knowledge;
import dev.glasshive.lesson.Moment;
import dev.glasshive.lesson.Question;
import dev.glasshive.lesson.Setup;
import dev.glasshive.lesson.Spot;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the machine, the verifier or the encoder answers to a question.
final class Truth {
    private final Question question;
    private final Attempt.Ran ran;
    private final OptionalInt start;

    Truth(Question question, Setup setup, Attempt.Ran ran) {
        this.question = question;
        this.ran = ran;
        this.start = setup.at().orElse(new Moment.Anywhere()).first(ran.timeline());
    }

    /// Why there is no answer, in words for the author.
    Optional<String> obstacle() {
        return switch (question.subject()) {
            case Question.Value _, Question.NextInstruction _ -> then().isPresent() ? Optional.empty()
                    : Optional.of("a prediction needs a machine that stands before the step in question; add a state block with at: insn ...");
            case Question.Branch() -> branch().isPresent() ? Optional.empty()
                    : Optional.of("the machine does not stand before a branch; write at: with the slot of one");
            case Question.Encoded(Question.Part part, int slot) -> part == Question.Part.SLOTS ? Optional.empty() : instruction(slot);
            case Question.Emitted(Question.Measure _, int slot, boolean _) -> instruction(slot);
            case Question.Acceptance(), Question.Processed() -> judgement().isPresent() ? Optional.empty()
                    : Optional.of("the verifier of " + ran.machine().platform().name() + " is not here; ask about another platform");
            case Question.Known(Register register, Knowledge.Facet facet, int slot) -> known(register, facet, slot);
            case Question.Said _ -> Optional.empty();
        };
    }

    private Optional<String> instruction(int slot) {
        return ran.program().code().startsAt(slot) ? Optional.empty() : Optional.of("no instruction starts at slot " + slot + "; correct the number");
    }

    private Optional<String> known(Register register, Knowledge.Facet facet, int slot) {
        List<String> known = judgement().map(j -> j.known(slot, register, facet)).orElse(List.of());
        return known.size() == 1 ? Optional.empty()
                : Optional.of(known.isEmpty() ? "the verifier never comes to insn " + slot + "; correct the number"
                        : "the verifier knows different things of " + register + " before insn " + slot + ": " + String.join(" or ", known) + "; ask where all paths agree");
    }

    /// How `answer` differs from what is true, if it does. Only where there is no obstacle.
    Optional<Difference> difference(Data answer) {
        return switch (question.subject()) {
            case Question.Value(Spot.Valued spot) -> value(spot, answer);
            case Question.NextInstruction() -> number("the next instruction", then().map(Snapshot::slot).orElse(-1), answer);
            case Question.Branch() -> word("the branch", branch().orElse(""), answer);
            case Question.Acceptance() -> word("the verdict", judgement().filter(Judgement::accepted).isPresent() ? "accepted" : "rejected", answer);
            case Question.Known(Register register, Knowledge.Facet facet, int slot) ->
                    word(facet.noun() + " of " + register, judgement().map(j -> j.known(slot, register, facet).getFirst()).orElse(""), answer);
            case Question.Encoded(Question.Part part, int slot) -> encoded(part, slot, answer);
            case Question.Emitted(Question.Measure measure, int slot, boolean blinded) -> emitted(measure, slot, blinded, answer);
            case Question.Processed() -> number("the number of instructions processed", judgement().map(Judgement::processed).orElse(-1), answer);
            case Question.Said _ -> question.accepted().contains(answer) ? Optional.empty() : Optional.of(new Difference("", "the answer", "another", answer.toString()));
        };
    }

    private Optional<Judgement> judgement() {
        return new Evaluation(ran).judgement();
    }

    private Optional<Snapshot> then() {
        Timeline timeline = ran.timeline();
        if (start.isEmpty()) {
            return Optional.empty();
        }
        return switch (question.when()) {
            // Of several processors, the one whose step it is.
            case AFTER_STEP -> start.getAsInt() < timeline.length() ? Optional.of(timeline.at(start.getAsInt() + 1, timeline.cpuAt(start.getAsInt()))) : Optional.empty();
            case AT_END -> timeline.runAt(start.getAsInt()).map(run -> timeline.at(run.last()));
        };
    }

    private Optional<String> branch() {
        if (start.isEmpty() || !(ran.timeline().instructionAt(start.getAsInt()).orElse(null) instanceof Instruction.Branch)) {
            return Optional.empty();
        }
        int slot = ran.timeline().slotAt(start.getAsInt());
        return then().map(snapshot -> snapshot.slot() == slot + 1 ? "not taken" : "taken");
    }

    private Optional<Difference> value(Spot.Valued spot, Data answer) {
        Facts facts = new Facts(ran.machine().platform().programType(ran.program().type()));
        Snapshot snapshot = then().orElseThrow();
        if (question.bits().isPresent() && spot instanceof Spot.RegisterSpot(Register register) && answer instanceof Data.Numeral(long number, String _)) {
            return number(register.toString(), question.bits().get().cut(snapshot.registers().value(register).orElse(0)), new Data.Numeral(number, answer.toString()));
        }
        return facts.difference(new Fact.Holds(spot, answer), snapshot);
    }

    private Optional<Difference> encoded(Question.Part part, int slot, Data answer) {
        if (part == Question.Part.SLOTS) {
            return number("the number of slots", ran.program().code().size(), answer);
        }
        Instruction instruction = ran.program().code().at(slot);
        Fields fields = Encoder.fields(instruction);
        return switch (part) {
            case OPCODE -> number("the opcode", fields.opcode(), answer);
            case OFFSET -> number("the offset", fields.offset(), answer);
            case IMM -> number("the immediate", fields.imm(), answer);
            case BYTES, SLOTS -> {
                Bytes bytes = Bytes.of(Encoder.encode(instruction, ran.machine().host().order()));
                yield answer.equals(new Data.Raw(bytes)) ? Optional.empty() : Optional.of(new Difference("", "the encoding", answer.toString(), Data.spaced(bytes)));
            }
        };
    }

    private Optional<Difference> emitted(Question.Measure measure, int slot, boolean blinded, Data answer) {
        Code code = ran.program().code();
        List<MachineInstruction> emitted = NativeEmitter.of(ran.program(), new NativeOptions(blinded)).instructions().get(code.starts().indexOf(slot));
        return switch (measure) {
            case INSTRUCTIONS -> number("the number of x86-64 instructions", emitted.size(), answer);
            case BYTES -> number("the number of bytes of x86-64", emitted.stream().mapToInt(one -> one.code().length()).sum(), answer);
        };
    }

    private Optional<Difference> number(String what, long truth, Data answer) {
        long cut = question.bits().map(bits -> bits.cut(truth)).orElse(truth);
        return answer.equals(new Data.Numeral(cut, "")) ? Optional.empty() : Optional.of(new Difference("", what, answer.toString(), Facts.number(cut)));
    }

    private static Optional<Difference> word(String what, String truth, Data answer) {
        return answer.equals(new Data.Word(truth)) ? Optional.empty() : Optional.of(new Difference("", what, answer.toString(), truth));
    }
}
