package dev.glasshive.app.rejection;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Given;
import dev.glasshive.app.workspace.Presets;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Work;
import dev.glasshive.counterexample.Counterexample;
import dev.glasshive.counterexample.CounterexampleSearch;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Packet;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.MapSpec;
import dev.glasshive.vm.ContextContent;
import dev.glasshive.vm.ContextField;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Trap;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Looks for a run on which a rejected program traps, and puts what it needs into the workspace.
record TrialFinder(Session session, Verification judged) {

    Trial find(Work work) {
        return switch (new CounterexampleSearch(session.setup().platform(), CounterexampleSearch.Limits.USUAL).search(judged.set(), judged.program(), judged.report(), work)) {
            case Counterexample.Found found when found.trap().cause() instanceof Trap.StepLimit(long steps) -> new Trial.Endless(words(found.input()), steps, found);
            case Counterexample.Found found -> new Trial.Traps(words(found.input()), found.trap().message(), found);
            case Counterexample.NotFound(int tried, String why) -> new Trial.Safe(tried, why);
            case Counterexample.CutShort(int tried) -> new Trial.CutShort(tried);
        };
    }

    private Optional<ProgramType> type() {
        return session.setup().platform().programType(judged.program().type(), judged.program().section());
    }

    /// Whether programs of this type are given packets.
    boolean takesPackets() {
        return type().filter(its -> its.packetStart().isPacket()).isPresent();
    }

    private String words(Input input) {
        if (!takesPackets()) {
            List<ContextField> fields = fields(input);
            return fields.isEmpty() ? Text.of("rejection.trial.plain")
                    : Text.of("rejection.trial.context", fields.stream().map(field -> field.field().name() + " = " + field.value()).collect(Collectors.joining(", ")));
        }
        return input.frame().length() == 0 ? Text.of("rejection.trial.empty") : Text.of("rejection.trial.packet", input.frame().length());
    }

    /// The fields of the context that are not as the platform makes them.
    List<ContextField> fields(Input input) {
        ByteOrder order = judged.set().order();
        return type().filter(_ -> input.context().isPresent()).map(its -> ContextField.changed(its.context(), ContextContent.atStart(its, Input.packet("", input.frame()), order),
                ContextContent.atStart(its, input, order), order)).orElse(List.of());
    }

    /// What is given, with the packet, the context and the maps of `found` in place.
    Given given(Given before, Counterexample.Found found) {
        Presets presets = Presets.NONE;
        for (MapSpec map : found.filled()) {
            for (MapSpec.Initial initial : map.initial()) {
                if (initial instanceof MapSpec.Entry(var key, var value)) {
                    presets = presets.with(map, key, Optional.of(value));
                }
            }
        }
        for (ContextField field : fields(found.input())) {
            presets = presets.with(field.field().name(), Optional.of(field.value()));
        }
        Capture capture = new Capture(Text.of(found.trap().cause() instanceof Trap.StepLimit ? "rejection.trial.name.endless" : "rejection.trial.name"), List.of(Packet.of(found.input().frame())));
        return before.with(capture).with(presets);
    }
}
