package dev.glasshive.tests.windows;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.SourceLine;
import dev.glasshive.verifier.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program from a `.cases` file of the folder `windows`, and what is to be answered to it. The file README.md beside them says how one is written.
///
/// @param why it is as it is
/// @param refusal empty where it is accepted
public record WindowsCase(String file, String name, String why, Platform platform, ProgramSet set, Candidate candidate, Optional<Refusal> refusal) {
    private static final Path FOLDER = Path.of("src/test/resources/windows");
    private static final String MARK = "// refused";

    /// How it is refused.
    ///
    /// @param line of the text at which, or 0 for any place
    /// @param message a part of the message; empty for any
    public record Refusal(int line, String message) {}

    /// Every case of every file, in the order of their names.
    public static List<WindowsCase> all() throws IOException {
        List<WindowsCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".cases")).sorted().toList()) {
                for (String text : Files.readString(file).split("(?m)^== ", -1)) {
                    if (!text.startsWith("#")) {
                        cases.add(of(file.getFileName().toString(), text.lines().toList()));
                    }
                }
            }
        }
        return cases;
    }

    /// File and name.
    public String title() {
        return file + ": " + name;
    }

    private static WindowsCase of(String file, List<String> lines) {
        String name = lines.getFirst().strip();
        String where = file + ": " + name;
        Platform platform = directive(lines, "platform").map(Platforms::named).orElse(Platforms.windows());
        List<String> program = lines.subList(1, lines.size()).stream().map(line -> line.startsWith("-- ") ? "" : line).toList();
        Assembly assembly = Assembler.assemble(String.join("\n", program), where,
                HelperNames.of(platform.allHelpers().stream().collect(Collectors.toMap(Helper::name, Helper::id, (first, _) -> first))));
        ProgramSet assembled = assembly.programs().orElseThrow(() -> new IllegalArgumentException(where + ": " + assembly.diagnostics()));
        ProgramSet set = directive(lines, "inner").map(pair -> nested(assembled, pair)).orElse(assembled);
        Program first = set.programs().getFirst();
        int attachType = platform.programType(first.type(), first.section()).map(ProgramType::attachId).orElse(0);
        String why = directive(lines, "why").orElseThrow(() -> new IllegalArgumentException(where + " does not say why"));
        return new WindowsCase(file, name, why, platform, set, Candidate.of(set, first).attachedAs(attachType), refusal(lines, program));
    }

    private static Optional<Refusal> refusal(List<String> lines, List<String> program) {
        for (int i = 0; i < program.size(); i++) {
            int mark = program.get(i).indexOf(MARK);
            if (mark >= 0) {
                return Optional.of(new Refusal(i + 1, message(program.get(i).substring(mark + MARK.length()))));
            }
        }
        return lines.stream().filter(line -> line.startsWith("-- refused")).findFirst().map(line -> new Refusal(0, message(line.substring("-- refused".length()))));
    }

    private static String message(String rest) {
        return rest.startsWith(":") ? rest.substring(1).strip() : "";
    }

    private static Optional<String> directive(List<String> lines, String word) {
        String start = "-- " + word + " ";
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().map(line -> line.substring(start.length()).strip());
    }

    private static ProgramSet nested(ProgramSet set, String pair) {
        String[] words = pair.split(" ", 2);
        List<MapSpec> maps = new ArrayList<>(set.maps());
        int outer = Integer.parseInt(words[0]);
        maps.set(outer, maps.get(outer).holding(Integer.parseInt(words[1])));
        return new ProgramSet(set.origin(), set.license(), set.programs(), maps);
    }

    /// The line of the text that the instruction at `slot` stands in, or 0.
    public int line(int slot) {
        return candidate.source().at(slot).map(SourceLine::line).orElse(0);
    }

    @Override
    public String toString() {
        return title();
    }
}
