package dev.glasshive.vm;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.map.BpfMap;
import dev.glasshive.map.Maps;
import dev.glasshive.map.ProgramArray;
import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One machine: a program placed on a platform, with its registers, memory, maps and world. Mutable, for one thread.
///
/// Maps live as long as the machine; registers, stack and packet are new in every run.
public final class Vm {
    static final int ALL_KNOWN_AT_START = 1 << Register.R1.code() | 1 << Register.FRAME_POINTER.code();

    private final ProgramSet set;
    private final Platform platform;
    private final Optional<ProgramType> type;
    private final World world;
    private final Loaded entry;
    private final Map<String, Loaded> loaded = new HashMap<>();
    private final List<BpfMap> maps = new ArrayList<>();
    private final FlatRegion packet = new FlatRegion(Place.Kind.PACKET, 0, new byte[0], 0);
    private final @Nullable ContextRegion context;
    private final FlatRegion[] frames;

    final Memory memory = new Memory();
    final long[] registers = new long[Register.values().length];
    int known;
    Loaded current;
    int slot;
    Status status = Status.FINISHED;
    int tailCalls;
    long random;
    /// Instructions executed since the machine was made: its clock.
    long clock;

    private final List<Frame> calls = new ArrayList<>();
    private final List<String> console = new ArrayList<>();
    private @Nullable Trap trap;
    private @Nullable MapListener mapListener;
    private Input input = Input.packet("", Bytes.EMPTY);
    private byte[] link = new byte[0];
    private int consoleStart;
    private long clockStart;

    /// A call that has not returned.
    ///
    /// @param returnSlot where the caller goes on
    /// @param saved r6 to r9 of the caller
    /// @param savedKnown which of them had a value
    record Frame(int returnSlot, long[] saved, int savedKnown) {}

    /// A machine for `program` of `set`.
    ///
    /// @throws MalformedProgramException if there is no such program, its type is unknown to the platform, or a map cannot be made
    public Vm(ProgramSet set, String program, Platform platform, World world) throws MalformedProgramException {
        this.set = set;
        this.platform = platform;
        this.world = world;
        this.entry = load(program).orElseThrow(() -> new MalformedProgramException(
                set.origin() + ": no program " + program + "; there are " + set.programs().stream().map(Program::name).toList()));
        this.current = entry;
        this.type = type(entry.program());
        this.random = world.seed();
        if (set.maps().size() > AddressSpace.MAX_MAPS) {
            throw new MalformedProgramException(set.origin() + ": " + set.maps().size() + " maps are more than " + AddressSpace.MAX_MAPS);
        }
        for (MapSpec spec : set.maps()) {
            BpfMap map = Maps.create(spec);
            memory.add(new OpaqueRegion(Place.Kind.MAP, maps.size()));
            if (!(map instanceof ProgramArray)) {
                memory.add(new ValuesRegion(maps.size(), map));
            }
            maps.add(map);
        }
        this.frames = new FlatRegion[platform.limits().frames()];
        for (int i = 0; i < frames.length; i++) {
            int bytes = platform.limits().stackBytes();
            frames[i] = new FlatRegion(Place.Kind.STACK, i, new byte[bytes], -bytes);
            memory.add(frames[i]);
        }
        memory.add(packet);
        this.context = type.map(t -> new ContextRegion(t.context())).orElse(null);
        if (context != null) {
            memory.add(context);
        }
    }

    private Optional<ProgramType> type(Program program) throws MalformedProgramException {
        if (program.type().isEmpty()) {
            return Optional.empty();
        }
        Optional<ProgramType> found = platform.programType(program.type());
        if (found.isEmpty()) {
            throw new MalformedProgramException(set.origin() + ": program " + program.name() + " is of type " + program.type() + ", which "
                    + platform.name() + " does not run here; it runs " + platform.programTypes().keySet().stream().sorted().toList());
        }
        return found;
    }

    /// The program with `name`, made ready once.
    Optional<Loaded> load(String name) {
        Loaded ready = loaded.get(name);
        if (ready != null) {
            return Optional.of(ready);
        }
        Optional<Loaded> made = set.program(name).map(Loaded::of);
        made.ifPresent(m -> loaded.put(name, m));
        return made;
    }

    /// Puts the machine before the first instruction, with a new input.
    ///
    /// A program without a hook gets the memory in r1 and its length in r2; others get their context in r1.
    public void start(Input next) {
        input = next;
        calls.clear();
        trap = null;
        current = entry;
        slot = 0;
        tailCalls = 0;
        consoleStart = console.size();
        clockStart = clock;
        Arrays.fill(registers, 0);
        known = ALL_KNOWN_AT_START;
        registers[Register.FRAME_POINTER.code()] = AddressSpace.address(AddressSpace.FIRST_FRAME, 0);
        for (FlatRegion frame : frames) {
            frame.reset(new byte[frame.length()]);
        }
        byte[] frameBytes = next.frame().toArray();
        int skipped = Math.min(type.map(t -> t.packetStart().skipped()).orElse(0), frameBytes.length);
        // A test run on Linux gives back zeros for the link header that the program did not see.
        link = new byte[skipped];
        packet.reset(Arrays.copyOfRange(frameBytes, skipped, frameBytes.length));
        if (context == null) {
            registers[Register.R1.code()] = AddressSpace.address(AddressSpace.PACKET, 0);
            registers[Register.R2.code()] = packet.length();
            known |= 1 << Register.R2.code();
        } else {
            registers[Register.R1.code()] = AddressSpace.address(AddressSpace.CONTEXT, 0);
            context.reset(contextBytes(context.layout(), frameBytes), packet.length());
        }
        status = Status.RUNNING;
    }

    /// Runs from the start with a new input to the end, or until `stepLimit` instructions have run.
    ///
    /// @throws java.util.concurrent.CancellationException if `progress` asks to stop
    public RunResult run(Input next, Executable executable, long stepLimit, Progress progress) {
        start(next);
        while (status == Status.RUNNING) {
            long left = stepLimit - stepsInRun();
            if (left <= 0) {
                stop(new Trap.StepLimit(stepLimit));
            } else {
                executable.run(this, Math.min(left, 1 << 20));
            }
            Timeline.keepGoing(progress, clock);
        }
        return result();
    }

    private byte[] contextBytes(ContextLayout layout, byte[] frameBytes) {
        byte[] bytes = new byte[layout.size()];
        for (ContextLayout.Field field : layout.fields()) {
            long value = switch (field.content()) {
                case ContextLayout.Constant(long constant) -> constant;
                case ContextLayout.Length() -> packet.length();
                case ContextLayout.EtherType() -> frameBytes.length < 14 ? 0 : FlatRegion.get(frameBytes, 12, 2);
                case ContextLayout.Packet _ -> 0;
            };
            if (field.size() <= 8) {
                FlatRegion.put(bytes, field.offset(), field.size(), value);
            }
        }
        input.context().ifPresent(given -> System.arraycopy(given.toArray(), 0, bytes, 0, Math.min(given.length(), bytes.length)));
        return bytes;
    }

    /// The platform.
    public Platform platform() {
        return platform;
    }

    /// The kind of the program; absent for one without a hook.
    public Optional<ProgramType> type() {
        return type;
    }

    /// Where the machine stands.
    public Status status() {
        return status;
    }

    /// What stopped the run, if something did.
    public Optional<Trap> trap() {
        return Optional.ofNullable(trap);
    }

    /// The program that runs: after a tail call another than at the start.
    public Program program() {
        return current.program();
    }

    /// The slot of the next instruction.
    public int slot() {
        return slot;
    }

    /// The value of `register`; meaningless unless [#isKnown].
    public long register(Register register) {
        return registers[register.code()];
    }

    /// Whether `register` has been given a value.
    public boolean isKnown(Register register) {
        return (known >>> register.code() & 1) != 0;
    }

    /// The maps, in the order of the program set.
    public List<BpfMap> maps() {
        return maps;
    }

    /// The map with the address `value`, if it is one.
    Optional<BpfMap> mapAt(long value) {
        return AddressSpace.place(value).filter(p -> p.kind() == Place.Kind.MAP && p.offset() == 0 && p.ordinal() < maps.size())
                .map(p -> maps.get(p.ordinal()));
    }

    /// How the run ended. Call it when the machine no longer runs.
    public RunResult result() {
        byte[] out = new byte[link.length + packet.length()];
        System.arraycopy(packet.save().content(), 0, out, link.length, packet.length());
        return new RunResult(input, registers[0], trap(), Bytes.of(out), console.subList(consoleStart, console.size()), clock - clockStart);
    }

    /// Is told what helpers do with maps, before they do it.
    interface MapListener {
        void lookedUp(int map, Bytes key);

        void changing(int map, Bytes key);
    }

    void listen(@Nullable MapListener listener) {
        mapListener = listener;
    }

    void tellMaps(Consumer<MapListener> news) {
        if (mapListener != null) {
            news.accept(mapListener);
        }
    }

    World world() {
        return world;
    }

    FlatRegion packetRegion() {
        return packet;
    }

    /// Instructions executed since the last start.
    long stepsInRun() {
        return clock - clockStart;
    }

    int consoleSize() {
        return console.size();
    }

    List<String> consoleFrom(int line) {
        return List.copyOf(console.subList(Math.min(line, console.size()), console.size()));
    }

    int depth() {
        return calls.size();
    }

    void print(String line) {
        console.add(line);
    }

    void stop(Trap.Cause cause) {
        trap = new Trap(current.program().name(), slot, cause);
        status = Status.TRAPPED;
    }

    /// Opens a frame for the function at `target`.
    void call(int target) {
        if (calls.size() + 1 >= frames.length) {
            throw TrapSignal.of(new Trap.CallDepth(frames.length));
        }
        int kept = 0b11_1100_0000;
        calls.add(new Frame(slot + 1, Arrays.copyOfRange(registers, 6, 10), known & kept));
        known &= ~(kept | 1);
        FlatRegion frame = frames[calls.size()];
        frame.reset(new byte[frame.length()]);
        registers[Register.FRAME_POINTER.code()] = AddressSpace.address(AddressSpace.FIRST_FRAME + calls.size(), 0);
        slot = target;
    }

    /// Closes the innermost frame, or ends the run.
    void exit() {
        if (calls.isEmpty()) {
            if ((known & 1) == 0) {
                throw TrapSignal.of(new Trap.UninitializedRegister(Register.R0));
            }
            status = Status.FINISHED;
            return;
        }
        Frame frame = calls.removeLast();
        System.arraycopy(frame.saved(), 0, registers, 6, 4);
        known = known & 1 | frame.savedKnown() | 1 << Register.FRAME_POINTER.code();
        registers[Register.FRAME_POINTER.code()] = AddressSpace.address(AddressSpace.FIRST_FRAME + calls.size(), 0);
        slot = frame.returnSlot();
    }

    /// Goes on with another program, as a tail call does: same context, fresh registers and frames.
    void become(Loaded other) {
        current = other;
        slot = 0;
        calls.clear();
        known = ALL_KNOWN_AT_START;
        registers[Register.FRAME_POINTER.code()] = AddressSpace.address(AddressSpace.FIRST_FRAME, 0);
        tailCalls++;
    }

    /// A frozen state of everything that a step can change.
    VmState save() {
        List<MemoryImage> stack = new ArrayList<>();
        for (int i = 0; i <= calls.size(); i++) {
            stack.add(frames[i].save());
        }
        return new VmState(input, current, slot, status, registers.clone(), known, tailCalls, random, clock, clockStart,
                List.copyOf(calls), stack, packet.save(), Optional.ofNullable(context).map(c -> c.bytes().save()),
                maps.stream().map(BpfMap::save).toList(), List.copyOf(console), consoleStart, trap(), link);
    }

    /// Back to a state that [#save] gave.
    void restore(VmState state) {
        input = state.input();
        current = state.current();
        slot = state.slot();
        status = state.status();
        System.arraycopy(state.registers(), 0, registers, 0, registers.length);
        known = state.known();
        tailCalls = state.tailCalls();
        random = state.random();
        clock = state.clock();
        clockStart = state.clockStart();
        calls.clear();
        calls.addAll(state.calls());
        for (int i = 0; i < state.stack().size(); i++) {
            frames[i].restore(state.stack().get(i));
        }
        packet.restore(state.packet());
        state.context().ifPresent(image -> {
            if (context != null) {
                context.bytes().restore(image);
                context.packetLength(packet.length());
            }
        });
        for (int i = 0; i < maps.size(); i++) {
            maps.get(i).restore(state.maps().get(i));
        }
        console.clear();
        console.addAll(state.console());
        consoleStart = state.consoleStart();
        trap = state.trap().orElse(null);
        link = state.link();
    }
}
