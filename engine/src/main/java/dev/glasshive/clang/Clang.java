package dev.glasshive.clang;

import dev.glasshive.asm.Diagnostic;
import dev.glasshive.clang.ChildProcess.Ending;
import dev.glasshive.clang.ChildProcess.Exited;
import dev.glasshive.clang.ChildProcess.Interrupted;
import dev.glasshive.clang.ChildProcess.TimedOut;
import dev.glasshive.program.Bytes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A clang with the BPF target.
///
/// @param program where it is
/// @param name with its version, as it calls itself
/// @param headers which it includes
public record Clang(Path program, String name, HeaderChoice headers) implements CCompiler {
    /// What signed divisions ask for, in the words of clang.
    private static final String NEEDS_NEWER_CPU = "unsupported signed division";

    /// How long a compilation may take.
    public static final Duration MOST_TIME = Duration.ofSeconds(10);
    /// How much address space it may use, where the system can limit that.
    public static final long MOST_MEMORY = 2L << 30;
    /// The largest object that it may write.
    public static final int MOST_OBJECT = 16 << 20;
    private static final int MOST_OUTPUT = 256 << 10;
    private static final int FOUND_FAULTS = 1;
    private static final String HEADERS = "include";
    private static final String OBJECT = "out.o";

    /// Where headers come from.
    public enum HeaderChoice {
        /// From this machine; those that it lacks come from Glasshive.
        MACHINE,
        /// All from Glasshive.
        OWN
    }

    /// A version of the instruction set.
    private enum Cpu {
        V3, V4
    }

    @Override
    public Optional<String> version() {
        return Optional.of(name);
    }

    @Override
    public Compilation compile(CSource source) {
        if (source.text().length() > CSource.LONGEST) {
            return new Compilation.GaveUp("the text has " + source.text().length() + " characters, and up to " + CSource.LONGEST + " are compiled; leave some out");
        }
        try (ScratchFolder scratch = ScratchFolder.open()) {
            return compile(source, scratch.path());
        } catch (IOException e) {
            return new Compilation.GaveUp(program + " could not be used: " + e.getMessage() + "; check that it runs and that temporary files can be written");
        }
    }

    private Compilation compile(CSource source, Path folder) throws IOException {
        String file = fileName(source.name());
        Files.writeString(folder.resolve(file), source.text(), StandardCharsets.UTF_8);
        Headers.write(source.platform(), Files.createDirectory(folder.resolve(HEADERS)));
        Compilation usual = compile(source, file, folder, Cpu.V3);
        boolean newer = usual instanceof Compilation.Faulty(List<Diagnostic> diagnostics) && diagnostics.stream().anyMatch(d -> d.message().contains(NEEDS_NEWER_CPU));
        return newer ? compile(source, file, folder, Cpu.V4) : usual;
    }

    private Compilation compile(CSource source, String file, Path folder, Cpu cpu) throws IOException {
        Path object = folder.resolve(OBJECT);
        Ending ending = new ChildProcess(new ChildProcess.Limits(MOST_TIME, MOST_MEMORY, MOST_OBJECT, MOST_OUTPUT)).run(command(source, file, cpu), folder);
        return switch (ending) {
            case TimedOut _ -> new Compilation.GaveUp("clang took more than " + MOST_TIME.toSeconds() + " s and was stopped; look for what expands without end");
            case Interrupted _ -> new Compilation.GaveUp("the compilation was stopped");
            case Exited(int status, String output) -> outcome(status, new ClangMessages(file, source.text()).read(output), object);
        };
    }

    private static Compilation outcome(int status, List<Diagnostic> diagnostics, Path object) throws IOException {
        boolean faulty = diagnostics.stream().anyMatch(Diagnostic::isError);
        if (status == 0 && !faulty && Files.isRegularFile(object)) {
            return new Compilation.Compiled(Bytes.of(Files.readAllBytes(object)), diagnostics);
        }
        // Any other status is that of a clang that broke down; what it found until then is not what is wrong.
        return faulty && status == FOUND_FAULTS ? new Compilation.Faulty(diagnostics)
                : new Compilation.GaveUp("clang ended with status " + status + (faulty ? " in the middle of its work" : " and without a word") + "; it may have needed more than " + (MOST_MEMORY >> 30) + " GB of memory or "
                        + (MOST_OBJECT >> 20) + " MB for the object");
    }

    private List<String> command(CSource source, String file, Cpu cpu) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-x", "c", "-c", file, "-o", OBJECT, "-O2", "-g",
                "-target", source.order() == ByteOrder.BIG_ENDIAN ? "bpfeb" : "bpfel", "-mcpu=" + cpu.name().toLowerCase(Locale.ROOT),
                "-Wall", "-Wno-unused-parameter", "-Wno-unused-function", "-Wno-unused-variable", "-Wno-visibility",
                "-fno-color-diagnostics", "-fdiagnostics-print-source-range-info", "-fdiagnostics-parseable-fixits", "-ferror-limit=50", "-fno-crash-diagnostics",
                "-fdebug-compilation-dir=.", "-fno-stack-protector"));
        source.folder().map(Path::toAbsolutePath).ifPresent(folder -> command.addAll(List.of("-iquote", folder.toString())));
        if (headers == HeaderChoice.OWN || source.platform().id().equals("windows")) {
            command.addAll(List.of("-nostdlibinc", "-isystem", HEADERS));
        } else {
            Headers.ofThisMachine().forEach(path -> command.addAll(List.of("-idirafter", path.toString())));
            command.addAll(List.of("-idirafter", HEADERS));
        }
        return command;
    }

    private static String fileName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^-", "_");
        return last.endsWith(".c") ? last : last + ".c";
    }
}
