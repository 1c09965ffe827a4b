package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Instruction;
import dev.glasshive.verifier.linux.Value.Pointer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Follows every path of a program, the one that falls through first, until all are finished or one breaks a rule.
final class Explorer {
    static final int MOST_INSTRUCTIONS = 1_000_000;
    /// So many instructions pass between two questions whether to go on.
    private static final int PATIENCE = 1024;
    private static final int MOST_WAITING = 8192;

    private final Analysis analysis;
    private final Pruning pruning;
    private final ArithmeticRules arithmetic;
    private final MemoryRules memory;
    private final BranchRules branches;
    private final HelperRules helpers;
    private final FunctionRules functions;
    private final ParameterRules parameters;
    private final ExitRules exits;
    private final EncodingRules encodings;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean newPath;

    Explorer(Analysis analysis) {
        this.analysis = analysis;
        this.pruning = new Pruning(analysis);
        this.memory = new MemoryRules(analysis);
        this.arithmetic = new ArithmeticRules(analysis, this);
        this.branches = new BranchRules(analysis, this);
        DynptrRules dynptrs = new DynptrRules(analysis, memory);
        FormatRules texts = new FormatRules(analysis, memory.regions());
        ArgumentRules arguments = new ArgumentRules(analysis, memory, dynptrs, texts);
        this.parameters = new ParameterRules(analysis, arguments);
        this.functions = new FunctionRules(analysis, parameters);
        this.exits = new ExitRules(analysis, functions);
        this.helpers = new HelperRules(analysis, memory, exits, functions, arguments, parameters, dynptrs, texts, this);
        this.encodings = new EncodingRules(analysis);
    }

    /// A path to be followed later.
    private record Waiting(State state, int slot, int previous, long logPosition, int visit) {}

    /// What happens after an instruction.
    sealed interface Next {
        /// The instruction behind it.
        record Following() implements Next {}

        /// The instruction at `slot`.
        record At(int slot) implements Next {}

        /// The instruction at `slot`, in another function.
        record Elsewhere(int slot, boolean announced) implements Next {}

        /// Nothing: the path is finished.
        record End() implements Next {}
    }

    static final Next FOLLOWING = new Next.Following();
    static final Next END = new Next.End();

    /// The slots on the way to where the analysis is, as far as they were recorded.
    List<Integer> path() {
        List<Integer> slots = new ArrayList<>();
        int at = analysis.slot;
        int jump = -1;
        State state = analysis.current;
        int history = state.history.size();
        while (at >= 0 && slots.size() < dev.glasshive.verifier.Rejection.LONGEST_PATH) {
            if (analysis.fields(at).opcode() != 0 || slots.isEmpty()) {
                slots.addFirst(at);
            }
            while (history == 0 && state.parent != null && at == state.firstInstruction) {
                jump = state.parent.lastInstruction;
                state = state.parent;
                history = state.history.size();
                break;
            }
            if (jump >= 0) {
                at = jump;
                jump = -1;
            } else if (history > 0 && state.history.at(history - 1).slot == at) {
                history--;
                at = state.history.at(history).previous;
            } else {
                at--;
            }
        }
        return slots;
    }

    /// Judges the main function, then every global one that is called, each by itself.
    void run() throws Rejected {
        judge(0);
        BitSet judged = new BitSet();
        while (!judged.equals(analysis.calledGlobals)) {
            for (int subprogram = 1; subprogram < analysis.layout.starts().size(); subprogram++) {
                if (analysis.calledGlobals.get(subprogram) && !judged.get(subprogram)) {
                    judge(subprogram);
                    judged.set(subprogram);
                    if (analysis.log.paths()) {
                        analysis.log.print("Func#" + subprogram + " ('" + analysis.signatures.name(subprogram) + "') is safe for any args that match its prototype\n");
                    }
                }
            }
        }
    }

    private void judge(int subprogram) throws Rejected {
        analysis.root = subprogram;
        analysis.slot = analysis.layout.start(subprogram);
        analysis.previousSlot = -1;
        analysis.recorder.restart();
        analysis.current = new State();
        Frame first = new Frame(-1, 0, subprogram);
        analysis.current.frames.add(first);
        analysis.current.branches = 1;
        analysis.current.firstInstruction = analysis.slot;
        analysis.stackLiveness.leaveFunction();
        pruning.forget();
        analysis.lines.forget();
        if (subprogram == 0) {
            first.registers[1] = Pointer.to(new PointerKind.Context());
            parameters.remarkMain();
        } else {
            analysis.log.print("Validating " + analysis.signatures.name(subprogram) + "() func#" + subprogram + "...\n");
            parameters.begin(subprogram, first);
        }
        analysis.touchAll();
        newPath = false;
        do {
            followPath();
        } while (nextPath());
    }

    private void followPath() throws Rejected {
        while (true) {
            analysis.currentStep = null;
            if (++analysis.processed > analysis.mostInstructions) {
                throw analysis.refuse(Rejected.E2BIG, "BPF program is too large. Processed " + analysis.processed + " insn");
            }
            if (analysis.processed % PATIENCE == 0 && !analysis.goesOn.test(analysis.processed)) {
                throw new CancellationException();
            }
            State state = analysis.current;
            state.lastInstruction = analysis.previousSlot;
            state.instruction = analysis.slot;
            analysis.recorder.begin(analysis.slot, state);
            if (analysis.flow.isPrunePoint(analysis.slot) && pruning.isCovered()) {
                if (analysis.log.paths()) {
                    analysis.log.print(newPath ? comingFrom() + " safe\n" : analysis.slot + ": safe\n");
                }
                analysis.stackLiveness.begin(analysis.slot);
                endPath();
                return;
            }
            if (analysis.flow.isJumpPoint(analysis.slot)) {
                analysis.record();
            }
            analysis.stackLiveness.begin(analysis.slot);
            printInstruction();
            int at = analysis.slot;
            if (!state.speculative) {
                analysis.rewriting.reach(at);
            }
            Next next = state.speculative ? stepSpeculatively() : step();
            analysis.stackLiveness.commit();
            analysis.previousSlot = at;
            switch (next) {
                case Next.Following() -> analysis.slot = at + (analysis.fields(at).opcode() == Layout.WIDE ? 2 : 1);
                case Next.At(int slot) -> analysis.slot = slot;
                case Next.Elsewhere(int slot, boolean announced) -> {
                    analysis.slot = slot;
                    newPath |= announced;
                }
                case Next.End() -> {
                    analysis.recorder.end();
                    endPath();
                    return;
                }
            }
        }
    }

    private String comingFrom() {
        return "\nfrom " + analysis.previousSlot + " to " + analysis.slot + (analysis.current.speculative ? " (speculative execution):" : ":");
    }

    private void printInstruction() {
        State state = analysis.current;
        if (newPath && analysis.log.everything()) {
            analysis.log.print(comingFrom());
            analysis.printAll(state, state.currentNumber());
        }
        newPath = newPath && !analysis.log.everything();
        if (analysis.log.paths()) {
            if (analysis.isTouched()) {
                analysis.printTouched();
            }
            analysis.lines.print(analysis.slot);
            analysis.log.instruction(analysis.slot + ": " + analysis.instructionText(analysis.slot));
        }
    }

    private void endPath() throws Rejected {
        analysis.touchAll();
        pruning.finish(analysis.current);
        analysis.stackLiveness.update();
    }

    private boolean nextPath() {
        Waiting next = waiting.poll();
        if (next == null) {
            if (!analysis.log.everything()) {
                analysis.log.resetTo(0);
            }
            return false;
        }
        if (!analysis.log.everything()) {
            analysis.log.resetTo(next.logPosition);
        }
        analysis.current = next.state;
        analysis.slot = next.slot;
        analysis.previousSlot = next.previous;
        analysis.recorder.resume(next.visit);
        analysis.stackLiveness.leaveFunction();
        newPath = true;
        return true;
    }

    /// Keeps a copy of the current state, to go on with at `slot` later.
    State push(int slot) throws Rejected {
        return push(analysis.current.copy(), slot, Rejected.E2BIG);
    }

    /// Keeps a copy of the current state, to go on with at `slot` as a processor does that guessed wrong.
    State pushMistaken(int slot) throws Rejected {
        State copy = analysis.current.copy();
        copy.speculative = true;
        return push(copy, slot, Rejected.E2BIG);
    }

    /// Keeps `copy`, to go on with at `slot` later.
    State push(State copy, int slot) throws Rejected {
        return push(copy, slot, Rejected.E2BIG);
    }

    private State push(State copy, int slot, int errno) throws Rejected {
        copy.instruction = slot;
        waiting.push(new Waiting(copy, slot, analysis.slot, analysis.log.position(), analysis.recorder.current()));
        if (waiting.size() > MOST_WAITING) {
            throw analysis.refuse(errno, "The sequence of " + waiting.size() + " jumps is too complex.");
        }
        if (copy.parent != null) {
            copy.parent.branches++;
        }
        return copy;
    }

    /// Takes a step that happens only by mistake. What may not happen ends the path.
    private Next stepSpeculatively() throws Rejected {
        int at = analysis.slot;
        if (analysis.speculation.stopsBefore(at)) {
            return END;
        }
        try {
            Next next = step();
            return analysis.speculation.stopsAfter(at) ? END : next;
        } catch (Rejected rejected) {
            if (!Speculation.canPrevent(rejected)) {
                throw rejected;
            }
            analysis.speculation.stopBefore(at);
            analysis.sanitation.forget(at);
            return END;
        }
    }

    /// Goes on behind the loop, and keeps another round for later.
    private Next mayGoto() throws Rejected {
        analysis.jumps++;
        State round = push(analysis.current.copy(), analysis.slot + 1, Rejected.ENOMEM);
        round.mayGotoDepth++;
        State here = java.util.Objects.requireNonNull(analysis.current.parent);
        pruning.previousRound(here, analysis.slot).ifPresent(previous -> new Widening(analysis).apply(previous, round));
        return new Next.At(analysis.slot + 1 + Layout.distance(analysis.fields(analysis.slot)));
    }

    private Next step() throws Rejected {
        encodings.check(analysis.slot);
        if (Layout.isMayGoto(analysis.fields(analysis.slot))) {
            return mayGoto();
        }
        // Linux does not look at the offset of an exit.
        Instruction instruction = analysis.fields(analysis.slot).opcode() == Layout.EXIT ? new Instruction.Exit() : analysis.candidate.instruction(analysis.slot)
                .orElseThrow(() -> new NotModelled("the encoding of insn " + analysis.slot + ": " + analysis.instructionText(analysis.slot)));
        return switch (instruction) {
            case Instruction.Alu alu -> {
                arithmetic.alu(alu);
                yield FOLLOWING;
            }
            case Instruction.Mov mov -> {
                arithmetic.move(mov);
                yield FOLLOWING;
            }
            case Instruction.MovSx mov -> {
                arithmetic.moveExtended(mov);
                yield FOLLOWING;
            }
            case Instruction.Neg neg -> {
                arithmetic.negate(neg);
                yield FOLLOWING;
            }
            case Instruction.ByteSwap swap -> {
                arithmetic.swap(swap);
                yield FOLLOWING;
            }
            case Instruction.LoadImm64 load -> {
                arithmetic.loadWide(load);
                yield FOLLOWING;
            }
            case Instruction.Load load -> {
                memory.load(load);
                yield FOLLOWING;
            }
            case Instruction.Store store -> {
                memory.store(store);
                yield FOLLOWING;
            }
            case Instruction.Atomic atomic -> {
                memory.atomic(atomic);
                yield FOLLOWING;
            }
            case Instruction.LoadAcquire load -> {
                memory.loadOrdered(load);
                yield FOLLOWING;
            }
            case Instruction.StoreRelease store -> {
                memory.storeOrdered(store);
                yield FOLLOWING;
            }
            case Instruction.LegacyLoad load -> {
                yield memory.legacy(load, exits, functions, this);
            }
            case Instruction.Jump jump -> {
                analysis.jumps++;
                yield new Next.At(analysis.slot + 1 + jump.offset());
            }
            case Instruction.Branch branch -> {
                analysis.jumps++;
                yield branches.branch(branch);
            }
            case Instruction.CallHelper call -> {
                analysis.jumps++;
                Next next = helpers.call(call.id());
                analysis.touch(0);
                yield next;
            }
            case Instruction.CallLocal call -> {
                analysis.jumps++;
                Next next = functions.call(analysis.slot + 1 + call.offset());
                analysis.touch(0);
                yield next;
            }
            case Instruction.CallRegister call -> throw new NotModelled("calls through a register");
            case Instruction.CallKfunc _ -> {
                analysis.jumps++;
                analysis.callsMissing = true;
                analysis.touch(0);
                yield FOLLOWING;
            }
            case Instruction.Exit() -> {
                analysis.jumps++;
                yield exits.exit();
            }
        };
    }

}
