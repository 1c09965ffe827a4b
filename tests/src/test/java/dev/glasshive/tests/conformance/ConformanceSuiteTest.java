package dev.glasshive.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.compiler.CompiledProgram;
import dev.glasshive.conformance.CaseReader;
import dev.glasshive.conformance.ConformanceCase;
import dev.glasshive.conformance.ConformanceRunner;
import dev.glasshive.conformance.MalformedCaseException;
import dev.glasshive.isa.Encoder;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Opcode;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.program.Program;
import dev.glasshive.vm.Executable;
import dev.glasshive.vm.Interpreter;
import java.io.IOException;
import java.nio.ByteOrder;
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

    private static ConformanceCase read(Path file, ByteOrder order) throws IOException, MalformedCaseException {
        return CaseReader.read(Files.readString(file), file.toString(), order);
    }

    @ParameterizedTest
    @MethodSource("files")
    void interpreterEndsAsTheFileSays(Path file) throws IOException, MalformedCaseException {
        check(read(file, ByteOrder.LITTLE_ENDIAN), new Interpreter());
    }

    @ParameterizedTest
    @MethodSource("files")
    void compiledProgramEndsAsTheFileSays(Path file) throws IOException, MalformedCaseException {
        check(read(file, ByteOrder.LITTLE_ENDIAN), new CompiledProgram());
    }

    @ParameterizedTest
    @MethodSource("files")
    void compiledProgramOnABigEndianHostEndsAsTheFileSays(Path file) throws IOException, MalformedCaseException {
        check(read(file, ByteOrder.BIG_ENDIAN), new CompiledProgram());
    }

    @ParameterizedTest
    @MethodSource("files")
    void interpreterOnABigEndianHostEndsAsTheFileSays(Path file) throws IOException, MalformedCaseException {
        check(read(file, ByteOrder.BIG_ENDIAN), new Interpreter());
    }

    private static void check(ConformanceCase test, Executable engine) {
        assertThat(ConformanceRunner.run(test.programs(), test.memory(), engine)).isEqualTo(test.expected());
    }

    @Test
    void everyInstructionHasItsFile() throws IOException, MalformedCaseException {
        List<Fields> used = new ArrayList<>();
        for (Path file : files()) {
            for (Program program : read(file, ByteOrder.LITTLE_ENDIAN).programs().programs()) {
                program.code().instructions().forEach(instruction -> used.add(Encoder.fields(instruction)));
            }
        }
        for (Opcode row : OpcodeMatrix.rows()) {
            assertThat(used).as("0x%02x of section %s", row.code(), row.section()).anyMatch(row::matches);
        }
    }
}
