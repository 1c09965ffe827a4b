package dev.glasshive.cli;

import dev.glasshive.open.BadInputException;
import dev.glasshive.open.EntryProgram;
import dev.glasshive.open.FileContent;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A program to be timed, with its input.
///
/// @param name of the program, or of the file where bare instructions have none
record BenchProgram(String name, Scenario scenario) {
    private static final String BUILT_IN = "/glasshive/bench/";
    private static final int BUILT_IN_PACKET = 1500;
    /// A longer run tells nothing more about an instruction.
    private static final long STEP_LIMIT = 100_000_000;

    /// The programs that come with Glasshive, on their packet or on `memory`.
    static List<BenchProgram> builtIn(Terminal terminal, Optional<Bytes> memory) throws BadInputException {
        List<BenchProgram> programs = new ArrayList<>();
        for (String line : new String(asset("index.properties").bytes(), StandardCharsets.UTF_8).lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                FileContent source = asset(line.substring(0, line.indexOf('=')).strip() + ".bpf");
                programs.add(of(terminal, Opened.of(source), Optional.of(memory.orElseGet(BenchProgram::counting))));
            }
        }
        return programs;
    }

    private static FileContent asset(String name) throws BadInputException {
        try (InputStream in = BenchProgram.class.getResourceAsStream(BUILT_IN + name)) {
            return FileContent.read(name, Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The program of `file` that `run` would choose, on `memory` or on what `run` would give it.
    static BenchProgram of(Terminal terminal, Path file, Optional<Bytes> memory) throws BadInputException {
        return of(terminal, new Programs(terminal).open(file), memory);
    }

    private static BenchProgram of(Terminal terminal, Opened opened, Optional<Bytes> memory) throws BadInputException {
        Platform platform = PlatformChoice.of(null, opened);
        ProgramSet set = new Programs(terminal).in(opened);
        Program program = EntryProgram.of(set, platform).orElseThrow(() -> new IllegalStateException(set.origin() + " holds no program"));
        Optional<ProgramType> type = platform.programType(program.type(), program.section());
        Input input = memory.map(bytes -> Input.packet(Messages.text("packet.memory", bytes.length()), bytes)).orElseGet(() -> Packets.none(type));
        String name = opened instanceof Opened.RawCode ? String.valueOf(Path.of(opened.name()).getFileName()) : program.name();
        return new BenchProgram(name, Scenario.of(set, program.name(), platform, List.of(input)).limitedTo(STEP_LIMIT));
    }

    /// The number that a run gives back: the lower 32 bits of r0 on a hook, else all of it.
    long retval(long r0) {
        return scenario.platform().programType(program().type(), program().section()).isPresent() ? Integer.toUnsignedLong((int) r0) : r0;
    }

    /// The program itself.
    Program program() {
        return scenario.set().program(scenario.program()).orElseThrow();
    }

    /// What it runs on.
    Input input() {
        return scenario.inputs().getFirst();
    }

    private static Bytes counting() {
        byte[] bytes = new byte[BUILT_IN_PACKET];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return Bytes.of(bytes);
    }
}
