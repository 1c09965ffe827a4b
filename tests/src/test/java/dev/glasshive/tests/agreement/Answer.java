package dev.glasshive.tests.agreement;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.kernel.Loaded;
import dev.glasshive.kernel.TestRun;
import dev.glasshive.map.BpfMap;
import dev.glasshive.platform.Platforms;
import dev.glasshive.tests.differential.RandomAnswer;
import dev.glasshive.tests.soundness.RandomInputs;
import dev.glasshive.vm.Executable;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Trap;
import dev.glasshive.vm.Vm;
import dev.glasshive.vm.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// All that can be seen of what our machine did with the inputs of a question.
///
/// @param results of the runs, one after the other
/// @param maps what they hold at the end, a line each
record Answer(List<RunResult> results, List<String> maps) {
    /// Of programs that a verifier accepted.
    static final long MANY_STEPS = 1_000_000;
    /// Of others, which may go on for ever.
    static final long FEW_STEPS = 5_000;

    /// What `executable` makes of the packets and then, with other things in the maps, of other inputs.
    ///
    /// @throws MalformedProgramException if the machine does not take the program
    static Both of(Question question, Executable executable, long most, int others) throws MalformedProgramException {
        return of(question, machine(question), executable, most, others);
    }

    private static Vm machine(Question question) throws MalformedProgramException {
        return new Vm(question.set(), question.program().name(), Platforms.linux(), Host.DEFAULT, World.DEFAULT);
    }

    /// What the interpreter makes of the packets in a machine in which bytes of the stack that nobody wrote are `unwritten` instead of 0.
    ///
    /// @throws MalformedProgramException if the machine does not take the program
    static RandomAnswer where(byte unwritten, Question question) throws MalformedProgramException {
        Vm vm = machine(question);
        UnwrittenBytes.fill(vm, unwritten);
        return of(question, vm, new Interpreter(), MANY_STEPS, 0).seen();
    }

    private static Both of(Question question, Vm vm, Executable executable, long most, int others) {
        Answer first = of(vm, question.packets().stream().map(packet -> Input.packet("", packet)).toList(), executable, most);
        RandomAnswer seen = RandomAnswer.of(first.results, vm.maps());
        Random random = new Random(question.name().hashCode());
        RandomInputs.fill(vm, random);
        List<Input> made = new ArrayList<>();
        for (int i = 0; i < others; i++) {
            made.add(RandomInputs.input(vm.type().orElseThrow(), random, i));
        }
        return new Both(first, seen, of(vm, made, executable, most));
    }

    /// To the packets of a question, and to other inputs.
    ///
    /// @param seen what a kernel could have answered to the packets
    record Both(Answer toPackets, RandomAnswer seen, Answer toOthers) {}

    private static Answer of(Vm vm, List<Input> inputs, Executable executable, long most) {
        List<RunResult> results = inputs.stream().map(input -> vm.run(input, executable, most, Progress.NONE)).toList();
        List<String> maps = vm.maps().stream().map(BpfMap::entries).map(Object::toString).toList();
        return new Answer(results, maps);
    }

    /// What the kernel answers to the packets.
    static RandomAnswer ofKernel(Loaded loaded, Question question) {
        List<TestRun> runs = question.packets().stream().map(packet -> loaded.run(packet, 1)).toList();
        return RandomAnswer.of(runs, question.set().maps(), loaded);
    }

    /// What went wrong first, if anything did.
    Optional<Trap> trap() {
        return results.stream().flatMap(result -> result.trap().stream()).findFirst();
    }

    /// Whether a run did not end by itself.
    boolean isEndless() {
        return trap().filter(trap -> trap.cause() instanceof Trap.StepLimit).isPresent();
    }
}
