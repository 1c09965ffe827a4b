package dev.glasshive.kernel;

import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import dev.glasshive.kernel.Availability.Available;
import dev.glasshive.kernel.Availability.Unavailable;
import dev.glasshive.kernel.SystemCall.Answer;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The kernel of this machine. Programs are loaded to hear its verdict and to run them on test data; nothing is attached or left behind.
public final class Kernel {
    private final SystemCall call;

    private Kernel(SystemCall call) {
        this.call = call;
    }

    /// Whether the kernel of this machine can be asked; it tries with the smallest program there is.
    public static Availability availability() {
        String system = System.getProperty("os.name", "");
        if (!system.equals("Linux")) {
            return new Unavailable("asking the kernel needs Linux, and this is " + system);
        }
        String processor = System.getProperty("os.arch", "");
        Optional<Long> number = number(processor);
        if (number.isEmpty()) {
            return new Unavailable("asking the kernel is known for x86-64 and aarch64, and this is " + processor);
        }
        Kernel kernel = new Kernel(new SystemCall(number.get()));
        Code smallest = Code.of(List.of(new Mov(Width.W64, Register.R0, new Imm(0)), new Exit()));
        ProgramSet set = new ProgramSet("probe", "", List.of(Program.of("probe", "xdp", smallest)), List.of());
        return switch (kernel.load(set, "probe", new Options(0))) {
            case LoadOutcome.Refused(int errno, String message, String _) -> new Unavailable(reason(errno, message));
            case Loaded loaded -> {
                loaded.close();
                yield new Available(kernel, System.getProperty("os.version", ""));
            }
        };
    }

    /// The number of bpf(2) in the kernel's tables of system calls.
    private static Optional<Long> number(String processor) {
        return switch (processor) {
            case "amd64" -> Optional.of(321L);
            case "aarch64" -> Optional.of(280L);
            default -> Optional.empty();
        };
    }

    private static String reason(int errno, String message) {
        if (ErrorNumber.EPERM.is(errno)) {
            return "this account may not use bpf(2): run as root, or with the capabilities CAP_BPF and CAP_NET_ADMIN";
        }
        return ErrorNumber.ENOSYS.is(errno) ? "this kernel has no bpf(2)" : message;
    }

    /// Gives the program called `name`, the maps of its set, and the programs it can reach by tail calls to the kernel.
    ///
    /// @throws IllegalArgumentException if the set has no such program
    public LoadOutcome load(ProgramSet set, String name, Options options) {
        Program program = set.program(name).orElseThrow(() -> new IllegalArgumentException(set.origin() + " has no program called " + name));
        Descriptors descriptors = new Descriptors(call);
        try {
            return load(set, program, options, descriptors);
        } catch (RefusedException e) {
            descriptors.close();
            return e.refusal();
        } catch (RuntimeException | Error e) {
            descriptors.close();
            throw e;
        }
    }

    private Loaded load(ProgramSet set, Program program, Options options, Descriptors descriptors) throws RefusedException {
        List<KernelMap> maps = new MapMaker(call, descriptors, set).makeAll();
        ProgramLoader loader = new ProgramLoader(call, descriptors, set, maps, options);
        ProgramLoader.Accepted accepted = loader.load(program);
        Map<String, Integer> loaded = new HashMap<>(Map.of(program.name(), accepted.descriptor()));
        for (int i = 0; i < maps.size(); i++) {
            for (MapSpec.Initial initial : set.maps().get(i).initial()) {
                if (initial instanceof MapSpec.ProgramEntry(int index, String other)) {
                    Integer descriptor = loaded.get(other);
                    if (descriptor == null) {
                        descriptor = loader.load(other(set, other)).descriptor();
                        loaded.put(other, descriptor);
                    }
                    put(set.maps().get(i), maps.get(i), index, other, descriptor);
                }
            }
        }
        return new Loaded(call, descriptors, set, maps, accepted);
    }

    private static Program other(ProgramSet set, String name) throws RefusedException {
        return set.program(name).orElseThrow(() -> RefusedException.unasked("there is no program " + name + " to put in a program array"));
    }

    private static void put(MapSpec spec, KernelMap map, int index, String program, int descriptor) throws RefusedException {
        Answer answer = map.update(Bytes.ofLittleEndian(index, 4), Bytes.ofLittleEndian(descriptor, 4));
        if (answer.failed()) {
            throw RefusedException.of("map " + spec.name() + ": program " + program + " was not put in at " + index, answer.errno());
        }
    }
}
