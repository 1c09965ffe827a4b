package dev.glasshive.cli;

import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.Disassembler;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive disasm`: instructions to text.
@Command(name = "disasm")
final class DisasmCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--section", paramLabel = "NAME")
    private @Nullable String section;

    @Option(names = "--program", paramLabel = "NAME")
    private @Nullable String program;

    @Option(names = "--style", paramLabel = "STYLE", defaultValue = "llvm")
    private Style style = Style.LLVM;

    @Option(names = "--endian", paramLabel = "ORDER")
    private @Nullable Endian endian;

    @Option(names = "--platform", paramLabel = "NAME")
    private @Nullable PlatformChoice platform;

    @Option(names = "--json")
    private boolean json;

    DisasmCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// How the text is written.
    enum Style {
        /// As `llvm-objdump -d` prints it.
        LLVM,
        /// As `glasshive asm` reads it: with labels, maps and names of helpers.
        SOURCE,
        /// Another word for [#SOURCE].
        C,
        /// As `glasshive asm` reads it too, but each instruction as a mnemonic of bpf_conformance.
        MNEMONIC
    }

    /// What `disasm --json` prints.
    record Report(String file, List<Listing> sections) {}

    @Override
    public Integer call() throws BadInputException, MalformedProgramException {
        Programs programs = new Programs(terminal);
        Opened opened = programs.open(file, endian, PlatformChoice.of(platform));
        if (style != Style.LLVM && !json) {
            terminal.out().print(source(programs.in(opened), PlatformChoice.of(platform, opened)));
            return Exit.HOLDS.code();
        }
        List<Listing> listings = wanted(opened instanceof Opened.ObjectFile object ? Listing.of(object.object()) : Listing.of(programs.in(opened)));
        if (json) {
            terminal.out().println(Json.pretty(new Report(file.toString(), listings)));
        } else {
            terminal.out().println();
            terminal.out().println(Messages.text("disasm.file", file, format(opened)));
            listings.forEach(listing -> listing.print(terminal.out()));
        }
        return Exit.HOLDS.code();
    }

    private static String format(Opened opened) {
        return Messages.text(switch (opened) {
            case Opened.Source _ -> "format.source";
            case Opened.ObjectFile _, Opened.CFile _ -> "format.object";
            case Opened.RawCode _ -> "format.raw";
            case Opened.TraceFile _ -> "format.trace";
            case Opened.CaptureFile _ -> "format.capture";
            case Opened.LogFile _ -> "format.log";
        });
    }

    private String source(ProgramSet set, Platform tables) throws BadInputException {
        List<Program> wanted = set.programs().stream().filter(p -> section == null || p.section().equals(section))
                .filter(p -> program == null || p.name().equals(program)).toList();
        if (wanted.isEmpty()) {
            throw nothing(set.programs().stream().map(p -> p.section().isEmpty() ? p.name() : p.section() + "/" + p.name()).toList());
        }
        return Disassembler.source(new ProgramSet(set.origin(), set.license(), wanted, set.maps(), set.order()), Opened.helperNames(tables),
                style == Style.MNEMONIC ? Dialect.MNEMONIC : Dialect.SOURCE);
    }

    private List<Listing> wanted(List<Listing> all) throws BadInputException {
        List<Listing> wanted = all.stream().filter(listing -> section == null || listing.name().equals(section))
                .map(listing -> program == null ? listing : listing.only(program)).filter(listing -> !listing.functions().isEmpty()).toList();
        if (wanted.isEmpty()) {
            throw nothing(all.stream().flatMap(listing -> listing.functions().stream().map(function -> listing.name() + "/" + function.name())).toList());
        }
        return wanted;
    }

    private BadInputException nothing(List<String> names) {
        return new BadInputException(Messages.text("disasm.nothing", file, names.stream().collect(Collectors.joining(", "))));
    }
}
