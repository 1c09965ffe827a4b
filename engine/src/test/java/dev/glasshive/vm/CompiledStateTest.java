package dev.glasshive.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.compiler.CompiledProgram;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compiled code leaves behind what only saved states show: which bytes have been written, what open calls keep, how often a program has been left for another.
class CompiledStateTest {
    private static final String PROGRAM = """
            .program xdp marks
            r6 = r1
            r7 = 0
            r8 = *(u32 *)(r1 + 0)
            again:
            *(u8 *)(r10 - 1) = 1
            *(u16 *)(r10 - 66) = 2
            *(u64 *)(r10 - 132) = 3
            r1 = r10
            r1 += -200
            r1 += r7
            call inner
            *(u32 *)(r8 + 8) = r7
            r2 = 1
            lock *(u64 *)(r10 - 264) += r2
            r7 += 1
            if r7 < 20 goto again
            r0 = r7
            exit
            .func inner
            *(u8 *)(r1 + 0) = 9
            *(u32 *)(r10 - 68) = 4
            r6 = *(u32 *)(r10 - 68)
            r0 = r6
            exit
            """;

    /// A function that has no need of a frame, and one that looks for its own by a pointer that it has made up.
    private static final String FRAMELESS = """
            .program xdp frameless
            r6 = 0
            r7 = 3
            again:
            r1 = r6
            r2 = 1
            r2 <<= 32
            r2 += r10
            call mix
            r7 += r0
            r6 += 1
            if r6 < 30 goto again
            r0 = r7
            exit
            .func mix
            r0 = r1
            more:
            r0 ^= 5
            r1 += -7
            if r1 s> 0 goto more
            if r0 & 8 goto looks
            exit
            looks:
            *(u16 *)(r2 - 40) = r0
            r0 = *(u8 *)(r2 - 39)
            exit
            """;

    private static Vm started(Scenario scenario) throws MalformedProgramException {
        Vm vm = new Vm(scenario.set(), scenario.program(), scenario.platform(), scenario.host(), scenario.world());
        vm.start(scenario.inputs().getFirst());
        return vm;
    }

    private static List<String> hidden(Vm vm) {
        VmState state = vm.save();
        List<String> calls = state.calls().stream().map(call -> call.slot() + " " + List.of(call.saved()[0], call.saved()[1], call.saved()[2], call.saved()[3]) + call.savedKnown()).toList();
        return List.of(state.stack().stream().map(StateText::of).toList().toString(), StateText.of(state.packet().image()), calls.toString(), state.known() + " " + state.slot() + " " + state.clock());
    }

    @ParameterizedTest
    @ValueSource(strings = {PROGRAM, FRAMELESS})
    void marksAndCallsAreThoseOfTheInterpreterAtEveryStep(String program) throws MalformedProgramException {
        Scenario scenario = Assembled.scenario(program, Bytes.of(new byte[64]));
        for (int steps = 1; steps < 200; steps += 7) {
            Vm one = started(scenario);
            Vm other = started(scenario);
            while (one.status() == Status.RUNNING) {
                assertThat(new CompiledProgram().run(other, steps)).isEqualTo(new Interpreter().run(one, steps));
                assertThat(hidden(other)).isEqualTo(hidden(one));
            }
            assertThat(other.status()).isEqualTo(one.status());
        }
    }

    @Test
    void aStateThatIsPutIntoAnotherMachineRunsOnThatMachinesMaps() throws MalformedProgramException {
        Scenario scenario = Assembled.scenario("""
                .map counts array key=4 value=8 max=2
                .program xdp counting
                r6 = 0
                *(u32 *)(r10 - 4) = 1
                again:
                r1 = counts ll
                r2 = r10
                r2 += -4
                call 1
                if r0 == 0 goto out
                r1 = *(u64 *)(r0 + 0)
                r1 += 1
                *(u64 *)(r0 + 0) = r1
                r6 += 1
                if r6 < 40 goto again
                out:
                exit
                """, Bytes.of(new byte[64]));
        Vm first = started(scenario);
        Vm second = started(scenario);
        CompiledProgram engine = new CompiledProgram();
        engine.run(first, 100);
        second.restore(first.save());
        engine.run(second, 1000);
        assertThat(second.status()).isEqualTo(Status.FINISHED);
        assertThat(value(second)).isEqualTo(40);
        assertThat(value(first)).isEqualTo(10);
    }

    private static long value(Vm vm) {
        return vm.memory.load(vm.valueAddress(0, 1), 8);
    }

    @Test
    void whatIsSavedDoesNotChangeWhenCompiledCodeRunsOn() throws MalformedProgramException {
        Vm vm = started(Assembled.scenario(PROGRAM, Bytes.of(new byte[64])));
        CompiledProgram engine = new CompiledProgram();
        engine.run(vm, 120);
        VmState saved = vm.save();
        List<String> then = hidden(vm);
        engine.run(vm, 100_000);
        assertThat(hidden(vm)).isNotEqualTo(then);
        vm.restore(saved);
        assertThat(hidden(vm)).isEqualTo(then);
    }
}
