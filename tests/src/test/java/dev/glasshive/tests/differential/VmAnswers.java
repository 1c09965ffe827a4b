package dev.glasshive.tests.differential;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.map.BpfMap;
import dev.glasshive.map.ProgramArray;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Packet;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.Executable;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Vm;
import dev.glasshive.vm.World;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Our machine's answers, in the form of the kernel's.
final class VmAnswers {
    private static final long STEP_LIMIT = 1_000_000;
    private static final Comparator<Bytes> BY_BYTES = (a, b) -> Arrays.compareUnsigned(a.toArray(), b.toArray());

    private VmAnswers() {}

    /// The answers of `executable` to the packets that the kernel ran.
    static Answers to(Sample sample, List<Capture> captures, Executable executable, Answers kernel) throws MalformedProgramException {
        Answers answers = new Answers();
        for (Capture capture : captures) {
            answers.capture(capture.name());
            Vm vm = new Vm(sample.set(), sample.program(), Platforms.linux(), Host.DEFAULT, World.DEFAULT);
            noteMaps(vm, answers);
            for (Packet packet : capture.packets()) {
                if (kernel.ran(capture.name(), packet)) {
                    RunResult result = vm.run(Input.packet("", packet.data()), executable, STEP_LIMIT, Progress.NONE);
                    result.trap().ifPresentOrElse(trap -> answers.trapped(packet, trap.toString()),
                            () -> answers.ran(packet, (int) result.r0(), result.dataOut()));
                } else {
                    answers.notRun(packet);
                }
                noteMaps(vm, answers);
            }
        }
        return answers;
    }

    private static void noteMaps(Vm vm, Answers answers) {
        for (BpfMap map : vm.maps()) {
            if (!(map instanceof ProgramArray)) {
                SortedMap<Bytes, Bytes> entries = new TreeMap<>(BY_BYTES);
                map.entries().forEach(entry -> entries.put(entry.key(), entry.value()));
                answers.map(map.spec().name(), entries);
            }
        }
    }
}
