package dev.glasshive.portability;

import dev.glasshive.isa.Instruction;
import dev.glasshive.portability.Reason.Cause;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.Ways;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Fixpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reasons that lie in how a verifier works that joins the ways that meet, shown by keeping one of them apart.
final class JoinProofs {
    /// So many places where ways meet are tried.
    private static final int MOST_SPLITS = 24;

    private final Trials trials;
    private final Code code;

    JoinProofs(Trials trials) {
        this.trials = trials;
        this.code = trials.program().code();
    }

    Optional<Reason> reason() {
        if (trials.refused().report().fixpoint().isEmpty()) {
            return Optional.empty();
        }
        return join();
    }

    /// With one of the ways that meet kept apart, in a copy of what follows, the verifier says something else.
    private Optional<Reason> join() {
        List<Integer> meetings = code.starts().stream().filter(slot -> jumpsTo(slot).findFirst().isPresent() && slot <= Math.max(0, trials.refused().slot()))
                .sorted(Comparator.reverseOrder()).limit(MOST_SPLITS).toList();
        for (int meeting : meetings) {
            for (int from : jumpsTo(meeting).toList()) {
                Optional<Evidence> changed = trials.evidence(split(from), "split", Integer.toString(from)).filter(evidence -> evidence instanceof Evidence.Changed(_, _, boolean accepted, _) && accepted);
                if (changed.isPresent()) {
                    List<Evidence> evidence = new ArrayList<>(forgotten(meeting));
                    evidence.add(changed.get());
                    return Optional.of(trials.reason(Cause.JOIN, "", evidence, List.of()));
                }
            }
        }
        return Optional.empty();
    }

    private Stream<Integer> jumpsTo(int slot) {
        return code.starts().stream().filter(from -> from < slot && Ways.distance(code.at(from)).filter(distance -> from + 1 + distance == slot).isPresent());
    }

    /// The program twice, one after the other, with the jump at `from` leading into the second.
    private Optional<Judged> split(int from) {
        int size = code.size();
        List<Instruction> twice = new ArrayList<>();
        for (int slot : code.starts()) {
            Instruction instruction = trials.at(slot).orElse(code.at(slot));
            twice.add(slot != from ? instruction : switch (instruction) {
                case Instruction.Branch branch -> new Instruction.Branch(branch.op(), branch.width(), branch.left(), branch.right(), (short) (branch.offset() + size));
                case Instruction.Jump jump -> new Instruction.Jump(Instruction.Reach.LONG, jump.offset() + size);
                default -> instruction;
            });
        }
        code.starts().forEach(slot -> twice.add(trials.at(slot).orElse(code.at(slot))));
        Candidate candidate = trials.refused().candidate();
        return size > Short.MAX_VALUE / 2 ? Optional.empty() : Optional.of(trials.of(Candidate.of(candidate.name(), candidate.type(), candidate.license(),
                Bytes.of(Code.of(twice).encode()), candidate.maps(), candidate.attachType())));
    }

    /// What the ways into `slot` knew of the register at fault and do not know together.
    private List<Evidence> forgotten(int slot) {
        List<Fixpoint.Loss> losses = trials.refused().report().fixpoint().stream().flatMap(fixpoint -> fixpoint.at(slot).stream()).reduce((_, last) -> last).stream()
                .flatMap(pass -> pass.losses().get().stream()).toList();
        Stream<String> wanted = Stream.concat(trials.base().stream().map(register -> register + ".type"), compared(slot).map(register -> register + ".svalue"));
        return wanted.flatMap(about -> losses.stream().filter(loss -> loss.had().about().equals(about)).limit(1)).<Evidence>map(loss -> new Evidence.Forgotten(slot, loss.had().text(), loss.has()))
                .limit(2).toList();
    }

    /// The registers that branches compare from `slot` on up to the instruction at fault.
    private Stream<String> compared(int slot) {
        return code.starts().stream().filter(at -> at >= slot && at < trials.refused().slot())
                .flatMap(at -> code.at(at) instanceof Instruction.Branch branch ? Stream.of(branch.left().toString()) : Stream.empty()).distinct();
    }
}
