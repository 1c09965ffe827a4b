package dev.glasshive.jit;

import dev.glasshive.program.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Writes instructions of x86-64 one behind the other, each as bytes and as text.
///
/// A method for each instruction that a compiler of eBPF needs, named as Intel names it; the number of bits chooses between forms.
final class X86Assembler {
    private static final int QUAD = 64;
    private static final int SHORT_JUMP = 2;

    /// Where the code begins, as processors see it.
    private final long base;
    private List<MachineInstruction> piece = new ArrayList<>();
    private int position;

    X86Assembler(long base) {
        this.base = base;
    }

    /// The offset of what comes next.
    int position() {
        return position;
    }

    /// What has been written since the last time.
    List<MachineInstruction> take() {
        List<MachineInstruction> taken = piece;
        piece = new ArrayList<>();
        return taken;
    }

    private void write(Encoding encoding, String text) {
        Bytes code = encoding.bytes();
        piece.add(new MachineInstruction(position, code, text));
        position += code.length();
    }

    private static boolean isByte(long value) {
        return value == (byte) value;
    }

    void apply(Arithmetic op, int bits, Place to, X86Register from) {
        write(new Encoding(op.code()).bits(bits).register(from).place(to), op.mnemonic() + " " + to.name(bits) + ", " + from.name(bits));
    }

    void apply(Arithmetic op, int bits, X86Register to, int number) {
        Encoding encoding = isByte(number) ? new Encoding(0x83).immediate(number, 1) : new Encoding(0x81).immediate(number, 4);
        write(encoding.bits(bits).digit(op.digit()).place(to), op.mnemonic() + " " + to.name(bits) + ", " + X86Text.number(number));
    }

    void lock(Arithmetic op, int bits, Memory to, X86Register from) {
        write(new Encoding(op.code()).bits(bits).register(from).place(to).locked(), "lock " + op.mnemonic() + " " + to.name(bits) + ", " + from.name(bits));
    }

    void test(int bits, X86Register one, X86Register other) {
        write(new Encoding(0x85).bits(bits).register(other).place(one), "test " + one.name(bits) + ", " + other.name(bits));
    }

    void test(int bits, X86Register one, int number) {
        write(new Encoding(0xf7).bits(bits).digit(0).place(one).immediate(number, 4), "test " + one.name(bits) + ", " + X86Text.number(number));
    }

    void imul(int bits, X86Register to, X86Register from) {
        write(new Encoding(0x0faf).bits(bits).register(to).place(from), "imul " + to.name(bits) + ", " + from.name(bits));
    }

    void imul(int bits, X86Register to, int number) {
        Encoding encoding = isByte(number) ? new Encoding(0x6b).immediate(number, 1) : new Encoding(0x69).immediate(number, 4);
        write(encoding.bits(bits).register(to).place(to), "imul " + to.name(bits) + ", " + to.name(bits) + ", " + X86Text.number(number));
    }

    void apply(Unary op, int bits, X86Register register) {
        write(new Encoding(0xf7).bits(bits).digit(op.digit()).place(register), op.mnemonic() + " " + register.name(bits));
    }

    void apply(Shift op, int bits, X86Register register, int count) {
        write(new Encoding(0xc1).bits(bits).digit(op.digit()).place(register).immediate(count, 1), op.mnemonic() + " " + register.name(bits) + ", " + count);
    }

    void shiftByCl(Shift op, int bits, X86Register register) {
        write(new Encoding(0xd3).bits(bits).digit(op.digit()).place(register), op.mnemonic() + " " + register.name(bits) + ", cl");
    }

    void bswap(int bits, X86Register register) {
        write(new Encoding(0x0fc8).bits(bits).plus(register), "bswap " + register.name(bits));
    }

    /// Spreads the sign of rax over rdx, as a signed division wants it: `cqo`, or of eax over edx: `cdq`.
    void spreadSign(int bits) {
        write(new Encoding(0x99).bits(bits), bits == QUAD ? "cqo" : "cdq");
    }

    void mov(int bits, X86Register to, X86Register from) {
        write(new Encoding(0x89).bits(bits).register(from).place(to), "mov " + to.name(bits) + ", " + from.name(bits));
    }

    /// Sets all 64 bits of `to`, in the shortest form that there is for the number.
    void constant(X86Register to, long number) {
        if (number == 0) {
            apply(Arithmetic.XOR, 32, to, to);
        } else if (number >>> 32 == 0) {
            write(new Encoding(0xb8).plus(to).immediate(number, 4), "mov " + to.name(32) + ", " + X86Text.number(number));
        } else if (number == (int) number) {
            write(new Encoding(0xc7).bits(QUAD).digit(0).place(to).immediate(number, 4), "mov " + to.name(QUAD) + ", " + X86Text.number(number));
        } else {
            movabs(to, number);
        }
    }

    /// Sets `to` in the one form that has room for any number.
    void movabs(X86Register to, long number) {
        write(new Encoding(0xb8).bits(QUAD).plus(to).immediate(number, 8), "movabs " + to.name(QUAD) + ", " + X86Text.address(number));
    }

    /// Loads `bits` bits and clears the others.
    void load(int bits, X86Register to, Memory from) {
        switch (bits) {
            case 8, 16 -> movzx(bits, to, from);
            default -> write(new Encoding(0x8b).bits(bits).register(to).place(from), "mov " + to.name(bits) + ", " + from.name(bits));
        }
    }

    /// Moves the lowest 8 or 16 bits and clears the others.
    void movzx(int bits, X86Register to, Place from) {
        Encoding encoding = new Encoding(bits == 8 ? 0x0fb6 : 0x0fb7).register(to).place(from);
        write(bits == 8 ? encoding.byteOf(from) : encoding, "movzx " + to.name(32) + ", " + from.name(bits));
    }

    /// Moves the lowest `from` bits with their sign to `bits` bits; those above are cleared.
    void movsx(int bits, X86Register to, int from, Place place) {
        switch (from) {
            case 8 -> write(new Encoding(0x0fbe).bits(bits).register(to).place(place).byteOf(place), "movsx " + to.name(bits) + ", " + place.name(8));
            case 16 -> write(new Encoding(0x0fbf).bits(bits).register(to).place(place), "movsx " + to.name(bits) + ", " + place.name(16));
            default -> write(new Encoding(0x63).bits(bits).register(to).place(place), "movsxd " + to.name(bits) + ", " + place.name(32));
        }
    }

    void store(int bits, Memory to, X86Register from) {
        Encoding encoding = bits == 8 ? new Encoding(0x88).byteOf(from) : new Encoding(0x89).bits(bits);
        write(encoding.register(from).place(to), "mov " + to.name(bits) + ", " + from.name(bits));
    }

    /// Stores a number. There is none of 64 bits: one of 32 is stored with its sign spread.
    void store(int bits, Memory to, int number) {
        long shown = switch (bits) {
            case 8 -> (byte) number;
            case 16 -> (short) number;
            default -> number;
        };
        Encoding encoding = bits == 8 ? new Encoding(0xc6) : new Encoding(0xc7).bits(bits);
        write(encoding.digit(0).place(to).immediate(number, Math.min(bits, 32) / 8), "mov " + to.name(bits) + ", " + X86Text.number(shown));
    }

    void lockXadd(int bits, Memory to, X86Register register) {
        write(new Encoding(0x0fc1).bits(bits).register(register).place(to).locked(), "lock xadd " + to.name(bits) + ", " + register.name(bits));
    }

    void lockCmpxchg(int bits, Memory to, X86Register from) {
        write(new Encoding(0x0fb1).bits(bits).register(from).place(to).locked(), "lock cmpxchg " + to.name(bits) + ", " + from.name(bits));
    }

    /// One step for all processors without being told so.
    void xchg(int bits, Memory to, X86Register register) {
        write(new Encoding(0x87).bits(bits).register(register).place(to), "xchg " + to.name(bits) + ", " + register.name(bits));
    }

    void push(X86Register register) {
        write(new Encoding(0x50).plus(register), "push " + register.name(QUAD));
    }

    void pop(X86Register register) {
        write(new Encoding(0x58).plus(register), "pop " + register.name(QUAD));
    }

    void leave() {
        write(new Encoding(0xc9), "leave");
    }

    void ret() {
        write(new Encoding(0xc3), "ret");
    }

    /// What no way may lead to.
    void ud2() {
        write(new Encoding(0x0f0b), "ud2");
    }

    /// Calls what begins at an address outside, no more than 2 GiB away.
    void call(long address) {
        write(new Encoding(0xe8).immediate(address - (base + position + 5), 4), "call " + X86Text.address(address));
    }

    /// Calls what begins at an offset of this code.
    void callHere(int target) {
        write(new Encoding(0xe8).immediate(target - (position + 5), 4), "call " + X86Text.address(target));
    }

    void call(X86Register register) {
        write(new Encoding(0xff).digit(2).place(register), "call " + register.name(QUAD));
    }

    /// @param near whether the distance may take four bytes instead of one
    void jmp(int target, boolean near) {
        Encoding encoding = near ? new Encoding(0xe9).immediate(target - (position + 5), 4) : new Encoding(0xeb).immediate(target - (position + SHORT_JUMP), 1);
        write(encoding, "jmp " + X86Text.address(target));
    }

    /// @param near whether the distance may take four bytes instead of one
    void jump(Flag flag, int target, boolean near) {
        Encoding encoding = near ? new Encoding(0x0f80 | flag.code()).immediate(target - (position + 6), 4) : new Encoding(0x70 | flag.code()).immediate(target - (position + SHORT_JUMP), 1);
        write(encoding, flag.mnemonic() + " " + X86Text.address(target));
    }

    /// A short jump to where `label` will be.
    void jmp(X86Label label) {
        label.jumps.add(piece.size());
        jmp(position, false);
    }

    /// A short jump to where `label` will be.
    void jump(Flag flag, X86Label label) {
        label.jumps.add(piece.size());
        jump(flag, position, false);
    }

    /// Makes `label` this place. It lies in the same piece as the jumps to it.
    void bind(X86Label label) {
        for (int index : label.jumps) {
            MachineInstruction jump = piece.get(index);
            Bytes code = Bytes.of(jump.code().at(0), (byte) (position - (jump.offset() + SHORT_JUMP)));
            piece.set(index, new MachineInstruction(jump.offset(), code, jump.text().substring(0, jump.text().indexOf(' ') + 1) + X86Text.address(position)));
        }
    }
}
