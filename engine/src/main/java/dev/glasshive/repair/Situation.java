package dev.glasshive.repair;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Code;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.Subprogram;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A refused program, with the questions that whoever mends it has.
final class Situation {
    /// Visits of the failing path that are looked at, from its end.
    private static final int LONGEST_PATH = 2000;
    private static final int LOWEST_STACK = -512;
    private static final int SLOT = 8;

    final Candidate candidate;
    final Program program;
    final Code code;
    final Platform platform;
    final Rejection rejection;
    final VerifierReport report;
    final Liveness liveness;
    private final Optional<Visit> refused;
    private final List<Visit> path;
    private final List<Subprogram> functions;
    private final Map<Integer, AbstractFrame> frames = new HashMap<>();

    Situation(Candidate candidate, Program program, Platform platform, Rejection rejection, VerifierReport report) {
        this.candidate = candidate;
        this.program = program;
        this.code = program.code();
        this.platform = platform;
        this.rejection = rejection;
        this.report = report;
        this.liveness = new Liveness(code, platform);
        this.functions = functions(program);
        List<Visit> whole = report.exploration().pathOf(rejection);
        this.refused = whole.isEmpty() || !(whole.getLast().outcome() instanceof Visit.Outcome.Refused) ? Optional.empty() : Optional.of(whole.getLast());
        this.path = whole.subList(Math.max(0, whole.size() - LONGEST_PATH), whole.size());
    }

    /// The instruction at fault, or -1.
    int slot() {
        return rejection.slot();
    }

    Optional<Instruction> instruction() {
        return code.startsAt(slot()) ? Optional.of(code.at(slot())) : Optional.empty();
    }

    /// The visits up to the instruction at fault, which is the last one.
    List<Visit> path() {
        return path;
    }

    /// What was known before the instruction at fault.
    AbstractValue value(Register register) {
        return refused.map(visit -> frame(visit).registers().get(register.code())).orElseGet(AbstractValue.Uninitialized::new);
    }

    Optional<AbstractValue.Pointer> pointer(Register register) {
        return value(register) instanceof AbstractValue.Pointer pointer ? Optional.of(pointer) : Optional.empty();
    }

    AbstractFrame frame(Visit visit) {
        return frames.computeIfAbsent(visit.index(), _ -> visit.before().current());
    }

    /// The visit on the path that gave `register` the value that it has at the instruction at fault.
    Optional<Visit> writer(Register register) {
        return writer(register, path.size() - 1);
    }

    /// The same for the value before visit `end` of the path.
    Optional<Visit> writer(Register register, int end) {
        int depth = path.isEmpty() ? 0 : depth(path.get(end));
        for (int i = end - 1; i >= 0; i--) {
            Visit visit = path.get(i);
            if (depth(visit) == depth && code.startsAt(visit.slot())) {
                Effects effects = Effects.of(code.at(visit.slot()));
                if (effects.writes().contains(register) || effects.clobbers().contains(register)) {
                    return Optional.of(visit);
                }
            }
        }
        return Optional.empty();
    }

    private int depth(Visit visit) {
        return frame(visit).callsite() < 0 ? 0 : visit.before().frames().size();
    }

    /// Registers that nobody reads from `slot` on before writing them: such that hold nothing first.
    List<Register> spare(int slot) {
        return Stream.of(Register.R5, Register.R4, Register.R3, Register.R2, Register.R0, Register.R1, Register.R6, Register.R7, Register.R8, Register.R9)
                .filter(register -> !liveness.isLive(slot, register)).toList();
    }

    /// Registers of r6 to r9 that the program does not use at all.
    List<Register> unused() {
        List<Register> unused = new ArrayList<>(List.of(Register.R9, Register.R8, Register.R7, Register.R6));
        for (Instruction instruction : code.instructions()) {
            Effects effects = Effects.of(instruction);
            unused.removeIf(register -> effects.reads().contains(register) || effects.writes().contains(register));
        }
        return unused;
    }

    /// The registers that hold an address of `type` before the instruction at fault.
    List<Register> holding(String type) {
        return Stream.of(Register.values()).filter(register -> value(register) instanceof AbstractValue.Pointer pointer && !pointer.nullable() && pointer.type().equals(type)).toList();
    }

    /// A register with the unchanged context, or none.
    Optional<Register> context() {
        return holding("ctx").stream().filter(register -> value(register) instanceof AbstractValue.Pointer pointer && pointer.offset() == 0).findFirst();
    }

    Optional<ProgramType> type() {
        return platform.programType(candidate.type(), candidate.attachType()).or(() -> platform.programType(candidate.type()));
    }

    /// The offset in the context of the pointer to an edge of the packet, if it has one.
    Optional<ContextLayout.Field> packetField(ContextLayout.Edge edge) {
        return type().flatMap(type -> type.context().fields().stream().filter(field -> field.content() instanceof ContextLayout.Packet(var its) && its == edge).findFirst());
    }

    Optional<MapSpec> map(int index) {
        return index >= 0 && index < candidate.maps().size() ? Optional.of(candidate.maps().get(index)) : Optional.empty();
    }

    /// The offset from the frame pointer of `bytes` that no instruction names, if the frame has room.
    Optional<Integer> freeStack(int bytes) {
        int lowest = 0;
        for (Instruction instruction : code.instructions()) {
            int offset = switch (instruction) {
                case Instruction.Load load when load.base() == Register.FRAME_POINTER -> load.offset();
                case Instruction.Store store when store.base() == Register.FRAME_POINTER -> store.offset();
                case Instruction.Atomic atomic when atomic.base() == Register.FRAME_POINTER -> atomic.offset();
                case Instruction.Alu(AluOp op, Width _, Register _, Imm(int value)) when op == AluOp.ADD -> value;
                case Instruction.Alu _, Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.ByteSwap _, Instruction.LoadImm64 _, Instruction.Load _,
                        Instruction.Store _, Instruction.Atomic _, Instruction.LoadAcquire _, Instruction.StoreRelease _, Instruction.LegacyLoad _, Instruction.Jump _,
                        Instruction.Branch _, Instruction.CallHelper _, Instruction.CallLocal _, Instruction.CallKfunc _, Instruction.CallRegister _, Instruction.Exit _ -> 0;
            };
            if (offset < 0 && offset >= LOWEST_STACK) {
                lowest = Math.min(lowest, offset);
            }
        }
        int offset = Math.floorDiv(lowest - bytes, SLOT) * SLOT;
        return offset >= LOWEST_STACK ? Optional.of(offset) : Optional.empty();
    }

    /// The function that `slot` lies in.
    Subprogram function(int slot) {
        return functions.stream().filter(function -> function.contains(slot)).findFirst().orElseGet(() -> new Subprogram(program.name(), 0, code.size()));
    }

    /// The functions, the entry function first.
    List<Subprogram> functions() {
        return functions;
    }

    /// In a text a label is enough for a call, so what is called is a function, whether the program names it as one or not.
    private static List<Subprogram> functions(Program program) {
        Code code = program.code();
        NavigableMap<Integer, String> names = new TreeMap<>(Map.of(0, program.name()));
        program.subprograms().forEach(function -> names.put(function.start(), function.name()));
        for (int slot : code.starts()) {
            if (code.at(slot) instanceof Instruction.CallLocal || code.at(slot) instanceof Instruction.LoadImm64) {
                Jumps.target(code.at(slot), slot).ifPresent(start -> {
                    if (code.startsAt(start)) {
                        names.putIfAbsent(start, program.labels().getOrDefault(start, program.name()));
                    }
                });
            }
        }
        return names.entrySet().stream().map(each -> new Subprogram(each.getValue(), each.getKey(),
                Optional.ofNullable(names.higherKey(each.getKey())).orElse(code.size()) - each.getKey())).toList();
    }

    /// Places after `slot` in its function where a result is set and the function left.
    List<Integer> endings(int slot) {
        Subprogram function = function(slot);
        return code.starts().stream().filter(at -> at > slot && function.contains(at) && code.at(at) instanceof Instruction.Mov(Width _, Register dst, Imm _)
                && dst == Register.R0 && code.startsAt(at + 1) && code.at(at + 1) instanceof Instruction.Exit).toList();
    }

    /// A result that does no harm: the hook goes on as if there were no program.
    int calmResult() {
        return FixWords.calmResult(platform.id(), candidate.type());
    }

    /// Ways to leave the function where `bad` holds: by an ending that is there and does no harm, by a new one, or by any other that is there.
    List<List<Added>> guards(int slot, Instruction.Branch bad) {
        List<List<Added>> guards = new ArrayList<>();
        harmless(slot).ifPresent(ending -> guards.add(List.of(new Added(bad, new Added.Existing(ending)))));
        Jumps.opposite(bad.op()).ifPresent(good -> guards.add(List.of(
                new Added(new Instruction.Branch(good, bad.width(), bad.left(), bad.right(), (short) 0), new Added.Within(3)),
                Added.of(Emit.set(Register.R0, calmResult())), Added.of(Emit.EXIT))));
        return guards;
    }

    /// An ending behind `slot` with the calm result.
    private Optional<Integer> harmless(int slot) {
        Optional<Integer> ending = endings(slot).stream().filter(at -> code.at(at) instanceof Instruction.Mov(Width _, Register _, Imm(int value)) && value == calmResult()).findFirst();
        boolean isSet = report.exploration().at(slot).stream().map(visit -> frame(visit).registers().getFirst())
                .allMatch(value -> value instanceof AbstractValue.Scalar scalar && scalar.range().isConstant() && scalar.range().value() == calmResult());
        if (ending.isPresent() || !isSet) {
            return ending;
        }
        Subprogram function = function(slot);
        return code.starts().stream().filter(at -> at > slot && function.contains(at) && code.at(at) instanceof Instruction.Exit).filter(this::isJumpedTo).findFirst();
    }

    boolean isJumpedTo(int target) {
        return code.starts().stream().anyMatch(slot -> Jumps.target(code.at(slot), slot).orElse(-1) == target);
    }
}
