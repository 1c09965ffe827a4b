package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.CausalEvent.Occurrence;
import dev.glasshive.verifier.CausalEvent.Printed;
import dev.glasshive.verifier.Culprit;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Holder;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// Makes rejections of what could not be proven.
final class Rejections {
    private static final int INVALID = 22;
    private static final int SHOWN_AROUND = 4;

    private final Candidate candidate;
    private final IntFunction<String> texts;

    /// @param texts prints the instruction at a slot
    Rejections(Candidate candidate, IntFunction<String> texts) {
        this.candidate = candidate;
        this.texts = texts;
    }

    /// Something about the program as a whole.
    Rejection ofCode(int slot, String message) {
        return of(slot, message, List.of(), List.of(), List.of());
    }

    /// @param message the line of the log
    /// @param check what could not be proven
    /// @param visit of the instruction at fault, or -1 where it was not kept
    Rejection of(String message, Check check, Label at, int visit, Exploration exploration) {
        List<Culprit> culprits = new ArrayList<>();
        List<CausalEvent> causes = new ArrayList<>();
        List<Integer> path = new ArrayList<>();
        Holder holder = check.register().<Holder>map(register -> new Holder.OfRegister(at.depth(), register)).orElseGet(Holder.OfProgram::new);
        Printed printed = Printed.NOTHING;
        if (visit >= 0) {
            Visit last = exploration.visits().get(visit);
            if (check.register().isPresent()) {
                AbstractState state = last.before();
                Register register = check.register().get();
                AbstractValue value = state.current().registers().get(register.code());
                printed = new Printed(value.text(), value.text());
                culprits.add(new Culprit(holder, value, printed));
            }
            exploration.pathTo(last).forEach(each -> path.add(each.slot()));
        }
        causes.add(new CausalEvent.Refused(occurrence(at.slot(), visit), holder, printed));
        List<Integer> shown = path.size() > Rejection.LONGEST_PATH ? path.subList(path.size() - Rejection.LONGEST_PATH, path.size()) : path;
        return of(at.slot(), message, culprits, causes, shown);
    }

    private Rejection of(int slot, String message, List<Culprit> culprits, List<CausalEvent> causes, List<Integer> path) {
        Explanations.Explained explained = Explanations.of(message.replaceFirst("^[\\d:/]+: ", ""));
        return new Rejection(message, INVALID, slot, slot < 0 ? Optional.empty() : candidate.source().at(slot), explained.kind(), explained.explanation(), culprits, causes, nearby(slot), path);
    }

    private List<Occurrence> nearby(int slot) {
        List<Occurrence> nearby = new ArrayList<>();
        for (int at = Math.max(0, slot - SHOWN_AROUND); slot >= 0 && at <= Math.min(candidate.slots().size() - 1, slot + SHOWN_AROUND); at++) {
            if (candidate.slots().get(at).opcode() != 0) {
                nearby.add(occurrence(at, -1));
            }
        }
        return nearby;
    }

    private Occurrence occurrence(int slot, int visit) {
        return new Occurrence(slot, visit, candidate.source().at(slot), texts.apply(slot));
    }
}
