package dev.glasshive.cli;

import dev.glasshive.map.BpfMap;
import dev.glasshive.map.Maps;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.SourceLine;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Trap;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Prints an outcome for people: a line for each packet, then what changed in the maps, then the console.
final class RunText {
    private static final int MOST_CHANGES = 64;
    private static final int WIDEST_NAME = 72;

    private final Terminal terminal;
    private final PrintWriter out;
    private final Outcome outcome;

    RunText(Terminal terminal, Outcome outcome) {
        this.terminal = terminal;
        this.out = terminal.out();
        this.outcome = outcome;
    }

    void print() {
        int count = outcome.results().size();
        out.println(Messages.text("run.head", outcome.program().name(), outcome.type().map(type -> type.title()).orElse(Messages.text("run.nohook")),
                outcome.scenario().platform().name()));
        out.println();
        int width = Math.min(WIDEST_NAME, outcome.results().stream().mapToInt(r -> r.input().name().length()).max().orElse(0));
        for (int i = 0; i < count; i++) {
            RunResult result = outcome.results().get(i);
            out.printf("%" + Integer.toString(count).length() + "d  %-" + width + "s  %s%n", i + 1, cut(result.input().name(), width), ending(result));
            printContext(result);
            result.trap().flatMap(this::sourceLine).ifPresent(line -> out.println("   " + Messages.text("run.line", line.file(), line.line(), line.text().strip())));
        }
        for (int i = 0; i < outcome.maps().size(); i++) {
            printChanges(outcome.maps().get(i), MapChange.since(outcome.before().get(i), outcome.maps().get(i)));
        }
        if (!outcome.console().isEmpty()) {
            out.println();
            out.println(Messages.text("run.console"));
            outcome.console().forEach(line -> out.println("  " + line));
            if (outcome.console().size() == Outcome.CONSOLE_LIMIT) {
                out.println("  " + Messages.text("run.cut", Outcome.CONSOLE_LIMIT));
            }
        }
        out.println();
        out.println(Messages.text("run.steps", outcome.steps()));
    }

    private void printContext(RunResult result) {
        String changes = outcome.contextChanges(result).stream().map(change -> change.field().name() + " = " + change.value()).collect(Collectors.joining(", "));
        if (!changes.isEmpty()) {
            String effect = outcome.type().map(ProgramType::writing).orElse("");
            out.println("   " + Messages.text("run.context", changes) + (effect.isEmpty() ? "" : "; " + effect));
        }
    }

    private String ending(RunResult result) {
        if (result.trap().isPresent()) {
            Trap trap = result.trap().get();
            String where = trap.program().equals(outcome.program().name()) ? "" : trap.program() + ": ";
            return terminal.red(Messages.text("run.trap", where + trap.message()));
        }
        if (outcome.type().isEmpty()) {
            return Long.toUnsignedString(result.r0()) + " = 0x" + Long.toHexString(result.r0());
        }
        String meaning = outcome.type().get().meaning(result.r0());
        return Long.toUnsignedString(outcome.retval(result)) + (meaning.isEmpty() ? "" : " = " + meaning);
    }

    private Optional<SourceLine> sourceLine(Trap trap) {
        Optional<Program> program = outcome.scenario().set().program(trap.program());
        return program.flatMap(p -> p.sourceMap().at(trap.slot()));
    }

    private void printChanges(BpfMap map, List<MapChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        out.println();
        out.println(Messages.text("run.map", map.spec().name(), map.spec().type()));
        changes.stream().limit(MOST_CHANGES).forEach(change -> out.println("  " + words(change.key()) + "  ->  "
                + change.after().map(value -> values(map.spec(), value)).orElse(Messages.text("run.gone"))));
        if (changes.size() > MOST_CHANGES) {
            out.println("  " + Messages.text("run.more", changes.size() - MOST_CHANGES));
        }
    }

    private String values(MapSpec spec, Bytes value) {
        List<Bytes> values = Maps.values(spec, value);
        return values.size() == 1 ? words(values.getFirst())
                : IntStream.range(0, values.size()).mapToObj(cpu -> Messages.text("run.cpu", cpu, words(values.get(cpu)))).collect(Collectors.joining(", "));
    }

    /// Hexadecimal, and what people would rather read: the number of up to 8 bytes, or the text of longer ones.
    private String words(Bytes bytes) {
        if (bytes.length() <= 8) {
            return bytes.toHex() + " (" + Long.toUnsignedString(bytes.toNumber(outcome.scenario().host().order())) + ")";
        }
        String text = new String(bytes.toArray(), StandardCharsets.ISO_8859_1).replaceAll("\0+$", "");
        boolean readable = !text.isEmpty() && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return bytes.toHex() + (readable ? " \"" + text + "\"" : "");
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
