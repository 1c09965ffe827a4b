package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Register;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// What all rules share while one program is judged: the program, the log, the state of the path that is followed, and the counters.
final class Analysis {
    final Candidate candidate;
    final Platform platform;
    final Capabilities can;
    final VerifierLog log;
    final HelperTable helpers = HelperTable.linux();
    final ContextTable contexts = ContextTable.linux();
    private final List<MapSpec> maps;
    final StateText states;
    final InstructionText instructions;
    final Layout layout;
    final ControlFlow flow;
    final LiveRegisters live;
    final Loops loops;
    final StackLiveness stackLiveness;
    final Precision precision;
    final Recorder recorder;
    final TailCalls tailCalls = new TailCalls();
    final Sanitation sanitation = new Sanitation(this);
    final Speculation speculation = new Speculation();
    final Signatures signatures;
    final PacketChanges packetChanges;
    final LineTable lines;
    /// The function that is judged by itself: the main one, or a global one.
    int root;
    /// Global functions that were called, and must be judged too.
    final BitSet calledGlobals = new BitSet();
    /// Functions that are called later, when a timer runs out.
    final BitSet calledLater = new BitSet();

    State current = new State();
    int slot;
    int previousSlot = -1;
    int idGenerator;
    int processed;
    int mostInstructions = Explorer.MOST_INSTRUCTIONS;
    /// Whether to go on after so many instructions.
    IntPredicate goesOn = _ -> true;
    int jumps;
    /// Whether a path called a function that the kernel lacks.
    boolean callsMissing;
    int mostStatesPerInstruction;
    int totalStates;
    int peakStates;
    final StackUse stackUse;
    final Rewriting rewriting = new Rewriting();
    /// The kind of pointer that each load or store went through first.
    final Map<Integer, PointerKind> pointersBySlot = new HashMap<>();
    History.@Nullable Step currentStep;
    private final @Nullable String[] instructionTexts;
    private int scratchedRegisters;
    private long scratchedSlots;

    /// @param stackUse filled while functions are found
    /// @param mostVisits how many visits of instructions are kept
    Analysis(Candidate candidate, Platform platform, Capabilities can, VerifierLog log, StackUse stackUse, int mostVisits) throws Rejected {
        this.candidate = candidate;
        this.platform = platform;
        this.can = can;
        this.log = log;
        this.stackUse = stackUse;
        this.instructionTexts = new String[candidate.slots().size()];
        this.maps = withTemplates(candidate.maps());
        this.states = new StateText(maps, can);
        this.instructions = new InstructionText(this::helperName);
        this.layout = Layout.of(candidate, can, log, stackUse);
        this.flow = new ControlFlow(candidate, can, log, helpers);
        flow.check();
        this.live = new LiveRegisters(candidate, can, layout, helpers);
        this.loops = new Loops(candidate, layout);
        this.stackLiveness = new StackLiveness(this);
        this.precision = new Precision(this);
        this.recorder = new Recorder(states, mostVisits);
        this.signatures = new Signatures(this);
        this.packetChanges = new PacketChanges(this);
        this.lines = new LineTable(candidate, log);
    }

    String helperName(int id) {
        return id == 0 ? "bpf_unspec" : platform.helper(id).map(Helper::name).orElse("unknown");
    }

    Frame frame() {
        return current.current();
    }

    Value register(int index) {
        return frame().registers[index];
    }

    Value register(Register register) {
        return frame().registers[register.code()];
    }

    void set(int index, Value value) {
        frame().registers[index] = value;
    }

    void set(Register register, Value value) {
        frame().registers[register.code()] = value;
    }

    Fields fields(int at) {
        return candidate.slots().get(at);
    }

    MapSpec map(int index) {
        return maps.get(index);
    }

    /// The maps that may be found in the map `outer`: a map of its own, since it is not known which one it is.
    int mapInside(int outer) {
        return candidate.maps().size() + map(outer).inner();
    }

    /// The maps of the program, and behind them each as it looks where it is found in another map: without a name, and open to changes.
    private static List<MapSpec> withTemplates(List<MapSpec> maps) {
        List<MapSpec> all = new ArrayList<>(maps);
        for (MapSpec map : maps) {
            all.add(new MapSpec("", map.type(), map.keySize(), map.valueSize(), map.maxEntries(), map.flags(), List.of(), MapSpec.Mutability.READ_WRITE));
        }
        return List.copyOf(all);
    }

    /// The name of a map as the kernel keeps it: 15 characters of it.
    String mapName(int index) {
        String name = map(index).name();
        return name.substring(0, Math.min(15, name.length()));
    }

    String instructionText(int at) {
        String known = instructionTexts[at];
        if (known == null) {
            known = textOf(at);
            instructionTexts[at] = known;
        }
        return known;
    }

    private String textOf(int at) {
        int high = at + 1 < candidate.slots().size() ? candidate.slots().get(at + 1).imm() : 0;
        MapAddresses shown = can.mayLeakPointers() ? MapAddresses.VISIBLE : MapAddresses.HIDDEN;
        return instructions.of(shown.shown(fields(at)), shown.high(fields(at), high));
    }

    int newId() {
        return ++idGenerator;
    }

    /// Prints `message` and ends the analysis.
    Rejected refuse(int errno, String message) {
        log.print(message + "\n");
        return new Rejected(errno);
    }

    /// Checks that `register` has a value.
    void read(int register) throws Rejected {
        touch(register);
        if (register(register) instanceof Value.Unset) {
            throw refuse(Rejected.EACCES, "R" + register + " !read_ok");
        }
    }

    void read(Register register) throws Rejected {
        read(register.code());
    }

    /// Checks that `register` may be written, without giving it a value.
    void checkWrite(Register register) throws Rejected {
        touch(register.code());
        if (register == Register.FRAME_POINTER) {
            throw refuse(Rejected.EACCES, "frame pointer is read only");
        }
    }

    /// Gives `register` some number.
    void write(Register register) throws Rejected {
        checkWrite(register);
        set(register, Scalar.UNKNOWN);
    }

    /// Whether `register` holds an address that must not become known.
    boolean isSecret(int register) {
        return !can.mayLeakPointers() && register(register) instanceof Pointer;
    }

    boolean isSecret(Register register) {
        return isSecret(register.code());
    }

    /// Checks that `register` does not hold an address, which would end up in `where`.
    void checkLeak(int register, String where) throws Rejected {
        if (isSecret(register)) {
            throw refuse(Rejected.EACCES, "R" + register + " leaks addr " + where);
        }
    }

    void touch(int register) {
        scratchedRegisters |= 1 << register;
    }

    void touchSlot(int index) {
        scratchedSlots |= 1L << index;
    }

    void touchAll() {
        scratchedRegisters = -1;
        scratchedSlots = -1;
    }

    boolean isTouched() {
        return scratchedRegisters != 0 || scratchedSlots != 0;
    }

    /// Prints what the last instruction touched, behind it if nothing was printed since.
    void printTouched() {
        if (!log.remark()) {
            log.print(slot + ":");
        }
        int registers = scratchedRegisters;
        long slots = scratchedSlots;
        log.print(states.of(current, current.currentNumber(), new StateText.Selection() {
            @Override
            public boolean register(int index) {
                return (registers & 1 << index) != 0;
            }

            @Override
            public boolean slot(int index) {
                return (slots & 1L << index) != 0;
            }
        }) + "\n");
        scratchedRegisters = 0;
        scratchedSlots = 0;
    }

    void printAll(State state, int frame) {
        log.print(states.of(state, frame, StateText.Selection.ALL) + "\n");
    }

    /// Records that going back must know about this instruction.
    History.Step record() {
        History.Step step = currentStep;
        if (step == null) {
            step = new History.Step(slot, previousSlot);
            current.history.add(step);
            currentStep = step;
        }
        return step;
    }

    /// The number in a register, with an id to relate copies by.
    static boolean wantsId(Value value) {
        return value instanceof Scalar scalar && (scalar.delta() != null || scalar.id() == 0 && !scalar.range().isConstant());
    }

    /// `value`, with an id if it is a number that copies can be related by.
    Value withIdForCopy(Value value) {
        if (!(value instanceof Scalar scalar)) {
            return value;
        }
        Scalar bare = scalar.delta() != null ? scalar.unlinked() : scalar;
        return bare.id() == 0 && !bare.range().isConstant() ? bare.withId(newId()) : bare;
    }

    boolean isPacketProgram(List<String> types) {
        return types.contains(candidate.type());
    }

    static boolean isSameReference(Value value, int reference) {
        return value instanceof Pointer pointer && pointer.reference() == reference;
    }
}
