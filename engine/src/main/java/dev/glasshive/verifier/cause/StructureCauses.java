package dev.glasshive.verifier.cause;

import dev.glasshive.isa.Instruction;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.CausalEvent.Printed;
import dev.glasshive.verifier.Holder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What is wrong with code that was refused before any path was followed: which instruction goes where.
final class StructureCauses {
    private static final int NO_VISIT = -1;

    private StructureCauses() {}

    static List<CausalEvent> of(Vocabulary vocabulary, String message, int slot) {
        if (slot < 0 || slot >= vocabulary.candidate().slots().size()) {
            return List.of();
        }
        List<CausalEvent> events = new ArrayList<>();
        if (message.startsWith("unreachable")) {
            before(vocabulary.candidate(), slot).ifPresent(at -> events.add(jump(vocabulary, at)));
        } else if (message.startsWith("jump out of range") || message.startsWith("back-edge")) {
            events.add(jump(vocabulary, slot));
        } else if (message.startsWith("jump into the middle")) {
            IntStream.range(0, vocabulary.candidate().slots().size()).filter(at -> targets(vocabulary.candidate(), at).contains(slot + 1)).limit(2)
                    .forEach(at -> events.add(jump(vocabulary, at)));
        } else if (message.startsWith("last insn") || message.startsWith("call to invalid")) {
            events.add(jump(vocabulary, slot));
        }
        events.add(new CausalEvent.Refused(vocabulary.at(slot, NO_VISIT), new Holder.OfProgram(), Printed.NOTHING));
        return events;
    }

    private static CausalEvent jump(Vocabulary vocabulary, int slot) {
        return new CausalEvent.Jumped(vocabulary.at(slot, NO_VISIT), targets(vocabulary.candidate(), slot));
    }

    /// The instruction before the one at `slot`.
    private static Optional<Integer> before(Candidate candidate, int slot) {
        if (slot == 0) {
            return Optional.empty();
        }
        boolean wide = slot > 1 && candidate.slots().get(slot - 1).opcode() == 0;
        return Optional.of(wide ? slot - 2 : slot - 1);
    }

    private static List<Integer> targets(Candidate candidate, int slot) {
        return switch (candidate.instruction(slot).orElse(null)) {
            case Instruction.Jump(var _, int offset) -> List.of(slot + 1 + offset);
            case Instruction.Branch(var _, var _, var _, var _, short offset) -> List.of(slot + 1, slot + 1 + offset);
            case Instruction.CallLocal(int offset) -> List.of(slot + 1 + offset);
            case Instruction.Exit() -> List.of();
            case Instruction.LoadImm64 _ -> List.of(slot + 2);
            case null, default -> List.of(slot + 1);
        };
    }
}
