package dev.glasshive.cli;

import dev.glasshive.asm.Diagnostic;
import dev.glasshive.elf.ObjectWriter;
import dev.glasshive.elf.SectionTypes;
import dev.glasshive.elf.WrittenObject;
import dev.glasshive.files.WholeFile;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.CProgram;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive asm`: source text to an object or to raw bytes.
@Command(name = "asm")
final class AsmCommand implements Callable<Integer> {
    private static final int SLOT = 8;

    private final Terminal terminal;

    @Parameters(paramLabel = "IN")
    private Path in = Path.of("");

    @Option(names = {"-o", "--output"}, paramLabel = "OUT")
    private @Nullable Path out;

    @Option(names = "--program", paramLabel = "NAME")
    private @Nullable String programName;

    @Option(names = "--endian", paramLabel = "ORDER")
    private @Nullable Endian endian;

    @Option(names = "--platform", paramLabel = "NAME")
    private @Nullable PlatformChoice platform;

    @Option(names = "--json")
    private boolean json;

    AsmCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// What `asm --json` prints.
    ///
    /// @param bytes of the program in hexadecimal, or null where there is none
    record Report(boolean ok, List<Remark> diagnostics, @Nullable String bytes) {}

    /// One diagnostic.
    record Remark(int line, int column, int length, String severity, String message, String expected, String suggestion) {
        static Remark of(Diagnostic diagnostic) {
            return new Remark(diagnostic.span().line(), diagnostic.span().column(), diagnostic.span().length(),
                    diagnostic.severity().name().toLowerCase(Locale.ROOT), diagnostic.message(), diagnostic.expected(), diagnostic.suggestion());
        }
    }

    @Override
    public Integer call() throws BadInputException, MalformedProgramException {
        Target.check(out, List.of(in));
        Programs programs = new Programs(terminal);
        Opened opened = programs.read(in, endian, PlatformChoice.of(platform));
        if (opened instanceof Opened.CFile c) {
            return compile(c, programs).code();
        }
        if (!(opened instanceof Opened.Source source)) {
            throw new BadInputException(Messages.text("asm.nosource", in));
        }
        List<Remark> remarks = source.assembly().diagnostics().stream().map(Remark::of).toList();
        if (json && source.assembly().programs().isEmpty()) {
            terminal.out().println(Json.pretty(new Report(false, remarks, null)));
            return Exit.BAD_INPUT.code();
        }
        ProgramSet set = programs.in(source);
        if (out != null) {
            write(out, set, programs);
        }
        if (json) {
            terminal.out().println(Json.pretty(new Report(true, remarks, Bytes.of(one(set, programs).code().encode(set.order())).toHex())));
        } else if (out == null) {
            printHex(one(set, programs).code().encode(set.order()));
        }
        return Exit.HOLDS.code();
    }

    /// The object is the compiler's own: it holds more than we write, such as CO-RE relocations.
    private Exit compile(Opened.CFile c, Programs programs) throws BadInputException {
        CProgram.Ready ready = programs.compiled(c);
        ProgramSet set = ready.object().programs();
        if (out != null) {
            write(out, out.toString().endsWith(".o") ? ready.content().toArray() : raw(set, programs));
        }
        if (json) {
            terminal.out().println(Json.pretty(new Report(true, ready.diagnostics().stream().map(Remark::of).toList(), Bytes.of(one(set, programs).code().encode(set.order())).toHex())));
        } else if (out == null) {
            printHex(one(set, programs).code().encode(set.order()));
        }
        return Exit.HOLDS;
    }

    private Program one(ProgramSet set, Programs programs) throws BadInputException {
        return programs.choose(set, programName, tables());
    }

    private Platform tables() {
        return PlatformChoice.of(platform).orElseGet(Platforms::linux);
    }

    private void write(Path file, ProgramSet set, Programs programs) throws BadInputException, MalformedProgramException {
        write(file, file.toString().endsWith(".o") ? object(set) : raw(set, programs));
    }

    private static void write(Path file, byte[] bytes) throws BadInputException {
        try {
            WholeFile.write(file, bytes);
        } catch (IOException e) {
            throw Target.unwritable(file, e);
        }
    }

    private byte[] object(ProgramSet set) throws MalformedProgramException {
        WrittenObject object = ObjectWriter.write(typed(set, tables().id()), tables().id());
        object.notes().forEach(terminal::note);
        return object.content().toArray();
    }

    /// A listing says in which section a program stood, and that says what hook it is for.
    private static ProgramSet typed(ProgramSet set, String platform) {
        return new ProgramSet(set.origin(), set.license(), set.programs().stream().map(program -> typed(program, platform)).toList(), set.maps(), set.order());
    }

    private static Program typed(Program program, String platform) {
        return program.type().isEmpty()
                ? new Program(program.name(), program.section(), SectionTypes.typeOf(platform, program.section()), program.code(), program.subprograms(), program.labels(), program.sourceMap())
                : program;
    }

    private byte[] raw(ProgramSet set, Programs programs) throws BadInputException {
        if (!set.maps().isEmpty()) {
            terminal.note(Messages.text("asm.maps"));
        }
        if (programName != null || set.programs().size() == 1) {
            return one(set, programs).code().encode(set.order());
        }
        // A listing has a program for every section, and its bytes are those of all of them.
        terminal.note(Messages.text("asm.all", set.programs().size()));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        set.programs().forEach(program -> all.writeBytes(program.code().encode(set.order())));
        return all.toByteArray();
    }

    private void printHex(byte[] code) {
        for (int at = 0; at < code.length; at += SLOT) {
            terminal.out().println(Listing.spaced(Bytes.of(code, at, SLOT)));
        }
    }
}
