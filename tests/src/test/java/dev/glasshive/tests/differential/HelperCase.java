package dev.glasshive.tests.differential;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A program in `src/test/resources/helpers/*.cases` and what comes of it.
///
/// ```
/// == name
/// program as assembly text
/// -- input HEX, or zeros:N             the packet; zeros:64 where nothing is said
/// -- linux ...                         what Linux 6.18 answered, written by -Dglasshive.record=true
/// -- here N ...                        what the machine answers where it differs, with the number in docs/kernel-fidelity.md
/// ```
///
/// @param text its lines in the file, from the name on, without the answers of Linux
record HelperCase(String name, List<String> program, Bytes input, List<String> linux, List<String> here, List<String> text) {
    private static final HelperNames HELPERS = HelperNames.of(
            Platforms.linux().helpers().values().stream().collect(Collectors.toMap(Helper::name, Helper::id)));
    private static final String LINUX = "-- linux ";
    private static final String INPUT = "-- input ";
    private static final String HERE = "-- here ";

    static List<HelperCase> read(Path file) throws IOException {
        List<HelperCase> cases = new ArrayList<>();
        List<String> text = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("== ") && text.stream().anyMatch(l -> l.startsWith("== "))) {
                cases.add(of(text));
                text = new ArrayList<>();
            }
            text.add(line);
        }
        cases.add(of(text));
        return cases;
    }

    private static HelperCase of(List<String> text) {
        List<String> program = new ArrayList<>();
        List<String> linux = new ArrayList<>();
        List<String> here = new ArrayList<>();
        String name = "";
        Bytes input = Bytes.of(new byte[64]);
        for (String line : text) {
            if (line.startsWith("== ")) {
                name = line.substring(3);
            } else if (line.startsWith(LINUX)) {
                linux.add(line.substring(LINUX.length()));
            } else if (line.startsWith(HERE)) {
                here.add(line.substring(line.indexOf(' ', HERE.length()) + 1));
            } else if (line.startsWith(INPUT)) {
                String bytes = line.substring(INPUT.length());
                input = bytes.startsWith("zeros:") ? Bytes.of(new byte[Integer.parseInt(bytes.substring(6))]) : Bytes.ofHex(bytes.replace(" ", ""));
            } else if (!line.startsWith("#")) {
                program.add(line);
            }
        }
        return new HelperCase(name, program, input, linux, here, text.stream().filter(line -> !line.startsWith(LINUX)).toList());
    }

    /// The lines of the file with the answers of Linux. Where its verifier refuses what traps here, that is difference 1.
    List<String> recorded(List<String> answers, List<String> found) {
        boolean onlyUnverified = answers.getFirst().startsWith("refused: ") && found.getFirst().startsWith("trap: ");
        List<String> lines = new ArrayList<>(text);
        if (onlyUnverified) {
            lines.removeIf(line -> line.startsWith(HERE));
        }
        int at = lines.size();
        while (at > 0 && (lines.get(at - 1).isBlank() || lines.get(at - 1).startsWith(HERE))) {
            at--;
        }
        if (onlyUnverified) {
            lines.add(at, HERE + "1 " + found.getFirst());
        }
        lines.addAll(at, answers.stream().map(LINUX::concat).toList());
        return lines;
    }

    ProgramSet set() {
        Assembly assembly = Assembler.assemble(".license GPL\n" + String.join("\n", program), name, HELPERS);
        return assembly.programs().orElseThrow(() -> new IllegalArgumentException(name + ": " + assembly.diagnostics()));
    }

    @Override
    public String toString() {
        return name;
    }
}
