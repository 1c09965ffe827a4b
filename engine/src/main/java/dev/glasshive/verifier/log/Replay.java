package dev.glasshive.verifier.log;

import dev.glasshive.isa.Instruction;
import dev.glasshive.program.SourceLine;
import dev.glasshive.verifier.log.Entry.Moment;
import dev.glasshive.verifier.log.LogPath.Ending;
import dev.glasshive.verifier.log.LogPath.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Goes through the lines once and keeps what is known, so that each step gets its states.
final class Replay {
    private final List<Line> lines;
    private final List<Step> steps = new ArrayList<>();
    private final Paths paths = new Paths();
    private final boolean rejected;
    private MachineState known = MachineState.NOTHING;
    private @Nullable Step open;
    private @Nullable Moment transfer;
    private Optional<SourceLine> source = Optional.empty();
    private boolean printed;
    private boolean afterGap;
    private int returningTo = -1;

    /// @param rejected whether the last path ends in the rejection
    Replay(List<Line> lines, boolean rejected) {
        this.lines = lines;
        this.rejected = rejected;
    }

    List<Step> steps() {
        return steps;
    }

    List<LogPath> paths() {
        return paths.all();
    }

    void run() {
        for (int i = 0; i < lines.size(); i++) {
            take(i);
        }
        close(lines.size());
        if (rejected && paths.hasBegun()) {
            paths.end(Ending.REJECTED);
        }
    }

    private void take(int index) {
        switch (lines.get(index).entry()) {
            case Entry.Executed executed -> execute(executed, index);
            case Entry.StateAt(int slot, FrameState state) -> {
                // Behind remarks on precision a jump's own number stands in front of what it changed.
                if (open == null || open.slot() != slot) {
                    continueAt(slot, index);
                }
                learn(state, paths.isFresh());
            }
            case Entry.From from -> branch(from, index);
            case Entry.Safe safe -> prune(safe, index);
            case Entry.State(FrameState state) -> {
                if (!describesParent(index)) {
                    learn(state, state.isWhole() && !continuesLine(index));
                }
            }
            case Entry.Transfer(Moment moment, int slot) -> {
                transfer = moment;
                returningTo = moment == Moment.TO_CALLER ? slot : returningTo;
            }
            case Entry.Source(String text, String file, int line) -> source = Optional.of(new SourceLine(0, file, line, 0, text));
            case Entry.FunctionRemark(String _, boolean starts) -> {
                if (starts) {
                    close(index);
                    begin(Origin.START, -1, -1, false);
                    known = MachineState.NOTHING;
                }
            }
            case Entry.Omitted _ -> {
                close(index);
                afterGap = true;
            }
            case Entry.Function _, Entry.LiveHeading _, Entry.Live _, Entry.BacktrackStart _, Entry.BacktrackStep _, Entry.ParentState _, Entry.Precision _,
                    Entry.StackLiveness _, Entry.Loop _, Entry.LoopState _, Entry.Measure _, Entry.Processed _, Entry.Message _, Entry.Boundary _, Entry.Report _,
                    Entry.Noise _ -> { }
        }
    }

    private void execute(Entry.Executed executed, int index) {
        close(index);
        continueAt(executed.slot(), index);
        MachineState before = known;
        Step step = new Step(steps.size(), paths.index(), executed.slot(), executed.opcode(), executed.text(), InstructionReader.read(executed.opcode(), executed.text()),
                source.map(line -> new SourceLine(executed.slot(), line.file(), line.line(), line.column(), line.text())), before, before, index, index + 1);
        paths.count(executed.slot());
        step.instruction().ifPresent(instruction -> known = Silent.after(instruction, known));
        executed.touched().ifPresent(touched -> {
            MachineState changed = known.changed(touched);
            boolean compares = step.instruction().filter(Instruction.Branch.class::isInstance).isPresent();
            known = Silent.released(before, compares ? Silent.informed(before, changed, touched) : changed);
        });
        open = step;
        printed = executed.touched().isPresent();
        returningTo = -1;
    }

    /// Begins a path where the instruction at `slot` cannot come after the last one.
    private void continueAt(int slot, int index) {
        Step last = open != null ? open : steps.isEmpty() ? null : steps.getLast();
        if (afterGap) {
            close(index);
            begin(Origin.GAP, -1, slot, false);
            known = MachineState.NOTHING;
            afterGap = false;
        } else if (!paths.hasBegun()) {
            begin(slot == 0 ? Origin.START : Origin.GAP, -1, slot, false);
            known = slot == 0 ? MachineState.START : known;
        } else if (!paths.isFresh() && last != null && (!paths.isOpen() || !Flow.leads(last, slot) && slot != returningTo)) {
            close(index);
            Optional<Step> parent = slot == 0 ? Optional.empty() : paths.leadingTo(slot, steps);
            begin(slot == 0 ? Origin.START : Origin.IMPLIED, parent.map(Step::index).orElse(-1), slot, false);
            known = parent.map(Step::after).orElse(MachineState.NOTHING);
        }
    }

    private void branch(Entry.From from, int index) {
        if (open != null && from.to() == returningTo && open.slot() == from.from()) {
            from.state().ifPresent(state -> learn(state, true));
            return;
        }
        close(index);
        Optional<Step> parent = paths.takenUp(from.from(), from.to(), steps);
        begin(afterGap && parent.isEmpty() ? Origin.GAP : Origin.BRANCH, parent.map(Step::index).orElse(-1), from.to(), from.speculative());
        afterGap = false;
        known = parent.map(Step::after).orElse(MachineState.NOTHING);
        from.state().ifPresent(state -> known = known.entered(state));
    }

    private void prune(Entry.Safe safe, int index) {
        close(index);
        if (safe.from().isPresent() && !(safe.slot() == returningTo && !steps.isEmpty() && steps.getLast().slot() == safe.from().getAsInt())) {
            Optional<Step> parent = paths.takenUp(safe.from().getAsInt(), safe.slot(), steps);
            begin(Origin.BRANCH, parent.map(Step::index).orElse(-1), safe.slot(), safe.speculative());
        } else if (!paths.hasBegun()) {
            begin(Origin.GAP, -1, safe.slot(), false);
        }
        paths.end(Ending.PRUNED);
    }

    /// Takes over a printed state.
    ///
    /// @param whole whether it is all that is known of its frame
    private void learn(FrameState state, boolean whole) {
        printed = true;
        known = whole || transfer != null ? known.entered(state) : known.changed(state);
        transfer = null;
    }

    private void begin(Origin origin, int parent, int slot, boolean speculative) {
        paths.begin(origin, parent, slot, speculative, steps.size());
        transfer = null;
        returningTo = -1;
        source = Optional.empty();
    }

    /// Finishes the step that lines were added to.
    private void close(int end) {
        Step step = open;
        if (step == null) {
            return;
        }
        // The last instruction of a rejected program did nothing.
        if (!printed && !(end == lines.size() && rejected)) {
            step.instruction().ifPresent(instruction -> known = Silent.unprinted(instruction, known));
        }
        Step closed = new Step(step.index(), step.path(), step.slot(), step.opcode(), step.text(), step.instruction(), step.source(), step.before(), known, step.line(), end);
        steps.add(closed);
        open = null;
        paths.mayContinue(closed);
        if (Flow.isExit(closed) && closed.before().frames().size() == 1) {
            paths.end(Ending.EXIT);
        }
    }

    /// Whether the next line says that the state is an older one, as kernels before 6.5 print it.
    private boolean describesParent(int index) {
        return index + 1 < lines.size() && lines.get(index + 1).entry() instanceof Entry.ParentState(int _, List<Integer> _, List<Integer> _, Optional<FrameState> state)
                && state.isEmpty();
    }

    /// Whether the line before was broken in two.
    private boolean continuesLine(int index) {
        return index > 0 && transfer == null && switch (lines.get(index - 1).entry()) {
            case Entry.StateAt _, Entry.From _, Entry.State _ -> true;
            case Entry.Executed(int _, int _, String _, Optional<FrameState> touched) -> touched.isPresent();
            case Entry.Function _, Entry.LiveHeading _, Entry.Live _, Entry.Source _, Entry.Safe _, Entry.Transfer _, Entry.BacktrackStart _, Entry.BacktrackStep _,
                    Entry.ParentState _, Entry.Precision _, Entry.StackLiveness _, Entry.Loop _, Entry.LoopState _, Entry.Measure _, Entry.Processed _, Entry.Message _,
                    Entry.FunctionRemark _, Entry.Omitted _, Entry.Boundary _, Entry.Report _, Entry.Noise _ -> false;
        };
    }
}
