package dev.glasshive.jit;

import dev.glasshive.isa.Register;
import java.util.List;
import java.util.Locale;

/// A general register of x86-64, in the order of its numbers in encodings.
enum X86Register implements Place {
    RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8, R9, R10, R11, R12, R13, R14, R15;

    /// Where each register of eBPF lives. The calling convention of System V has its arguments in rdi, rsi, rdx, rcx, r8, its result in rax, and leaves rbx and r13 to r15 to the caller;
    /// r1 to r5, r0 and r6 to r9 stand there, so that a call moves nothing.
    private static final List<X86Register> OF_EBPF = List.of(RAX, RDI, RSI, RDX, RCX, R8, RBX, R13, R14, R15, RBP);

    /// The one that holds `register`.
    static X86Register of(Register register) {
        return OF_EBPF.get(register.code());
    }

    /// The number in encodings, 0 to 15.
    int code() {
        return ordinal();
    }

    /// Whether its lowest byte has a name only behind a REX prefix: older processors had ah, ch, dh and bh in that place.
    boolean needsRexAsByte() {
        return this == RSP || this == RBP || this == RSI || this == RDI;
    }

    @Override
    public String name(int bits) {
        String whole = name().toLowerCase(Locale.ROOT);
        if (ordinal() >= R8.ordinal()) {
            return switch (bits) {
                case 8 -> whole + "b";
                case 16 -> whole + "w";
                case 32 -> whole + "d";
                default -> whole;
            };
        }
        String letters = whole.substring(1);
        return switch (bits) {
            case 8 -> letters.endsWith("x") ? letters.charAt(0) + "l" : letters + "l";
            case 16 -> letters;
            case 32 -> "e" + letters;
            default -> whole;
        };
    }
}
