package dev.glasshive.cli;

import dev.glasshive.conformance.ConformanceRunner;
import dev.glasshive.conformance.Ending;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.RawPrograms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Interpreter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive conformance-plugin`: one test by the protocol of bpf_conformance. Memory comes as an argument, the program on standard input,
/// both in hexadecimal; r0 goes out in hexadecimal.
@Command(name = "conformance-plugin", exitCodeOnInvalidInput = 1)
final class ConformancePluginCommand implements Callable<Integer> {
    /// Characters of a program of a million slots, with room between the bytes.
    private static final int MOST_CHARACTERS = 1 << 25;

    private final Terminal terminal;

    @Parameters(paramLabel = "MEM", arity = "0..1")
    private String memory = "";

    @Option(names = "--program", paramLabel = "HEX")
    private @Nullable String program;

    @Option(names = "--elf")
    private boolean object;

    // The runner's users hand these to every plugin. Here there is one engine, so they are taken and change nothing.
    @SuppressWarnings("UnusedVariable")
    @Option(names = {"--interpret", "--jit"})
    private boolean[] engineNamed = {};

    ConformancePluginCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException, MalformedProgramException, IOException {
        Bytes input = bytes("conformance.memory", memory);
        String text = program != null ? program : new String(terminal.in().readNBytes(MOST_CHARACTERS), StandardCharsets.US_ASCII);
        byte[] code = bytes("conformance.program", text).toArray();
        Ending ending = ConformanceRunner.run(object ? main(code) : RawPrograms.of(Messages.text("stdin"), RawPrograms.NAME, "", "GPL", code, List.of()), input, new Interpreter());
        return switch (ending) {
            case Ending.Result(long r0) -> {
                terminal.out().println(Long.toHexString(r0));
                yield Exit.HOLDS.code();
            }
            case Ending.Failure(String message) -> {
                terminal.err().println(message);
                yield Exit.FAILED.code();
            }
        };
    }

    /// The function `main` of an object, or its first program where there is none, without a hook.
    private static ProgramSet main(byte[] elf) throws BadInputException, MalformedProgramException {
        ProgramSet set = ObjectLoader.load(elf, Messages.text("stdin")).programs();
        Program main = set.program(RawPrograms.NAME).or(() -> set.programs().stream().findFirst())
                .orElseThrow(() -> new BadInputException(Messages.text("object.empty", Messages.text("stdin"))));
        return new ProgramSet(set.origin(), set.license(), List.of(new Program(main.name(), main.section(), "", main.code(), main.subprograms(), main.labels(),
                main.sourceMap())), set.maps(), set.order());
    }

    private static Bytes bytes(String what, String hex) throws BadInputException {
        try {
            return Bytes.ofHex(hex.replaceAll("\\s+", ""));
        } catch (IllegalArgumentException _) {
            throw new BadInputException(Messages.text("conformance.hex", Messages.text(what)));
        }
    }
}
