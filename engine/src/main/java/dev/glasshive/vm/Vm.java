package dev.glasshive.vm;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.map.ArrayMap;
import dev.glasshive.map.BpfMap;
import dev.glasshive.map.HashTable;
import dev.glasshive.map.MapOfMaps;
import dev.glasshive.map.Maps;
import dev.glasshive.map.PerfEventArray;
import dev.glasshive.map.PrefixTrie;
import dev.glasshive.map.ProgramArray;
import dev.glasshive.map.Pushable;
import dev.glasshive.map.RingBuffer;
import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
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
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One processor of a machine: a program placed on a platform, with registers, memory, maps and world. Mutable, for one thread.
///
/// Maps live as long as the machine and belong to all its processors; registers, stack and packet are new in every run.
public final class Vm {
    private static final int CALLEE_SAVED = 0b11_1100_0000;
    private static final int ALL_KNOWN_AT_START = 1 << Register.R1.code() | 1 << Register.FRAME_POINTER.code();

    private final ProgramSet set;
    private final Platform platform;
    private final Optional<ProgramType> type;
    private final Host host;
    private final World world;
    private final Loaded entry;
    private final Map<String, Loaded> loaded;
    private final List<BpfMap> maps;
    private final List<Vm> processors;
    private final int cpu;
    private final @Nullable ContextRegion context;
    private final CallStack stack;
    private final Map<Integer, HelperCalls.Bound> helpers = new HashMap<>();

    final Memory memory;
    private final PacketBuffer packet;
    final long[] registers = new long[Register.values().length];
    int known;
    Loaded current;
    int slot;
    Status status = Status.FINISHED;
    int tailCalls;
    long random;
    /// Instructions executed on this processor since the machine was made.
    long clock;
    /// Instructions that the machine's other processors had executed when this one took its turn.
    private long elsewhere;

    private Console console = Console.EMPTY;
    private @Nullable Trap trap;
    private @Nullable MapListener mapListener;
    private Input input = Input.packet("", Bytes.EMPTY);
    private byte[] link = new byte[0];
    private int consoleStart;
    /// Addresses of the spin locks that this processor holds.
    private List<Long> locks = List.of();
    private OptionalInt waitsFor = OptionalInt.empty();
    private int packetMoves;
    private long clockStart;

    /// A machine for `program` of `set`.
    ///
    /// @throws MalformedProgramException if there is no such program, its type is unknown to the platform, or a map cannot be made
    public Vm(ProgramSet set, String program, Platform platform, Host host, World world) throws MalformedProgramException {
        this.set = set;
        this.platform = platform;
        this.host = host;
        this.memory = new Memory(host.order());
        this.packet = new PacketBuffer(memory);
        this.world = world;
        this.cpu = 0;
        this.loaded = new HashMap<>();
        this.maps = new ArrayList<>();
        this.processors = new ArrayList<>(List.of(this));
        Program first = named(program, set.origin());
        this.type = type(first);
        this.entry = load(first);
        this.current = entry;
        this.random = world.seed();
        if (set.maps().size() > AddressSpace.MAX_MAPS) {
            throw new MalformedProgramException(set.origin() + ": " + set.maps().size() + " maps are more than " + AddressSpace.MAX_MAPS);
        }
        for (MapSpec spec : set.maps()) {
            checkOffered(spec);
            maps.add(Maps.create(spec, host.cpus(), host.order()));
            loadTargets(spec);
        }
        Maps.checkSum(set.maps(), host.cpus());
        this.stack = new CallStack(platform.limits(), memory);
        this.context = type.map(t -> new ContextRegion(t.context(), packet.region())).orElse(null);
        fillMemory();
    }

    /// Another processor of the machine that `first` belongs to.
    ///
    /// @param cpu its number, 1 to the host's number of processors less 1
    Vm(Vm first, int cpu) {
        this.set = first.set;
        this.platform = first.platform;
        this.type = first.type;
        this.host = first.host;
        this.memory = new Memory(host.order());
        this.packet = new PacketBuffer(memory);
        this.world = first.world;
        this.entry = first.entry;
        this.current = entry;
        this.loaded = first.loaded;
        this.maps = first.maps;
        this.processors = first.processors;
        processors.add(this);
        this.cpu = cpu;
        this.random = World.mix(world.seed() + cpu);
        this.stack = new CallStack(platform.limits(), memory);
        this.context = type.map(t -> new ContextRegion(t.context(), packet.region())).orElse(null);
        fillMemory();
    }

    private void fillMemory() {
        memory.add(new VariablesRegion(this, platform.variables()));
        for (int i = 0; i < maps.size(); i++) {
            memory.add(new OpaqueRegion(Place.Kind.MAP, i));
            switch (maps.get(i)) {
                case ArrayMap map -> memory.add(new ValuesRegion(i, map));
                case HashTable map -> memory.add(new ValuesRegion(i, map));
                case PrefixTrie map -> memory.add(new ValuesRegion(i, map));
                case RingBuffer ring -> memory.add(new RecordsRegion(i, ring));
                case MapOfMaps _, Pushable _, PerfEventArray _, ProgramArray _ -> { }
            }
        }
        if (context != null) {
            memory.add(context);
        }
    }

    /// Platforms do not have the same maps.
    private void checkOffered(MapSpec spec) throws MalformedProgramException {
        if (!platform.mapTypes().containsKey(spec.type())) {
            throw new MalformedProgramException(set.origin() + ": map " + spec.name() + " is of type " + spec.type() + ", which " + platform.name()
                    + " does not have; it has " + platform.mapTypes().keySet().stream().sorted().toList());
        }
        if ((spec.flags() & ~platform.limits().mapFlags()) != 0) {
            throw new MalformedProgramException(set.origin() + ": map " + spec.name() + " has the flags 0x" + Integer.toHexString(spec.flags()) + ", and "
                    + platform.name() + " knows no flags of maps; leave them out");
        }
    }

    private Optional<ProgramType> type(Program program) throws MalformedProgramException {
        if (program.type().isEmpty()) {
            return Optional.empty();
        }
        Optional<ProgramType> found = platform.programType(program.type(), program.section());
        if (found.isEmpty()) {
            String remedy = Platforms.all().stream().filter(p -> p.programType(program.type()).isPresent()).findFirst()
                    .map(other -> "; " + other.name() + " does: choose the platform " + other.id())
                    .orElseGet(() -> "; it runs " + platform.programTypes().keySet().stream().sorted().toList());
            throw new MalformedProgramException(set.origin() + ": program " + program.name() + " is of type " + program.type() + ", which "
                    + platform.name() + " does not run here" + remedy);
        }
        return found;
    }

    private Program named(String name, String where) throws MalformedProgramException {
        return set.program(name).orElseThrow(() -> new MalformedProgramException(
                where + ": no program " + name + "; there are " + set.programs().stream().map(Program::name).toList()));
    }

    private Loaded load(Program program) throws MalformedProgramException {
        Loaded made = Loaded.of(program, set.maps(), platform, host);
        loaded.put(program.name(), made);
        return made;
    }

    /// Programs that tail calls can reach are of the type of the one that starts, as Linux demands it.
    private void loadTargets(MapSpec map) throws MalformedProgramException {
        for (MapSpec.Initial initial : map.initial()) {
            if (initial instanceof MapSpec.ProgramEntry(int index, String name) && !loaded.containsKey(name)) {
                Program target = named(name, set.origin() + ": map " + map.name() + ", entry " + index);
                if (!target.type().equals(entry.program().type())) {
                    throw new MalformedProgramException(set.origin() + ": map " + map.name() + ", entry " + index + ": program " + name
                            + " is of type " + target.type() + ", but " + entry.program().name() + " of type " + entry.program().type());
                }
                load(target);
            }
        }
    }

    /// The program with `name`, if a tail call can reach it.
    Optional<Loaded> loaded(String name) {
        return Optional.ofNullable(loaded.get(name));
    }

    /// The helper that its programs call by `id`.
    HelperCalls.Bound helper(int id) {
        return helpers.computeIfAbsent(id, number -> HelperCalls.LINUX.bind(this, number));
    }

    /// Puts the machine before the first instruction, with a new input.
    ///
    /// A program without a hook gets the memory in r1 and its length in r2; others get their context in r1.
    public void start(Input next) {
        input = next;
        trap = null;
        waitsFor = OptionalInt.empty();
        current = entry;
        slot = 0;
        tailCalls = 0;
        consoleStart = console.lines();
        clockStart = clock;
        Arrays.fill(registers, 0);
        known = ALL_KNOWN_AT_START;
        stack.reset();
        registers[Register.FRAME_POINTER.code()] = stack.framePointer();
        boolean unseen = type.filter(t -> t.packetStart() == ProgramType.PacketStart.NONE).isPresent();
        byte[] frameBytes = unseen ? new byte[0] : next.frame().toArray();
        int skipped = Math.min(type.map(t -> t.packetStart().skipped()).orElse(0), frameBytes.length);
        // A test run on Linux gives back zeros for the link header that the program did not see.
        link = new byte[skipped];
        packet.start(Arrays.copyOfRange(frameBytes, skipped, frameBytes.length));
        if (context == null) {
            registers[Register.R1.code()] = packet.address(0);
            registers[Register.R2.code()] = packet.length();
            known |= 1 << Register.R2.code();
        } else {
            registers[Register.R1.code()] = AddressSpace.address(AddressSpace.CONTEXT, 0);
            context.reset(type.map(t -> ContextContent.atStart(t, next, host.order(), world)).orElse(Bytes.EMPTY).toArray());
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
                executable.run(this, Math.min(left, executable.chunk()));
            }
            Timeline.keepGoing(progress, clock);
        }
        return result();
    }

    private Bytes contextBytes() {
        return context == null ? Bytes.EMPTY : context.bytes().save().toBytes();
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

    /// The index of the map with the address `value`; -1 if it is none.
    int mapAt(long value) {
        long index = AddressSpace.window(value) - AddressSpace.FIRST_MAP;
        return index >= 0 && index < maps.size() && AddressSpace.offset(value) == 0 ? (int) index : -1;
    }

    /// The address of the value in `cell` of the map with index `map`.
    long valueAddress(int map, int cell) {
        return AddressSpace.mapValues(map, (long) maps.get(map).cells().own(cell, cpu()) * ValuesRegion.stride(maps.get(map).spec()));
    }

    /// The index of the map with `name`, if there is one.
    Optional<Integer> mapNamed(String name) {
        int index = set.mapIndex(name);
        return index < 0 ? Optional.empty() : Optional.of(index);
    }

    /// The `size` bytes at `address` as a number, if a program could read them.
    public OptionalLong peek(long address, int size) {
        return memory.peek(address, size);
    }

    /// The byte of the packet at `index`, if it has so many.
    public OptionalLong peekPacket(long index) {
        return index < 0 || index >= packet.length() ? OptionalLong.empty() : peek(packet.address(0) + index, 1);
    }

    /// How the run ended. Call it when the machine no longer runs.
    public RunResult result() {
        byte[] out = new byte[link.length + packet.before() + packet.length()];
        // A test run on Linux gives back metadata in front of the packet.
        System.arraycopy(packet.region().save().content(), 0, out, link.length, out.length - link.length);
        // Timelines keep a result for each packet, and most packets leave as they came.
        Bytes dataOut = Bytes.of(out);
        return new RunResult(input, registers[0], trap(), dataOut.equals(input.frame()) ? input.frame() : dataOut, contextBytes(), console.from(consoleStart, cpu), clock - clockStart);
    }

    /// Is told what helpers do with maps, before they do it.
    interface MapListener {
        void lookedUp(int map, Bytes key);

        void changing(int map, Bytes key);
    }

    void listen(@Nullable MapListener listener) {
        mapListener = listener;
    }

    /// Whether somebody is told what helpers do with maps.
    boolean tellsOfMaps() {
        return mapListener != null;
    }

    void tellMaps(Consumer<MapListener> news) {
        if (mapListener != null) {
            news.accept(mapListener);
        }
    }

    /// The computer it stands for.
    public Host host() {
        return host;
    }

    World world() {
        return world;
    }

    /// Which of the machine's processors this is, from 0.
    int cpu() {
        return cpu;
    }

    /// The number that the program sees as that of its processor.
    int processor() {
        return host.cpus() == 1 ? world.cpu() : cpu;
    }

    /// The clock that the program sees: nanoseconds since boot.
    long nanos() {
        return world.bootNanos() + (clock + elsewhere) * World.NANOS_A_STEP;
    }

    /// Takes the turn after `before`, another processor of the same machine: time has gone on, and lines have been printed.
    void follow(Vm before) {
        elsewhere = before.clock + before.elsewhere - clock;
        console = before.console;
    }

    /// Another processor that holds the lock at `address`, if one does.
    OptionalInt otherHolding(long address) {
        return processors.stream().filter(vm -> vm != this && vm.locks.contains(address)).mapToInt(Vm::cpu).findFirst();
    }

    /// Notes that the lock at `address` is this processor's now.
    void hold(long address) {
        locks = Stream.concat(locks.stream(), Stream.of(address)).toList();
        waitsFor = OptionalInt.empty();
    }

    /// Notes that nobody holds the lock at `address` now.
    void release(long address) {
        processors.forEach(vm -> vm.locks = vm.locks.stream().filter(held -> held != address).toList());
    }

    /// The processor whose lock this one has to wait for, if it does: its instruction runs again and again.
    OptionalInt waitsFor() {
        return waitsFor;
    }

    void waitFor(int holder) {
        waitsFor = OptionalInt.of(holder);
    }

    PacketBuffer packet() {
        return packet;
    }

    /// The number in the context's field `name`; 0 where there is none.
    long contextField(String name) {
        return context == null ? 0 : context.field(name).map(field -> context.bytes().load(field.offset(), field.size())).orElse(0L);
    }

    /// Changes the context's field `name`, if there is one, as only the kernel can.
    void contextField(String name, long value) {
        if (context != null) {
            context.field(name).ifPresent(field -> context.bytes().store(field.offset(), field.size(), value));
        }
    }

    /// A helper has given the packet another place: what the context says of it follows.
    void packetMoved() {
        if (context != null) {
            context.packetChanged();
        }
        packetMoves++;
    }

    /// How often helpers have moved the packet of this run.
    int packetMoves() {
        return packetMoves;
    }

    Input input() {
        return input;
    }

    /// How many bytes of the captured packet lie before what the program sees.
    int linkLength() {
        return link.length;
    }

    /// Instructions executed since the last start.
    long stepsInRun() {
        return clock - clockStart;
    }

    Console console() {
        return console;
    }

    void print(String line) {
        console = console.with(cpu, line);
    }

    /// The memory of the function that runs.
    FlatRegion frame() {
        return stack.top();
    }

    int depth() {
        return stack.depth();
    }

    void stop(Trap.Cause cause) {
        trap = new Trap(current.program().name(), slot, cause);
        status = Status.TRAPPED;
    }

    /// Goes on at `target`.
    void goTo(int target) {
        if (!current.startsAt(target)) {
            throw TrapSignal.of(new Trap.BadTarget(target, current.slots().length));
        }
        slot = target;
    }

    /// Opens a frame for the function at `target`.
    void call(int target) {
        open(target, Optional.empty());
        known &= ~(CALLEE_SAVED | 1);
    }

    /// Opens a frame for the function that a helper calls; the helper goes on when it returns.
    void callBack(Callback callback) {
        open(callback.target(), Optional.of(callback));
        long[] arguments = callback.arguments(this);
        System.arraycopy(arguments, 0, registers, 1, arguments.length);
        known = (2 << arguments.length) - 2 | 1 << Register.FRAME_POINTER.code();
    }

    private void open(int target, Optional<Callback> callback) {
        int caller = slot;
        goTo(target);
        slot = caller;
        openFrame(caller, known & CALLEE_SAVED, callback);
        slot = target;
    }

    /// Opens a frame for what the instruction at `caller` calls.
    ///
    /// @param savedKnown which of r6 to r9 have a value
    void openFrame(int caller, int savedKnown, Optional<Callback> callback) {
        stack.open(current, caller, registers, savedKnown, callback);
        registers[Register.FRAME_POINTER.code()] = stack.framePointer();
    }

    /// Closes the innermost frame, or ends the run.
    void exit() {
        if (stack.depth() == 0) {
            if ((known & 1) == 0) {
                throw TrapSignal.of(new Trap.UninitializedRegister(Register.R0));
            }
            status = Status.FINISHED;
            return;
        }
        Optional<Callback> callback = stack.callback(stack.depth());
        if (callback.isPresent() && (known & 1) == 0) {
            throw TrapSignal.of(new Trap.UninitializedRegister(Register.R0));
        }
        CallStack.Open call = stack.close(registers);
        known = known & 1 | call.savedKnown() | 1 << Register.FRAME_POINTER.code();
        registers[Register.FRAME_POINTER.code()] = stack.framePointer();
        current = call.caller();
        slot = call.slot();
        if (callback.isPresent()) {
            Optional<Callback> again = registers[0] == 0 ? callback.get().next(this) : Optional.empty();
            if (again.isPresent()) {
                callBack(again.get());
                return;
            }
            registers[0] = callback.get().calls();
        }
        goTo(slot + 1);
    }

    /// Goes on with another program, as a tail call does: same context, fresh registers and stack.
    /// From inside a function it takes only that function's place; its exit returns to the caller.
    void become(Loaded other) {
        current = other;
        slot = 0;
        known = ALL_KNOWN_AT_START;
        stack.clearTop();
        tailCalls++;
    }

    /// A frozen state of everything that a step can change.
    VmState save() {
        return save(saveMaps());
    }

    List<BpfMap.State> saveMaps() {
        return maps.stream().map(BpfMap::save).toList();
    }

    /// A frozen state with maps that have been frozen already.
    VmState save(List<BpfMap.State> frozenMaps) {
        return new VmState(input, current, slot, status, registers.clone(), known, tailCalls, random, clock, clockStart, elsewhere,
                stack.calls(), stack.save(), packet.save(), Optional.ofNullable(context).map(c -> c.bytes().save()),
                frozenMaps, console, consoleStart, trap(), link, locks, waitsFor);
    }

    /// Back to a state that [#save] gave.
    void restore(VmState state) {
        restoreOwn(state);
        for (int i = 0; i < maps.size(); i++) {
            maps.get(i).restore(state.maps().get(i));
        }
    }

    /// Back to a state that [#save] gave, but for the maps.
    void restoreOwn(VmState state) {
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
        elsewhere = state.elsewhere();
        stack.restore(state.calls(), state.stack());
        packet.restore(state.packet());
        state.context().ifPresent(image -> {
            if (context != null) {
                context.bytes().restore(image);
            }
        });
        console = state.console();
        consoleStart = state.consoleStart();
        trap = state.trap().orElse(null);
        link = state.link();
        locks = state.locks();
        waitsFor = state.waitsFor();
    }
}
