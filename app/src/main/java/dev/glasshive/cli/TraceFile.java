package dev.glasshive.cli;

import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.Names;
import dev.glasshive.files.WholeFile;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.Opened;
import dev.glasshive.program.Program;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Step;
import dev.glasshive.vm.Timeline;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/// Writes what every step of a scenario did: slot, instruction, and what it changed.
final class TraceFile {
    /// The most steps that are written.
    static final int LIMIT = 200_000;

    private static final int INSTRUCTION_WIDTH = 40;

    private final Scenario scenario;
    private final Map<String, Names> names = new HashMap<>();

    TraceFile(Scenario scenario) {
        this.scenario = scenario;
    }

    /// Runs the scenario again, since runs are alike, and writes it to `file`.
    void write(Path file) throws BadInputException, MalformedProgramException {
        Timeline timeline = Timeline.record(scenario, Progress.NONE);
        try {
            WholeFile.write(file, out -> write(timeline, out));
        } catch (IOException e) {
            throw Target.unwritable(file, e);
        }
    }

    private void write(Timeline timeline, OutputStream to) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        if (!scenario.inputs().isEmpty()) {
            out.write(Messages.text("trace.input", 1, scenario.inputs().getFirst().name()) + "\n");
        }
        int run = 1;
        for (int position = 0; position < Math.min(LIMIT, timeline.length()); position++) {
            Step step = timeline.step(position);
            out.write(step.slot() < 0 ? "\n" + Messages.text("trace.input", ++run, scenario.inputs().get(run - 1).name()) : line(step));
            out.write('\n');
        }
        if (timeline.length() > LIMIT) {
            out.write(Messages.text("trace.cut", LIMIT, timeline.length()) + "\n");
        }
        out.flush();
    }

    /// Why a file cannot be written, in words.
    static String reason(IOException failure) {
        return failure instanceof FileSystemException file && file.getReason() == null
                ? failure.getClass().getSimpleName().replaceAll("Exception$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT)
                : String.valueOf(failure.getMessage());
    }

    private String line(Step step) {
        Optional<Program> program = scenario.set().program(step.program());
        String text = step.instruction().map(instruction -> Dialect.SOURCE.text(instruction, step.slot(), names(program.orElseThrow()))).orElse("?");
        StringJoiner changes = new StringJoiner("  ");
        step.events().forEach(event -> describe(event).ifPresent(changes::add));
        return String.format(Locale.ROOT, "%6d  %-" + INSTRUCTION_WIDTH + "s  %s", step.slot(), text, changes).stripTrailing();
    }

    private Names names(Program program) {
        return names.computeIfAbsent(program.name(), _ -> Names.complete(program, scenario.set(), Opened.helperNames(scenario.platform())));
    }

    private Optional<String> describe(Step.Event event) {
        return Optional.ofNullable(switch (event) {
            case Step.RegisterChanged(var register, var before, var after) ->
                    register + "=" + (after.isPresent() ? "0x" + Long.toHexString(after.getAsLong()) : "?");
            case Step.MemoryWritten(Place place, var before, var after) -> "[" + place(place) + "]=" + after.toHex();
            case Step.MemoryRead _ -> null;
            case Step.MapLookedUp(int map, var key, boolean found) -> map(map) + "[" + key.toHex() + "]" + (found ? "" : " not found");
            case Step.MapEntryChanged(int map, var key, var before, var after) ->
                    map(map) + "[" + key.toHex() + "]" + after.map(value -> "=" + value.toHex()).orElse(" removed");
            case Step.Called(String function) -> "call " + function;
            case Step.Returned() -> "return";
            case Step.PacketMoved(int meta, int length) -> "packet of " + length + (length == 1 ? " byte" : " bytes") + (meta == 0 ? "" : " behind " + meta + " of metadata");
            case Step.TailCalled(String program) -> "tail call " + program;
            case Step.Waiting(int cpu) -> "waits for the lock that CPU " + cpu + " holds";
            case Step.Printed(String text) -> "prints " + text.strip();
            case Step.InputArrived _ -> null;
            case Step.Finished(long r0) -> "ends with " + Long.toUnsignedString(r0);
            case Step.Trapped(var trap) -> "trap: " + trap.message();
        });
    }

    private String map(int index) {
        return scenario.set().maps().get(index).name();
    }

    private static String place(Place place) {
        String offset = (place.offset() < 0 ? "" : "+") + place.offset();
        return switch (place.kind()) {
            case STACK -> "fp" + offset + (place.ordinal() == 0 ? "" : " of frame " + place.ordinal());
            case PACKET -> "packet" + offset;
            case CONTEXT -> "ctx" + offset;
            case MAP, MAP_VALUE -> "map value" + offset;
            case CODE -> "code" + offset;
            case VARIABLE -> "variable" + offset;
            case MAP_KEY -> "map key" + offset;
        };
    }
}
