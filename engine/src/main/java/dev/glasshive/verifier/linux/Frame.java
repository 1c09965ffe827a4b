package dev.glasshive.verifier.linux;

import java.util.Arrays;

/// The registers and the stack of one function call on the way to an instruction.
final class Frame {
    static final int REGISTERS = 11;
    static final int STACK_BYTES = 512;
    static final int POINTER = 10;

    final Value[] registers;
    StackSlot[] stack;
    /// The slot of the call, or -1 in the first frame.
    final int callsite;
    final int number;
    final int subprogram;
    boolean callback;
    int callbackLow;
    int callbackHigh;
    int callbackDepth;
    /// Which entry into a function that is called later this is, counted from 1; 0 for any other function.
    int later;

    Frame(int callsite, int number, int subprogram) {
        this.callsite = callsite;
        this.number = number;
        this.subprogram = subprogram;
        this.registers = new Value[REGISTERS];
        Arrays.fill(registers, Value.Unset.VALUE);
        registers[POINTER] = Value.Pointer.to(new PointerKind.Stack(number));
        this.stack = new StackSlot[0];
    }

    private Frame(Frame other) {
        this.registers = other.registers.clone();
        this.stack = other.stack.clone();
        this.callsite = other.callsite;
        this.number = other.number;
        this.subprogram = other.subprogram;
        this.callback = other.callback;
        this.callbackLow = other.callbackLow;
        this.callbackHigh = other.callbackHigh;
        this.callbackDepth = other.callbackDepth;
        this.later = other.later;
    }

    Frame copy() {
        return new Frame(this);
    }

    /// Makes room for `bytes` of stack.
    void grow(int bytes) {
        int slots = (bytes + StackSlot.BYTES - 1) / StackSlot.BYTES;
        if (slots > stack.length) {
            int old = stack.length;
            stack = Arrays.copyOf(stack, slots);
            Arrays.fill(stack, old, slots, StackSlot.EMPTY);
        }
    }

    int stackBytes() {
        return stack.length * StackSlot.BYTES;
    }
}
