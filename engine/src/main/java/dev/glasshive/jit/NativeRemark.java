package dev.glasshive.jit;

import dev.glasshive.program.Program;
import java.util.List;
import java.util.Set;

/// What is worth saying of the native code of an instruction: a key, for whoever has words for it.
public enum NativeRemark {
    /// A function that is called begins here, with a prologue of its own.
    OWN_PROLOGUE,
    /// A number of the program stands in the code only as the exclusive or of two others.
    BLINDED,
    /// An operation of 32 bits clears the upper half of its register without being told so.
    CLEARS_UPPER_HALF,
    /// Zero is made by `xor`, which is shorter than moving it there.
    ZERO_BY_XOR,
    /// The number has 64 bits, and only one instruction has room for it.
    NUMBER_OF_64_BITS,
    /// The address is made up: a real one is known only when the kernel runs.
    ADDRESS_MADE_UP,
    /// The count of a shift can stand in cl alone, so that r4 makes room.
    SHIFT_NEEDS_CL,
    /// The processor divides only rdx and rax together, so that r3 and r0 make room.
    DIVISION_NEEDS_RAX_RDX,
    /// The processor stops where it divides by zero, so that zero is looked for first.
    ZERO_CHECK,
    /// The smallest number divided by -1 has no room, so that -1 is looked for first.
    MINUS_ONE_CHECK,
    /// Two bytes are swapped by turning 16 bits by 8.
    SWAP_BY_ROTATION,
    /// The bytes lie as this processor has them.
    NOTHING_TO_SWAP,
    /// No bound is checked: the verifier has proved that the address is right.
    NO_BOUNDS_CHECK,
    /// The sign is spread while loading or moving.
    SPREADS_SIGN,
    /// `lock` makes it one step for all processors.
    LOCKED,
    /// The processor has no step for this, so that it is tried until nobody came between.
    TRIED_UNTIL_DONE,
    /// This processor keeps the order that is asked for without being told so.
    ORDER_FOR_FREE,
    /// A comparison sets flags, and the jump looks at them.
    FLAGS_THEN_JUMP,
    /// Comparing with zero is testing a register with itself.
    ZERO_BY_TEST,
    /// Nothing is needed: control gets to the next instruction anyway.
    NOTHING_TO_DO,
    /// r1 to r5 are where a function of the kernel looks for its arguments, and its result comes where r0 is.
    ARGUMENTS_IN_PLACE,
    /// r6 to r9 are registers that whoever is called leaves as they were.
    CALLEE_SAVED,
    /// A historical packet access is a call, and leaves the function where the packet ends.
    PACKET_BY_CALL,
    /// It leads to where the program gives registers back and returns.
    TO_EPILOGUE,
    /// It leads nowhere, which no verifier accepts.
    LEADS_NOWHERE;

    /// What is to be said of each instruction of `program`, in order, as [NativeEmitter] writes it.
    public static List<Set<NativeRemark>> of(Program program, NativeOptions options) {
        return new Remarks(program, options).all();
    }
}
