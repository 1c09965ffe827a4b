package dev.glasshive.jit;

import static dev.glasshive.jit.X86Register.R10;
import static dev.glasshive.jit.X86Register.R11;
import static dev.glasshive.jit.X86Register.RAX;

import dev.glasshive.isa.Instruction.Atomic;

/// Writes atomic operations.
///
/// The processor has a step for those that tell nothing, for addition, for exchange and for comparison with exchange. `and`, `or` and `xor` that give the old value are tried until nobody else
/// has changed memory in between.
final class AtomicWriter {
    private final X86Assembler code;

    AtomicWriter(X86Assembler code) {
        this.code = code;
    }

    void write(Atomic atomic) {
        int bits = atomic.size().bits();
        X86Register base = X86Register.of(atomic.base());
        X86Register src = X86Register.of(atomic.src());
        Memory memory = new Memory(base, atomic.offset());
        switch (atomic.op()) {
            case ADD -> code.lock(Arithmetic.ADD, bits, memory, src);
            case OR -> code.lock(Arithmetic.OR, bits, memory, src);
            case AND -> code.lock(Arithmetic.AND, bits, memory, src);
            case XOR -> code.lock(Arithmetic.XOR, bits, memory, src);
            case FETCH_ADD -> code.lockXadd(bits, memory, src);
            case FETCH_OR -> attempt(Arithmetic.OR, bits, memory, src);
            case FETCH_AND -> attempt(Arithmetic.AND, bits, memory, src);
            case FETCH_XOR -> attempt(Arithmetic.XOR, bits, memory, src);
            case XCHG -> code.xchg(bits, memory, src);
            case CMPXCHG -> {
                code.lockCmpxchg(bits, memory, src);
                if (bits == 32) {
                    // Where memory was as expected, eax is not written, and the upper half of r0 is still there.
                    code.mov(32, RAX, RAX);
                }
            }
        }
    }

    private void attempt(Arithmetic op, int bits, Memory memory, X86Register src) {
        code.mov(64, R11, RAX);
        Memory place = memory.base() == RAX ? new Memory(R11, memory.displacement()) : memory;
        int again = code.position();
        code.load(bits, RAX, place);
        code.mov(bits, R10, RAX);
        code.apply(op, bits, R10, src == RAX ? R11 : src);
        code.lockCmpxchg(bits, place, R10);
        code.jump(Flag.NE, again, false);
        if (src != RAX) {
            code.mov(bits, src, RAX);
            code.mov(64, RAX, R11);
        }
    }
}
