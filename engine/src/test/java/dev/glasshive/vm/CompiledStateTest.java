package dev.glasshive.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.compiler.CompiledProgram;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void marksAndCallsAreThoseOfTheInterpreterAtEveryStep() throws MalformedProgramException {
        Scenario scenario = Assembled.scenario(PROGRAM, Bytes.of(new byte[64]));
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
