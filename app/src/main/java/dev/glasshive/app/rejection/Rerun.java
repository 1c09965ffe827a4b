package dev.glasshive.app.rejection;

import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.counterexample.Counterexample;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.vm.ContextField;
import dev.glasshive.vm.Trap;
import dev.glasshive.vm.World;
import dev.glasshive.vm.WorldField;
import java.nio.ByteOrder;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How a run is made again from a shell.
///
/// @param command with all that the run was given
/// @param lines of assembly that fill the maps before: a command cannot
record Rerun(String command, List<String> lines) {
    private static final Pattern PLAIN = Pattern.compile("[\\w./:=,+-]+");

    /// Copies what it is given.
    Rerun {
        lines = List.copyOf(lines);
    }

    static Rerun of(Session session, Verification judged, Counterexample.Found found) {
        TrialFinder finder = new TrialFinder(session, judged);
        StringBuilder command = new StringBuilder("glasshive run ").append(quoted(session.document().name()));
        if (judged.set().programs().size() > 1) {
            command.append(" --program ").append(quoted(judged.program().name()));
        }
        if (finder.takesPackets()) {
            command.append(" --packet ").append(found.input().frame().length() == 0 ? "0x" : found.input().frame().toHex());
        }
        List<ContextField> fields = finder.fields(found.input());
        if (!fields.isEmpty()) {
            command.append(" --context ").append(quoted(fields.stream().map(field -> field.field().name() + "=" + field.value()).collect(Collectors.joining(","))));
        }
        if (judged.set().order() == ByteOrder.BIG_ENDIAN && session.document().object().isEmpty()) {
            command.append(" --endian big");
        }
        if (found.world().seed() != World.DEFAULT.seed()) {
            command.append(" --seed ").append(found.world().seed());
        }
        if (found.world().bootNanos() != World.DEFAULT.bootNanos()) {
            command.append(" --world ").append(WorldField.BOOT_NS.key()).append('=').append(found.world().bootNanos());
        }
        if (found.trap().cause() instanceof Trap.StepLimit(long steps)) {
            command.append(" --max-steps ").append(steps);
        }
        return new Rerun(command.toString(), found.filled().stream().flatMap(map -> map.initial().stream().filter(MapSpec.Entry.class::isInstance).map(MapSpec.Entry.class::cast)
                .map(entry -> ".init " + map.name() + " " + bytes(entry.key()) + " " + bytes(entry.value()))).toList());
    }

    private static String bytes(Bytes bytes) {
        return "x\"" + bytes.toHex() + "\"";
    }

    /// As a shell takes it for one word.
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
