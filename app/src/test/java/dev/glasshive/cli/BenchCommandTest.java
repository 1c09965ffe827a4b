package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.glasshive.kernel.Availability.Unavailable;
import dev.glasshive.kernel.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What `glasshive bench` reports, but for the times.
class BenchCommandTest {
    private static final String[] BUILT_IN = {"bench", "--seconds", "0.001", "--json"};
    private static final String[] BUILT_IN_COMPILED = {"bench", "--engine", "compiled", "--seconds", "0.001", "--json"};

    @TempDir
    private Path folder = Path.of("");

    private static JsonNode json(Called called) {
        assertThat(called.err()).isEmpty();
        assertThat(called.exit()).isZero();
        return Json.MAPPER.readTree(called.out());
    }

    @Test
    void theProgramsThatComeWithItRunLongEnoughToBeTimed() {
        JsonNode rows = json(Called.with(BUILT_IN));
        assertThat(rows.size()).isGreaterThanOrEqualTo(17);
        for (JsonNode row : rows) {
            assertThat(row.propertyNames()).containsExactly("program", "engine", "retval", "insns", "ns_per_insn");
            assertThat(row.get("engine").asString()).isEqualTo("interpreter");
            assertThat(row.get("insns").asLong()).as(row.get("program").asString()).isBetween(100_000L, 1_000_000L);
            assertThat(row.get("ns_per_insn").isNumber()).isTrue();
        }
    }

    @Test
    void theCompiledFormGivesWhatTheInterpreterGives() {
        JsonNode interpreted = json(Called.with(BUILT_IN));
        JsonNode compiled = json(Called.with(BUILT_IN_COMPILED));
        assertThat(compiled.size()).isEqualTo(interpreted.size());
        for (int i = 0; i < compiled.size(); i++) {
            assertThat(compiled.get(i).get("engine").asString()).isEqualTo("compiled");
            for (String field : List.of("program", "retval", "insns")) {
                assertThat(compiled.get(i).get(field)).as(field).isEqualTo(interpreted.get(i).get(field));
            }
        }
    }

    @Test
    void theKernelTakesTheProgramsThatComeWithItAndGivesWhatTheInterpreterGives() {
        if (Kernel.availability() instanceof Unavailable(String reason)) {
            abort("the kernel was not asked: " + reason);
        }
        JsonNode kernel = json(Called.with("bench", "--seconds", "0.001", "--json", "--engine", "kernel"));
        assertThat(results(kernel)).isEqualTo(results(json(Called.with(BUILT_IN))));
    }

    private static List<String> results(JsonNode rows) {
        return rows.valueStream().map(row -> row.get("program").asString() + " " + row.get("retval") + " " + row.get("insns")).toList();
    }

    @Test
    void aFileRunsOnTheMemoryThatIsGivenAndIsNamedAfterItsProgram() throws IOException {
        Path source = Files.writeString(folder.resolve("a.bpf"), ".program xdp second_byte\nr2 = *(u32 *)(r1 + 0)\nr3 = *(u32 *)(r1 + 4)\nr0 = *(u8 *)(r2 + 1)\nexit\n");
        Path bare = Files.write(folder.resolve("length.bin"), new byte[] {(byte) 0xbf, 0x20, 0, 0, 0, 0, 0, 0, (byte) 0x95, 0, 0, 0, 0, 0, 0, 0});
        Path memory = Files.write(folder.resolve("memory"), new byte[] {1, 42, 3});
        JsonNode rows = json(Called.with("bench", source.toString(), bare.toString(), "--memory", memory.toString(), "--seconds", "0.001", "--json"));
        assertThat(results(rows)).containsExactly("second_byte 42 4", "length.bin 3 2");
    }

    @Test
    void severalEnginesStandBesideEachOther() throws IOException {
        Path good = Files.writeString(folder.resolve("good.bpf"), ".program xdp good\nr0 = 7\nexit\n");
        Called called = Called.with("bench", good.toString(), "--engine", "interpreter,compiled", "--seconds", "0.001");
        assertThat(called.exit()).isZero();
        assertThat(called.out()).containsPattern("(?m)^program +r0 +instructions +interpreter +compiled$").containsPattern("(?m)^good +7 +2 +\\d+\\.\\d\\d +\\d+\\.\\d\\d$").containsPattern("(?m)^geometric mean +\\d+\\.\\d\\d +\\d+\\.\\d\\d$");
        JsonNode rows = json(Called.with("bench", good.toString(), "--engine", "compiled,interpreter", "--seconds", "0.001", "--json"));
        assertThat(rows.valueStream().map(row -> row.get("engine").asString())).containsExactly("compiled", "interpreter");
    }

    @Test
    void whatCannotBeTimedIsSaidAndTheOthersAreTimedAllTheSame() throws IOException {
        Path traps = Files.writeString(folder.resolve("traps.bpf"), ".program xdp traps\nr0 = *(u8 *)(r1 + 100)\nexit\n");
        Path ends = Files.writeString(folder.resolve("ends.bpf"), ".program xdp ends\nr0 = 2\nexit\n");
        Called called = Called.with("bench", traps.toString(), ends.toString(), "--seconds", "0.001");
        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.err()).startsWith("glasshive: traps: cannot be timed, because it was stopped: ").hasLineCount(1);
        assertThat(called.out()).containsPattern("(?m)^ends +2 +2 ");
    }
}
