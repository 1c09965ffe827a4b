package dev.glasshive.verifier.log;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What one line of a log says.
public sealed interface Entry {
    /// `func#1 @7`: function `index` starts at `slot`.
    record Function(int index, int slot) implements Entry {}

    /// `Live regs before insn:`
    record LiveHeading() implements Entry {}

    /// Which registers are read after some instruction before they are written anew.
    ///
    /// @param loop the number of the loop that the instruction belongs to, 0 for none
    /// @param registers those that are live, in order
    record Live(int loop, int slot, List<Integer> registers, int opcode, String text) implements Entry {
        /// Copies what it is given.
        public Live {
            registers = List.copyOf(registers);
        }
    }

    /// `; text @ file:line`: the line of source that the next instruction came from.
    ///
    /// @param file empty where the kernel does not print it (before 6.9)
    /// @param line from 1; 0 where unknown
    record Source(String text, String file, int line) implements Entry {}

    /// `7: R1=5`: what is known before the instruction at `slot`.
    record StateAt(int slot, FrameState state) implements Entry {}

    /// `from 4 to 7: R1=5`: a path that was put aside goes on, or a function returns.
    record From(int from, int to, boolean speculative, Optional<FrameState> state) implements Entry {}

    /// `8: safe` or `from 4 to 8: safe`: from here on everything was seen before.
    ///
    /// @param from where the path was put aside, if it begins and ends here
    record Safe(OptionalInt from, int slot, boolean speculative) implements Entry {}

    /// `4: (b7) r0 = 1 ; R0=1`: an instruction that the verifier followed.
    ///
    /// @param touched the registers and slots that it read or wrote, as they are afterwards
    record Executed(int slot, int opcode, String text, Optional<FrameState> touched) implements Entry {}

    /// ` R0=1 R10=fp0`: a state in a line of its own.
    record State(FrameState state) implements Entry {}

    /// A function is called or returns; states follow.
    ///
    /// @param slot where the caller goes on, for [Moment#TO_CALLER]
    record Transfer(Moment moment, int slot) implements Entry {}

    /// The lines around a call.
    enum Moment {
        CALLER, CALLEE, RETURNING, TO_CALLER
    }

    /// The verifier starts to go back, to mark what a number depends on as precise.
    record BacktrackStart(int frame, int last, int first) implements Entry {}

    /// One instruction on the way back.
    ///
    /// @param registers those that are looked for
    /// @param slots offsets of those that are looked for in the stack
    /// @param before the instruction that is passed
    record BacktrackStep(int frame, List<Integer> registers, List<Integer> slots, int before) implements Entry {
        /// Copies what it is given.
        public BacktrackStep {
            registers = List.copyOf(registers);
            slots = List.copyOf(slots);
        }
    }

    /// The way back reached an older state.
    ///
    /// @param state that one; old kernels print it in the line before
    record ParentState(int frame, List<Integer> registers, List<Integer> slots, Optional<FrameState> state) implements Entry {
        /// Copies what it is given.
        public ParentState {
            registers = List.copyOf(registers);
            slots = List.copyOf(slots);
        }
    }

    /// Marks of precision are taken over from a state that was seen before, or another remark on precision.
    record Precision(String text) implements Entry {}

    /// A remark on which stack slots are read later (since 6.18).
    record StackLiveness(String text) implements Entry {}

    /// A remark on loops (since 6.18).
    record Loop(String text) implements Entry {}

    /// One of the two equal states of an endless loop.
    record LoopState(boolean current, FrameState state) implements Entry {}

    /// `verification time 12 usec` or `stack depth 8+16`.
    record Measure(String text) implements Entry {}

    /// `processed 13 insns (limit 1000000) ...`
    record Processed(Statistics statistics) implements Entry {}

    /// A line in words: why the program is rejected, or a remark.
    record Message(String text) implements Entry {}

    /// Remarks on functions that are judged on their own: `Validating f() func#1...`
    record FunctionRemark(String text, boolean starts) implements Entry {}

    /// Someone left lines out here.
    record Omitted(String text) implements Entry {}

    /// `-- BEGIN PROG LOAD LOG --` or its end, as libbpf prints it.
    ///
    /// @param program its name, where it is printed
    record Boundary(boolean begins, String program) implements Entry {}

    /// A line of the report that 7.3 appends to the message.
    record Report(String text) implements Entry {}

    /// Nothing of the verifier's.
    record Noise(String text) implements Entry {}
}
