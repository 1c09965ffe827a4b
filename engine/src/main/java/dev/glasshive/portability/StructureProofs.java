package dev.glasshive.portability;

import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.portability.Reason.Cause;
import dev.glasshive.program.Code;
import dev.glasshive.program.FunctionSignature;
import dev.glasshive.program.ProgramTypes;
import dev.glasshive.program.Subprogram;
import dev.glasshive.program.Ways;
import dev.glasshive.repair.Added;
import dev.glasshive.repair.Edit;
import dev.glasshive.repair.Patch;
import dev.glasshive.verifier.Visit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reasons that lie in how a program is built: instructions that nothing leads to, functions, licenses, results, tail calls.
final class StructureProofs {
    private static final String GPL = "GPL";
    private static final String PASS = "XDP_PASS";

    private final Trials trials;
    private final Code code;

    StructureProofs(Trials trials) {
        this.trials = trials;
        this.code = trials.program().code();
    }

    Optional<Reason> reason() {
        return Stream.<Supplier<Optional<Reason>>>of(this::unreachable, this::frames, this::license, this::result, this::tailCall, this::globalArgument)
                .map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private Optional<Reason> unreachable() {
        BitSet reached = reached();
        List<Integer> rest = code.starts().stream().filter(slot -> !reached.get(slot)).toList();
        if (!rest.contains(trials.refused().slot())) {
            return Optional.empty();
        }
        Patch patch = new Patch(rest.stream().<Edit>map(slot -> new Edit.Replace(slot, List.of())).toList());
        List<Evidence> evidence = new ArrayList<>(List.of(new Evidence.Unreached(rest)));
        Optional<Judged> then = trials.with(patch);
        trials.evidence(then, "reachable", "").ifPresent(evidence::add);
        return Optional.of(trials.reason(Cause.UNREACHABLE, "", evidence, then.filter(Judged::accepted).map(_ -> List.of(patch)).orElse(List.of())));
    }

    /// What some way leads to, through functions and those whose address is taken, too.
    private BitSet reached() {
        BitSet reached = new BitSet();
        Deque<Integer> work = new ArrayDeque<>(List.of(0));
        while (!work.isEmpty()) {
            int slot = work.remove();
            if (!code.startsAt(slot) || reached.get(slot)) {
                continue;
            }
            reached.set(slot);
            work.addAll(Ways.after(code, slot));
            switch (code.at(slot)) {
                case Instruction.CallLocal call -> work.add(slot + 1 + call.offset());
                case Instruction.LoadImm64 load when load.source() == WideSource.CODE -> work.add(slot + 1 + load.low());
                default -> { }
            }
        }
        return reached;
    }

    /// Each function has little enough, all together have too much.
    private Optional<Reason> frames() {
        int limit = trials.refusing().limits().stackBytes();
        if (trials.refused().slot() >= 0 || trials.program().subprograms().size() < 2) {
            return Optional.empty();
        }
        List<Integer> deepest = deepest(0, 0);
        boolean each = deepest.stream().allMatch(bytes -> bytes <= limit);
        return each && deepest.stream().mapToInt(Integer::intValue).sum() > limit ? Optional.of(trials.reason(Cause.FRAMES, "", List.of(new Evidence.Stacks(deepest, limit)), List.of())) : Optional.empty();
    }

    /// The stacks of the calls below the function at `start` that use most.
    private List<Integer> deepest(int start, int depth) {
        Subprogram function = trials.program().subprogramAt(start).orElse(new Subprogram("", 0, code.size()));
        int own = 0;
        List<Integer> below = List.of();
        for (int slot : code.starts()) {
            if (!function.contains(slot)) {
                continue;
            }
            own = Math.max(own, reach(code.at(slot)));
            if (code.at(slot) instanceof Instruction.CallLocal call && depth < trials.refusing().limits().frames()) {
                List<Integer> called = deepest(slot + 1 + call.offset(), depth + 1);
                below = sum(called) > sum(below) ? called : below;
            }
        }
        List<Integer> all = new ArrayList<>(List.of(own));
        all.addAll(below);
        return all;
    }

    private static int sum(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    private static int reach(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Store store when store.base() == Register.R10 -> -store.offset();
            case Instruction.Load load when load.base() == Register.R10 -> -load.offset();
            case Instruction.Atomic atomic when atomic.base() == Register.R10 -> -atomic.offset();
            default -> 0;
        };
    }

    private Optional<Reason> license() {
        if (!(trials.instruction().orElse(new Instruction.Exit()) instanceof Instruction.CallHelper(int id))) {
            return Optional.empty();
        }
        Optional<Helper> helper = trials.refusing().helper(id, trials.type()).filter(found -> found.licence() == Helper.Licence.GPL);
        Patch patch = new Patch(List.of(new Edit.ChangeLicense(GPL)));
        Optional<Judged> then = helper.flatMap(_ -> trials.with(patch));
        return trials.evidence(then, "license", "").map(evidence -> trials.reason(Cause.LICENSE, helper.map(Helper::name).orElse(""), List.of(evidence), List.of()));
    }

    private Optional<Reason> result() {
        Optional<ProgramType.Range> range = trials.type().flatMap(ProgramType::returns);
        if (range.isEmpty() || !(trials.instruction().orElse(null) instanceof Instruction.Exit)) {
            return Optional.empty();
        }
        List<Results.Result> wrong = Results.of(trials.program()).stream().filter(result -> trials.at(result.slot()).filter(at ->
                at instanceof Instruction.Mov(var _, var _, Imm imm) && (imm.value() < range.get().lowest() || imm.value() > range.get().highest())).isPresent()).toList();
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        List<Edit> edits = wrong.stream().<Edit>map(result -> new Edit.Replace(result.slot(), List.of(Added.of(new Instruction.Mov(Width.W64, Register.R0, new Imm(range.get().highest())))))).toList();
        return trials.evidence(trials.with(new Patch(edits)), "results", "").map(evidence -> trials.reason(Cause.RESULT, Integer.toString(wrong.getFirst().value()), List.of(evidence), List.of()));
    }

    /// The result is what a tail call left, and that is nothing.
    private Optional<Reason> tailCall() {
        if (!(trials.instruction().orElse(null) instanceof Instruction.Exit)) {
            return Optional.empty();
        }
        List<Integer> path = trials.refused().rejection().map(rejection -> rejection.path()).orElse(List.of());
        List<Integer> slots = path.isEmpty() ? trials.refused().report().exploration().visits().stream().map(Visit::slot).toList() : path;
        Optional<Integer> call = slots.stream().filter(slot -> trials.at(slot).filter(this::isTailCall).isPresent()).reduce((_, last) -> last);
        if (call.isEmpty()) {
            return Optional.empty();
        }
        Optional<Judged> then = trials.with(passing(call.get() + 1, trials.type()));
        List<Patch> remedy = then.filter(Judged::accepted).map(_ -> List.of(passing(call.get() + 1, trials.home().programType(trials.program().type(), trials.program().section())))).orElse(List.of());
        return trials.evidence(then, "result_set", "").map(evidence -> trials.reason(Cause.TAIL_CALL, "", List.of(evidence), remedy));
    }

    /// Puts the result that lets a packet pass, or 0 where the hook has none, before `slot`.
    private static Patch passing(int slot, Optional<ProgramType> type) {
        int result = type.flatMap(hook -> hook.returnCodes().stream().filter(code -> code.name().equals(PASS)).findFirst()).map(ProgramType.ReturnCode::value).orElse(0);
        return new Patch(List.of(new Edit.Insert(slot, Edit.Arrivals.SKIP, List.of(Added.of(new Instruction.Mov(Width.W64, Register.R0, new Imm(result)))))));
    }

    private boolean isTailCall(Instruction instruction) {
        return instruction instanceof Instruction.CallHelper(int id) && trials.refusing().helperId("bpf_tail_call").orElse(-1) == id;
    }

    /// Made static, the function is judged with each call.
    private Optional<Reason> globalArgument() {
        Optional<Subprogram> function = trials.program().subprogramAt(Math.max(0, trials.refused().slot())).filter(found -> found.start() > 0);
        Optional<ProgramTypes> types = trials.refused().candidate().types();
        if (function.isEmpty() || types.isEmpty() || !trials.refusing().equals(Platforms.linux())) {
            return Optional.empty();
        }
        ProgramTypes.Table<ProgramTypes.FunctionRecord> functions = types.get().functions();
        List<ProgramTypes.FunctionRecord> closed = functions.records().stream().map(record -> record.slot() != function.get().start() ? record
                : new ProgramTypes.FunctionRecord(record.slot(), record.type(), record.signature().map(StructureProofs::closed), record.rest())).toList();
        ProgramTypes changed = new ProgramTypes(types.get().btf(), new ProgramTypes.Table<>(functions.bytes(), functions.recordSize(), closed), types.get().lines());
        Optional<Judged> then = closed.equals(functions.records()) ? Optional.empty() : Optional.of(trials.of(trials.refused().candidate().describedBy(changed)));
        return trials.evidence(then, "static", function.get().name()).map(evidence -> trials.reason(Cause.GLOBAL_ARGUMENT, function.get().name(), List.of(evidence), List.of()));
    }

    private static FunctionSignature closed(FunctionSignature open) {
        return new FunctionSignature(open.name(), FunctionSignature.Linkage.STATIC, open.result(), open.parameters(), open.tags());
    }
}
