package dev.glasshive.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.conformance.CaseReader;
import dev.glasshive.conformance.ConformanceCase;
import dev.glasshive.conformance.ConformanceRunner;
import dev.glasshive.conformance.MalformedCaseException;
import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.isa.Encoder;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Opcode;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.isa.WideSource;
import dev.glasshive.program.Program;
import dev.glasshive.vm.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs every file of `src/test/resources/conformance`. Add a case by adding a file; `make-conformance.py` writes most of them.
class ConformanceSuiteTest {
    private static final Path SUITE = Path.of("src/test/resources/conformance");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(SUITE)) {
            return files.filter(file -> file.toString().endsWith(".data")).sorted().toList();
        }
    }

    private static ConformanceCase read(Path file) throws IOException, MalformedCaseException {
        return CaseReader.read(Files.readString(file), file.toString());
    }

    @ParameterizedTest
    @MethodSource("files")
    void interpreterEndsAsTheFileSays(Path file) throws IOException, MalformedCaseException {
        ConformanceCase test = read(file);
        assertThat(ConformanceRunner.run(test.programs(), test.memory(), new Interpreter())).isEqualTo(test.expected());
    }

    @Test
    void everyInstructionWithoutMapsAndPacketsHasItsFile() throws IOException, MalformedCaseException {
        List<Fields> used = new ArrayList<>();
        for (Path file : files()) {
            for (Program program : read(file).programs().programs()) {
                program.code().instructions().forEach(instruction -> used.add(Encoder.fields(instruction)));
            }
        }
        for (Opcode row : OpcodeMatrix.rows()) {
            if (isPlain(row)) {
                assertThat(used).as("0x%02x of section %s", row.code(), row.section()).anyMatch(row::matches);
            }
        }
    }

    /// Whether the instructions of `row` need nothing but registers, memory and a helper.
    private static boolean isPlain(Opcode row) {
        if (row.group() == ConformanceGroup.PACKET) {
            return false;
        }
        for (int source = 0; source < WideSource.values().length; source++) {
            Fields fields = new Fields(row.code(), 0, source, 0, 0);
            if (row.src().allows(source) && row.offset().allows(0) && row.imm().allows(0)) {
                Instruction instruction = row.decode().apply(fields);
                return !(instruction instanceof CallKfunc || instruction instanceof LegacyLoad
                        || instruction instanceof LoadImm64 load && load.source() != WideSource.VALUE);
            }
        }
        return true;
    }
}
