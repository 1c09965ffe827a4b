package dev.glasshive.isa;

/// A 32-bit immediate. Where a 64-bit value is wanted it is sign-extended (RFC 9669 section 4.1).
public record Imm(int value) implements Operand {
    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
