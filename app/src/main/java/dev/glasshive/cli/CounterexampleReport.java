package dev.glasshive.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.glasshive.counterexample.Counterexample;
import dev.glasshive.counterexample.CounterexampleSearch;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.vm.ContextContent;
import dev.glasshive.vm.ContextField;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.Trap;
import dev.glasshive.vm.World;
import dev.glasshive.vm.WorldField;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A run on which a rejected program traps, as `verify` shows it, or why there is none.
///
/// @param file as the user wrote it
/// @param platform that it was judged for
/// @param result absent where the program is accepted
record CounterexampleReport(String file, Platform platform, ProgramSet set, Program program, Optional<ProgramType> type, Optional<Counterexample> result) {

    /// Looks for such a run.
    static CounterexampleReport of(String file, ProgramSet set, Program program, Platform platform, VerifierReport report) {
        Optional<Counterexample> result = report.accepted() || report.log().startsWith("not modelled") ? Optional.empty()
                : Optional.of(new CounterexampleSearch(platform, CounterexampleSearch.Limits.USUAL).search(set, program, report, Progress.NONE));
        return new CounterexampleReport(file, platform, set, program, platform.programType(program.type(), program.section()), result);
    }

    /// It in JSON.
    ///
    /// @param found whether there is such a run
    /// @param trap what stops it, or null
    /// @param slot of the trap, or null
    /// @param command that does it again, or null where maps must be filled first
    /// @param why there is none, or null
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CounterexampleJson(boolean found, int tried, @Nullable String packet, @Nullable String context, @Nullable String trap, @Nullable Integer slot, @Nullable String command,
            @Nullable List<String> maps, @Nullable String why) {}

    /// The result in JSON, or null.
    @Nullable CounterexampleJson json() {
        return result.map(its -> switch (its) {
            case Counterexample.Found(Input input, World world, List<MapSpec> filled, Trap trap, long _, int tried) -> new CounterexampleJson(true, tried, input.frame().toHex(),
                    context(input), trap.message(), trap.slot(), filled.isEmpty() ? command(input, world) : null, filled.stream().map(CounterexampleReport::directive).toList(), null);
            case Counterexample.NotFound(int tried, String why) -> new CounterexampleJson(false, tried, null, null, null, null, null, null, why);
            case Counterexample.CutShort(int tried) -> new CounterexampleJson(false, tried, null, null, null, null, null, null, Messages.text("counterexample.cut", tried));
        }).orElse(null);
    }

    /// Prints the result.
    void print(Terminal terminal) {
        result.ifPresent(its -> {
            terminal.out().println();
            switch (its) {
                case Counterexample.Found found -> print(terminal, found);
                case Counterexample.NotFound(int tried, String why) -> terminal.out().println(Messages.text("counterexample.none", tried, why));
                case Counterexample.CutShort(int tried) -> terminal.out().println(Messages.text("counterexample.cut", tried));
            }
        });
    }

    private void print(Terminal terminal, Counterexample.Found found) {
        terminal.out().println(found.trap().cause() instanceof Trap.StepLimit(long steps) ? Messages.text("counterexample.endless", packet(found.input()), steps)
                : Messages.text("counterexample.found", packet(found.input()), found.trap().message()));
        if (!found.filled().isEmpty()) {
            terminal.out().println("  " + Messages.text("counterexample.maps", found.filled().stream().map(CounterexampleReport::directive).collect(Collectors.joining(", "))));
        }
        terminal.out().println("  " + command(found.input(), found.world()));
    }

    private String packet(Input input) {
        if (type.filter(its -> its.packetStart().isPacket()).isEmpty()) {
            String context = context(input);
            return context.isEmpty() ? Messages.text("counterexample.plain") : Messages.text("counterexample.context", context);
        }
        return input.frame().length() == 0 ? Messages.text("counterexample.empty") : Messages.text("counterexample.packet", input.frame().length());
    }

    /// The fields of the context that are not as the platform makes them: `mark=7,priority=1`.
    private String context(Input input) {
        return type.filter(_ -> input.context().isPresent()).map(its -> ContextField.changed(its.context(), ContextContent.atStart(its, Input.packet("", input.frame()), set.order()),
                ContextContent.atStart(its, input, set.order()), set.order()).stream().map(field -> field.field().name() + "=" + field.value()).collect(Collectors.joining(","))).orElse("");
    }

    private String command(Input input, World world) {
        StringBuilder command = new StringBuilder("glasshive run " + file);
        if (!platform.id().equals(Platforms.linux().id())) {
            command.append(" --platform ").append(platform.id());
        }
        if (set.programs().size() > 1) {
            command.append(" --program ").append(program.name());
        }
        if (type.filter(its -> its.packetStart().isPacket()).isPresent() && !input.frame().equals(Packets.none(type).frame())) {
            command.append(" --packet ").append(input.frame().length() == 0 ? "0x" : input.frame().toHex());
        }
        String context = context(input);
        if (!context.isEmpty()) {
            command.append(" --context '").append(context).append('\'');
        }
        if (world.seed() != World.DEFAULT.seed()) {
            command.append(" --seed ").append(world.seed());
        }
        if (world.bootNanos() != World.DEFAULT.bootNanos()) {
            command.append(" --world ").append(WorldField.BOOT_NS.key()).append('=').append(world.bootNanos());
        }
        return command.toString();
    }

    private static String directive(MapSpec map) {
        return map.initial().stream().filter(MapSpec.Entry.class::isInstance).map(MapSpec.Entry.class::cast).findFirst()
                .map(entry -> ".init " + map.name() + " " + bytes(entry.key()) + " " + bytes(entry.value())).orElse("");
    }

    private static String bytes(Bytes bytes) {
        return "x\"" + bytes.toHex() + "\"";
    }
}
