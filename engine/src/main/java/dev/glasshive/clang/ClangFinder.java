package dev.glasshive.clang;

import dev.glasshive.clang.ChildProcess.Exited;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Looks for a clang that knows BPF: some are built without, above all that of Apple.
public final class ClangFinder {
    private static final int NEWEST = 30;
    private static final int OLDEST = 11;
    private static final ChildProcess.Limits LIMITS = new ChildProcess.Limits(Duration.ofSeconds(5), Clang.MOST_MEMORY, 1 << 20, 1 << 16);

    private final List<Path> folders;

    /// One that looks into `folders`, in their order.
    public ClangFinder(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /// One that looks where programs usually are, at most once, and only when somebody asks.
    public static CCompiler onThisMachine() {
        return new Found();
    }

    /// The folders of the search path, then the usual ones that may not be in it.
    public static List<Path> usual() {
        Stream<String> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
        Stream<String> others = Stream.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/opt/llvm/bin", "/usr/local/opt/llvm/bin", "C:\\Program Files\\LLVM\\bin");
        return Stream.concat(path, others).filter(folder -> !folder.isBlank()).distinct().flatMap(ClangFinder::path).toList();
    }

    /// Names of folders in the environment may be no paths at all.
    private static Stream<Path> path(String folder) {
        try {
            return Stream.of(Path.of(folder));
        } catch (InvalidPathException _) {
            return Stream.empty();
        }
    }

    /// The first that knows BPF, by its name: plain `clang`, then the newest version.
    public Optional<Clang> find() {
        return Stream.concat(Stream.of("clang"), IntStream.iterate(NEWEST, version -> version >= OLDEST, version -> version - 1).mapToObj(version -> "clang-" + version))
                .flatMap(name -> folders.stream().flatMap(folder -> Stream.of(folder.resolve(name), folder.resolve(name + ".exe"))))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file)).flatMap(file -> clang(file).stream()).findFirst();
    }

    private static Optional<Clang> clang(Path file) {
        try (ScratchFolder scratch = ScratchFolder.open()) {
            ChildProcess child = new ChildProcess(LIMITS);
            boolean knows = child.run(List.of(file.toString(), "-print-targets"), scratch.path()) instanceof Exited(int status, String targets)
                    && status == 0 && targets.lines().anyMatch(line -> line.strip().startsWith("bpf"));
            if (!knows || !(child.run(List.of(file.toString(), "--version"), scratch.path()) instanceof Exited(int _, String version))) {
                return Optional.empty();
            }
            return Optional.of(new Clang(file, version.lines().findFirst().orElse(file.toString()).strip(), Clang.HeaderChoice.MACHINE));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// What was found, once it was looked for.
    private static final class Found implements CCompiler {
        private Optional<Clang> clang = Optional.empty();
        private boolean looked;

        private synchronized Optional<Clang> clang() {
            if (!looked) {
                clang = new ClangFinder(usual()).find();
                looked = true;
            }
            return clang;
        }

        @Override
        public Optional<String> version() {
            return clang().flatMap(Clang::version);
        }

        @Override
        public Compilation compile(CSource source) {
            return clang().map(c -> c.compile(source)).orElseGet(Compilation.NotInstalled::new);
        }
    }
}
