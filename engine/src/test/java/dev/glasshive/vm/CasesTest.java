package dev.glasshive.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Runs the programs in `vm/*.cases`.
///
/// A case is a line `== name`, a program, and what comes of it, a line each: `-- r0 NUMBER`, `-- trap MESSAGE`, `-- refused MESSAGE` before any run,
/// `-- prints LINE`, `-- out HEX` for the packet afterwards. `-- input HEX` before them gives the packet; `-- again` runs once more with the same maps.
final class CasesTest {
    private static final List<String> FILES = List.of("shapes", "traps", "calls", "maps", "map-kinds", "kernel-maps", "packets", "checksums", "printing", "atomics");

    private record Case(String name, List<String> program, List<String> expected) {}

    @TestFactory
    Stream<DynamicNode> everyCaseEndsAsItsFileSays() {
        return FILES.stream().map(file -> DynamicContainer.dynamicContainer(file,
                read(file).stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)))));
    }

    private static List<Case> read(String file) {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(CasesTest.class.getResourceAsStream("/vm/" + file + ".cases"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith("== ")) {
                    cases.add(new Case(line.substring(3), new ArrayList<>(), new ArrayList<>()));
                } else if (line.startsWith("-- ")) {
                    cases.getLast().expected().add(line.substring(3));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    cases.getLast().program().add(line);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
        return cases;
    }

    private static void check(Case wanted) {
        List<String> found = new ArrayList<>();
        Bytes input = Bytes.EMPTY;
        int runs = 1;
        for (String line : wanted.expected()) {
            if (line.startsWith("input ")) {
                input = Bytes.ofHex(line.substring(6).replace(" ", ""));
            } else if (line.equals("again")) {
                runs++;
            }
        }
        Bytes[] inputs = new Bytes[runs];
        Arrays.fill(inputs, input);
        try {
            List<RunResult> results = Assembled.run(Assembled.scenario(String.join("\n", wanted.program()), inputs));
            for (RunResult result : results) {
                result.console().forEach(line -> found.add("prints " + line));
                result.trap().ifPresentOrElse(trap -> found.add("trap " + trap.message()), () -> found.add("r0 " + result.r0()));
                found.add("out " + result.dataOut().toHex());
            }
        } catch (MalformedProgramException e) {
            found.add("refused " + e.getMessage());
        }
        List<String> expected = wanted.expected().stream().filter(line -> !line.startsWith("input ") && !line.equals("again")).toList();
        assertThat(expected).as("a case expects something").isNotEmpty();
        if (expected.stream().noneMatch(line -> line.startsWith("out "))) {
            found.removeIf(line -> line.startsWith("out "));
        }
        assertThat(found).containsExactlyElementsOf(expected);
    }
}
