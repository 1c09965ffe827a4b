package dev.glasshive.tests.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.compiler.CompiledProgram;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.packet.MalformedCaptureException;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Executable;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Timeline;
import dev.glasshive.vm.Trap;
import dev.glasshive.vm.Vm;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What random programs seldom do: run for ever, call themselves, leave for other programs, and be called by helpers.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // Compiled code without its looks at the clock cannot be interrupted.
class CompiledProgramTest {
    private static final HelperNames HELPERS = HelperNames.of(Platforms.linux().helpers().values().stream().collect(Collectors.toMap(Helper::name, Helper::id)));
    private static final String ENDLESS = """
            .program xdp endless
            r0 = 0
            again:
            r0 += 1
            if r0 & 1 goto again
            r0 += 2
            goto again
            """;

    private static Scenario scenario(String text, int inputs) {
        Assembly assembly = Assembler.assemble(text, "case.bpf", HELPERS);
        ProgramSet set = assembly.programs().orElseThrow(() -> new IllegalArgumentException(assembly.diagnostics().toString()));
        List<Input> packets = Collections.nCopies(inputs, Input.packet("", Bytes.of(new byte[64])));
        return Scenario.of(set, set.programs().getFirst().name(), Platforms.linux(), packets);
    }

    private static List<RunResult> run(Scenario scenario, Executable executable) throws MalformedProgramException {
        return Timeline.run(scenario, executable, Progress.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 1000, 1001, 1002, 1003, 9_999_999, 40_000_001})
    void anEndlessLoopStopsAtTheSameInstruction(long limit) throws MalformedProgramException {
        Scenario scenario = scenario(ENDLESS, 1).limitedTo(limit);
        RunResult compiled = run(scenario, new CompiledProgram()).getFirst();
        assertThat(compiled.steps()).isEqualTo(limit);
        assertThat(compiled.trap()).map(Trap::cause).contains(new Trap.StepLimit(limit));
        assertThat(compiled).isEqualTo(run(scenario, new Interpreter()).getFirst());
    }

    @Test
    void anEndlessLoopCanBeCancelled() throws MalformedProgramException {
        Scenario scenario = scenario(ENDLESS, 1).limitedTo(Long.MAX_VALUE / 2);
        Vm vm = new Vm(scenario.set(), scenario.program(), scenario.platform(), scenario.host(), scenario.world());
        long[] asked = {0};
        Progress impatient = new Progress() {
            @Override
            public void done(long steps) {
                asked[0]++;
            }

            @Override
            public boolean isCancelled() {
                return asked[0] == 3;
            }
        };
        assertThatThrownBy(() -> vm.run(scenario.inputs().getFirst(), new CompiledProgram(), scenario.stepLimit(), impatient)).isInstanceOf(CancellationException.class);
        assertThat(vm.slot()).isBetween(1, 4);
    }

    /// Short functions are written out where they are called, but a frame more would not have fit.
    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8})
    void aCallAtTheVeryBeginningTrapsWhereThereIsNoRoomForAFrame(int depth) throws MalformedProgramException {
        StringBuilder text = new StringBuilder(".program xdp begins\ncall f1\nexit\n");
        for (int i = 1; i < depth; i++) {
            text.append(".func f").append(i).append("\n*(u64 *)(r10 - 8) = 1\ncall f").append(i + 1).append("\nr0 += 1\nexit\n");
        }
        text.append(".func f").append(depth).append("\ncall short\nr0 += 1\nexit\n.func short\nr0 = 2\nexit\n");
        Scenario scenario = scenario(text.toString(), 2);
        List<RunResult> compiled = run(scenario, new CompiledProgram());
        assertThat(compiled).isEqualTo(run(scenario, new Interpreter()));
        assertThat(compiled.getFirst().trap().isPresent()).isEqualTo(depth > 6);
    }

    private static String calling(int depth) {
        return """
                .program xdp calls
                r6 = 5
                r1 = %d
                r7 = 7
                call down
                r0 += r6
                r0 += r7
                exit
                .func down
                r6 = r1
                *(u64 *)(r10 - 8) = r1
                if r1 == 0 goto out
                r1 += -1
                call down
                r1 = *(u64 *)(r10 - 8)
                r0 += r1
                r0 += r6
                exit
                out:
                r0 = 100
                exit
                """.formatted(depth);
    }

    @Test
    void callsReturnAndTooManyOfThemTrap() throws MalformedProgramException {
        for (int depth : new int[] {0, 1, 6, 7, 8, 20}) {
            Scenario scenario = scenario(calling(depth), 2);
            List<RunResult> compiled = run(scenario, new CompiledProgram());
            assertThat(compiled).isEqualTo(run(scenario, new Interpreter()));
            assertThat(compiled.getLast().trap().isPresent()).isEqualTo(depth > 6);
        }
    }

    /// Short functions without a frame of their own: one that loops, one that returns nothing, one that reads a register that its caller has not given it, one that traps.
    @ParameterizedTest
    @ValueSource(strings = {
            "r0 = r1\nr0 ^= 3\nexit", "r0 = 0\nround:\nr0 += r1\nr1 += -1\nif r1 s> 0 goto round\nexit", "r1 += 1\nif r1 & 1 goto odd\nr0 = 9\nexit\nodd:\nr0 = 4\nexit", "r1 = 2\nexit",
            "r0 = r6\nexit", "r0 = r1\nif r1 != 30 goto out\nr0 = *(u8 *)(r1 + 0)\nout:\nexit", "r0 = *(u64 *)(r2 - 8)\n*(u64 *)(r2 - 16) = r1\nexit", "r3 = r0\nr0 = 1\nexit",
            "r2 <<= 1\nr2 >>= 1\nr3 = 1\nr3 <<= 63\nr2 |= r3\nr3 = 1\nr3 <<= 32\nr2 += r3\nr0 = *(u64 *)(r2 - 8)\n*(u64 *)(r2 - 8) = r1\nr0 = *(u64 *)(r2 - 8)\nexit"})
    void shortFunctionsReturnTrapAndStopWhereTheyWould(String body) throws MalformedProgramException {
        Scenario scenario = scenario("""
                .program xdp short
                r6 = 0
                r7 = 40
                *(u64 *)(r10 - 8) = 5
                *(u64 *)(r10 - 16) = 6
                again:
                r0 = 1
                r1 = r6
                r2 = r10
                call short
                r8 = r0
                r7 += r8
                r6 += 1
                if r6 < 60 goto again
                r0 = *(u64 *)(r10 - 16)
                r0 += r7
                exit
                .func short
                %s
                """.formatted(body), 1);
        assertThat(run(scenario, new CompiledProgram())).isEqualTo(run(scenario, new Interpreter()));
        for (int limit = 100; limit < 160; limit++) {
            assertThat(run(scenario.limitedTo(limit), new CompiledProgram())).isEqualTo(run(scenario.limitedTo(limit), new Interpreter()));
        }
    }

    /// Pointers that lead where they seem to, to the edge, and elsewhere.
    @ParameterizedTest
    @ValueSource(strings = {
            "r3 = r10\nr3 += -8\nr0 = *(u64 *)(r3 + 0)", "r3 = r10\nr3 += -4\nr0 = *(u64 *)(r3 + 0)", "r3 = r10\nr3 += r6\n*(u8 *)(r3 - 5) = 7", "r3 = r10\nr3 += -513\nr0 = *(u8 *)(r3 + 0)",
            "r3 = r10\nr3 -= r10\nr3 += r7\nr0 = *(u8 *)(r3 + 3)", "r0 = *(u64 *)(r7 + 56)", "r0 = *(u64 *)(r7 + 57)", "*(u32 *)(r7 + 60) = r6", "*(u32 *)(r7 + 61) = r6", "r7 += -1\nr0 = *(u8 *)(r7 + 0)",
            "r0 = *(u64 *)(r8 + 8)", "r0 = *(u64 *)(r8 + 9)", "*(u64 *)(r8 + 8) = r6\nr0 = *(u64 *)(r8 + 8)", "*(u16 *)(r8 + 12) = r6", "*(u16 *)(r8 + 15) = r6", "*(u8 *)(r8 + 79) = r6", "*(u8 *)(r8 + 80) = r6",
            "r8 += -1\nr0 = *(u8 *)(r8 + 0)", "r8 -= r8\nr8 += r7\nr0 = *(u16 *)(r8 + 2)", "r0 = *(u8 *)(r9 + 3)", "*(u8 *)(r9 + 0) = 1", "r0 = *(u32 *)(r9 + 1)", "r0 = *(u8 *)(r9 + 12)", "r3 = 0\nr0 = *(u8 *)(r3 + 0)"})
    void whereAPointerSeemsToLeadIsOnlyAGuess(String access) throws MalformedProgramException {
        Scenario scenario = scenario("""
                .map ten array key=4 value=16 max=5
                .map three hash key=2 value=3 max=4
                .program xdp guesses
                r7 = *(u32 *)(r1 + 0)
                *(u64 *)(r10 - 8) = 3
                *(u64 *)(r10 - 16) = 258
                r1 = three ll
                r2 = r10
                r2 += -2
                r3 = r10
                r3 += -16
                r4 = 0
                call bpf_map_update_elem
                r1 = three ll
                r2 = r10
                r2 += -2
                call bpf_map_lookup_elem
                r9 = r0
                r1 = ten ll
                r2 = r10
                r2 += -16
                *(u32 *)(r10 - 16) = 5
                call bpf_map_lookup_elem
                r6 = r0
                r1 = ten ll
                r2 = r10
                r2 += -4
                call bpf_map_lookup_elem
                r8 = r0
                r0 = 1
                %s
                r0 += r6
                exit
                """.formatted(access), 2);
        assertThat(run(scenario, new CompiledProgram())).isEqualTo(run(scenario, new Interpreter()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"r10", "r7", "r9"})
    void aKeyMayLieAnywhere(String base) throws MalformedProgramException {
        Scenario scenario = scenario("""
                .map counts array key=4 value=8 max=2
                .program xdp keys
                r7 = *(u32 *)(r1 + 0)
                r7 += 8
                r9 = 0
                *(u32 *)(r10 - 4) = 1
                r1 = counts ll
                r2 = %s
                r2 += -4
                call bpf_map_lookup_elem
                r6 = r0
                r1 = 0
                *(u64 *)(r6 + 0) = 7
                r1 = counts ll
                call bpf_map_lookup_elem
                exit
                """.formatted(base), 2);
        assertThat(run(scenario, new CompiledProgram())).isEqualTo(run(scenario, new Interpreter()));
    }

    @Test
    void aHelperThatMovesThePacketLeavesNoOldBytes() throws MalformedProgramException {
        Scenario scenario = scenario("""
                .program xdp moves
                r6 = r1
                r7 = *(u32 *)(r1 + 0)
                *(u8 *)(r7 + 0) = 5
                r2 = -4
                call bpf_xdp_adjust_head
                r8 = *(u32 *)(r6 + 0)
                *(u8 *)(r8 + 1) = 9
                r9 = *(u8 *)(r8 + 4)
                r9 <<= 8
                r1 = r6
                r2 = -10
                call bpf_xdp_adjust_tail
                r8 = *(u32 *)(r6 + 0)
                r0 = *(u8 *)(r8 + 1)
                r0 += r9
                *(u16 *)(r8 + 2) = r0
                r7 = *(u8 *)(r7 + 0)
                exit
                """, 2);
        List<RunResult> compiled = run(scenario, new CompiledProgram());
        assertThat(compiled).isEqualTo(run(scenario, new Interpreter()));
        assertThat(compiled.getFirst().r0()).isEqualTo(5 << 8 | 9);
    }

    @Test
    void tailCallsLeadToOtherProgramsAndEnd() throws MalformedProgramException {
        Scenario scenario = scenario("""
                .map next prog_array key=4 value=4 max=2
                .init next 0 first
                .init next 1 second
                .program xdp first
                r6 = r1
                r2 = next ll
                r3 = 1
                call bpf_tail_call
                r0 = 1
                exit
                .program xdp second
                r7 = r1
                r2 = next ll
                r3 = 0
                call bpf_tail_call
                r0 = 2
                exit
                """, 3);
        List<RunResult> compiled = run(scenario, new CompiledProgram());
        assertThat(compiled).isEqualTo(run(scenario, new Interpreter()));
        assertThat(compiled.getLast().steps()).isGreaterThan(100);
    }

    @Test
    void helpersCallFunctions() throws MalformedProgramException {
        Scenario scenario = scenario("""
                .program xdp loops
                r6 = r1
                *(u64 *)(r10 - 8) = 0
                r1 = 1000
                r2 = code_addr(add) ll
                r3 = r10
                r3 += -8
                r4 = 0
                call bpf_loop
                r7 = *(u64 *)(r10 - 8)
                r0 += r7
                exit
                .func add
                r3 = *(u64 *)(r2 + 0)
                r3 += r1
                *(u64 *)(r2 + 0) = r3
                r0 = 0
                if r1 != 900 goto out
                r0 = 1
                out:
                exit
                """, 2);
        CompiledProgram engine = new CompiledProgram();
        List<RunResult> compiled = run(scenario, engine);
        assertThat(compiled).isEqualTo(run(scenario, new Interpreter()));
        assertThat(compiled.getFirst().r0()).isEqualTo(901 + 900 * 901 / 2);
        assertThat(engine.interpreted()).as("instructions interpreted, of %d", compiled.getFirst().steps()).isLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "r0 = *(u64 *)(r10 - 8)", "r0 = *(u64 *)(r10 - 7)", "r0 = *(u32 *)(r10 - 4)", "r0 = *(u32 *)(r10 - 2)", "r0 = *(u8 *)(r10 + 0)", "r0 = *(u8 *)(r10 - 512)", "r0 = *(u8 *)(r10 - 513)",
            "r0 = *(u64 *)(r10 - 516)", "*(u64 *)(r10 - 4) = r6", "*(u16 *)(r10 - 1) = 7", "*(u64 *)(r10 - 512) = r6", "*(u64 *)(r10 - 515) = r6", "lock *(u64 *)(r10 - 8) += r6", "lock *(u64 *)(r10 - 12) += r6",
            "lock *(u64 *)(r10 - 4) += r6", "lock *(u64 *)(r10 + 8) += r6", "r0 = load_acquire((u64 *)(r10 - 4))", "store_release((u32 *)(r10 - 2), r6)", "r0 = *(u8 *)(r6 + 0)", "r0 = *(u8 *)(r7 + 0)"})
    void theEdgesOfTheFrameAreWhereTheyAre(String access) throws MalformedProgramException {
        Scenario scenario = scenario("""
                .program xdp edges
                r0 = 3
                r6 = 5
                *(u64 *)(r10 - 8) = r6
                r0 += 1
                %s
                r0 += r6
                exit
                """.formatted(access), 1);
        assertThat(run(scenario, new CompiledProgram())).isEqualTo(run(scenario, new Interpreter()));
    }

    @Test
    void aProgramTooLargeForOneMethodRunsInSeveral() throws MalformedProgramException {
        StringBuilder text = new StringBuilder(".program xdp large\nr0 = 1\nr6 = 0\nagain:\n");
        for (int part = 0; part < 1500; part++) {
            text.append("r0 *= 31\nr0 += r6\n*(u64 *)(r10 - ").append(8 + 8 * (part % 64)).append(") = r0\nif r0 & 1 goto odd").append(part).append("\nr0 ^= ").append(part)
                    .append("\nodd").append(part).append(":\n");
        }
        // Farther than a branch reaches.
        text.append("r6 += 1\nif r6 == 50 goto out\ngotol again\nout:\nexit\n");
        Scenario scenario = scenario(text.toString(), 2);
        CompiledProgram engine = new CompiledProgram();
        List<RunResult> compiled = run(scenario, engine);
        assertThat(compiled).isEqualTo(run(scenario, new Interpreter()));
        assertThat(compiled.getFirst().steps()).isGreaterThan(300_000);
        assertThat(engine.interpreted()).isZero();
    }

    @Test
    void nearlyAllOfTheSamplesIsCompiled() throws IOException, MalformedProgramException, MalformedCaptureException {
        List<Input> inputs = Sample.captures().stream().flatMap(capture -> capture.packets().stream()).map(packet -> Input.packet("", packet.data())).limit(40).toList();
        long interpreted = 0;
        long all = 0;
        for (Sample sample : Sample.all()) {
            CompiledProgram engine = new CompiledProgram();
            all += run(Scenario.of(sample.set(), sample.program(), Platforms.linux(), inputs), engine).stream().mapToLong(RunResult::steps).sum();
            interpreted += engine.interpreted();
        }
        System.out.printf("samples: %,d instructions, %,d of them interpreted%n", all, interpreted);
        assertThat(all).isGreaterThan(10_000);
        assertThat(interpreted).isLessThan(all / 50);
    }
}
