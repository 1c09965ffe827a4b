package dev.glasshive.tests.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Disassembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.compiler.CompiledProgram;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.packet.MalformedCaptureException;
import dev.glasshive.platform.Platforms;
import dev.glasshive.tests.fuzz.AnyScenario;
import dev.glasshive.vm.Executable;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Status;
import dev.glasshive.vm.Timeline;
import dev.glasshive.vm.Vm;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The compiled form leaves a machine as the interpreter does, wherever it stops: at the end, at a trap, and after any number of steps.
///
/// `-Dglasshive.random.compiled=100000` runs more random programs, `-Dglasshive.random.seed=7` others.
class CompiledAgreesWithInterpreterTest {
    private static final int COUNT = Integer.getInteger("glasshive.random.compiled", 400);
    private static final long SEED = Long.getLong("glasshive.random.seed", 2_026_11_29L);
    private static final long STEPS = 20_000;

    @Test
    void randomProgramsEndAlike() {
        IntStream.range(0, COUNT).parallel().forEach(number -> {
            RandomCase random = RandomCase.of(SEED, number);
            Random stops = new Random(SEED + number);
            List<Input> inputs = random.packets().stream().map(packet -> Input.packet("", packet)).toList();
            assertAlike(Scenario.of(random.set(), random.program(), Platforms.linux(), inputs).limitedTo(STEPS), stops);
        });
    }

    @Test
    void damagedProgramsEndAlike() {
        IntStream.range(0, COUNT).parallel().forEach(number -> {
            Random random = new Random(SEED + number);
            try {
                assertAlike(AnyScenario.of(random), random);
            } catch (MalformedProgramException noProgram) {
                // Some damage is seen before anything runs.
            }
        });
    }

    @Test
    void samplesEndAlikeOnPacketAfterPacket() throws IOException, MalformedProgramException, MalformedCaptureException {
        List<Input> inputs = Sample.captures().stream().flatMap(capture -> capture.packets().stream()).limit(60).map(packet -> Input.packet("", packet.data())).toList();
        for (Sample sample : Sample.all()) {
            Scenario scenario = Scenario.of(sample.set(), sample.program(), Platforms.linux(), inputs);
            assertAlike(scenario, new Random(SEED));
        }
    }

    /// Two machines, stopped again and again after the same number of steps.
    private static void assertAlike(Scenario scenario, Random stops) {
        try {
            assertThat(Timeline.run(scenario, new CompiledProgram(), Progress.NONE)).as(() -> text(scenario)).isEqualTo(Timeline.run(scenario, new Interpreter(), Progress.NONE));
            if (scenario.host().cpus() == 1) {
                assertAlikeAtStops(scenario, stops);
            }
        } catch (MalformedProgramException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private static void assertAlikeAtStops(Scenario scenario, Random stops) throws MalformedProgramException {
        Vm one = vm(scenario);
        Vm other = vm(scenario);
        Executable interpreter = new Interpreter();
        Executable compiled = new CompiledProgram();
        for (Input input : scenario.inputs()) {
            one.start(input);
            other.start(input);
            long stack = one.register(Register.R10);
            long context = one.register(Register.R1);
            int longest = 1 << stops.nextInt(12);
            long left = STEPS;
            while (one.status() == Status.RUNNING && left > 0) {
                long steps = 1L + stops.nextInt(longest);
                long ran = interpreter.run(one, steps);
                assertThat(compiled.run(other, steps)).as(() -> text(scenario)).isEqualTo(ran);
                assertThat(SeenState.of(other, stack, context)).as(() -> text(scenario)).isEqualTo(SeenState.of(one, stack, context));
                left -= steps;
            }
        }
    }

    private static Vm vm(Scenario scenario) throws MalformedProgramException {
        return new Vm(scenario.set(), scenario.program(), scenario.platform(), scenario.host(), scenario.world());
    }

    private static String text(Scenario scenario) {
        return Disassembler.source(scenario.set(), HelperNames.of(Map.of()));
    }
}
