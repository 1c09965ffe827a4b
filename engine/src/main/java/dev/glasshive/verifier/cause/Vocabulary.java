package dev.glasshive.verifier.cause;

import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.CausalEvent.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// Names for what a program uses.
///
/// @param instruction how the verifier prints the instruction at a slot
public record Vocabulary(Candidate candidate, Platform platform, IntFunction<String> instruction) {
    private static final int WIDE = 0x18;

    String helper(int id) {
        return platform.helper(id).map(Helper::name).orElse("helper " + id);
    }

    /// The name of a map; `a map` where it is unknown.
    String map(int index) {
        return index >= 0 && index < candidate.maps().size() ? candidate.maps().get(index).name() : "a map";
    }

    Optional<MapSpec> mapSpec(int index) {
        return index >= 0 && index < candidate.maps().size() ? Optional.of(candidate.maps().get(index)) : Optional.empty();
    }

    /// The field of the context at `offset`.
    Optional<String> field(int offset, int size) {
        return platform.programType(candidate.type()).map(ProgramType::context)
                .flatMap(layout -> layout.fields().stream().filter(field -> field.contains(offset, size)).map(ContextLayout.Field::name).findFirst());
    }

    /// The instruction at `slot`, looked at in `visit`, or -1.
    public Occurrence at(int slot, int visit) {
        return new Occurrence(slot, visit, candidate.source().at(slot), text(slot));
    }

    /// The instruction at `slot`, without the number of its opcode.
    String text(int slot) {
        String printed = instruction.apply(slot);
        return printed.startsWith("(") && printed.contains(") ") ? printed.substring(printed.indexOf(") ") + 2) : printed;
    }

    /// The instruction at `slot` with `before` instructions before it and one behind, in the order of the code.
    public List<Occurrence> around(int slot, int before) {
        if (slot < 0 || slot >= candidate.slots().size()) {
            return List.of();
        }
        List<Integer> starts = new ArrayList<>();
        for (int at = 0; at < candidate.slots().size(); at += candidate.slots().get(at).opcode() == WIDE ? 2 : 1) {
            starts.add(at);
        }
        int place = starts.indexOf(slot);
        return place < 0 ? List.of(at(slot, -1)) : starts.subList(Math.max(0, place - before), Math.min(starts.size(), place + 2)).stream().map(at -> at(at, -1)).toList();
    }
}
