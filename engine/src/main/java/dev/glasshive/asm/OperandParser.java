package dev.glasshive.asm;

import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Width;

/// Reads registers and numbers where an operation takes either, and offsets.
final class OperandParser {
    /// What may stand for an operand, in the words of a diagnostic.
    static final String OPERAND = "a register or a number";

    private final TokenCursor in;
    private final Diagnostics diagnostics;

    OperandParser(TokenCursor in, Diagnostics diagnostics) {
        this.in = in;
        this.diagnostics = diagnostics;
    }

    Operand operand(Width width, String behind) throws Unparsable {
        if (in.atRegister()) {
            return in.register(width, "this operation has " + width.bits()).register();
        }
        if (in.atNumber()) {
            return immediate(in.number(OPERAND), width, "");
        }
        if (in.atEnd()) {
            throw in.error(in.peek(), "an operand is missing after " + behind, OPERAND, "");
        }
        throw in.noRegister(OPERAND);
    }

    Imm immediate(Literal literal, Width width, String remedy) throws Unparsable {
        if (!literal.fits(32)) {
            throw new Unparsable(Diagnostic.error(literal.span(), literal + " does not fit the 32 bits of an immediate",
                    "-2147483648 to 4294967295", remedy.isEmpty() && width == Width.W64 ? "load it into a register with ll first" : remedy));
        }
        if (width == Width.W64 && !literal.fitsSigned(32)) {
            diagnostics.add(Diagnostic.warning(literal.span(), literal + " becomes " + (int) literal.value()
                    + ": immediates of 64-bit operations are sign-extended",
                    remedy.isEmpty() ? "load it into a register with ll if you mean the positive number" : remedy));
        }
        return new Imm((int) literal.value());
    }

    /// An offset; behind a register it needs its sign.
    Literal signed(boolean needsSign, String what) throws Unparsable {
        if (needsSign && !in.peek().is("+") && !in.peek().is("-")) {
            throw in.unexpected("+ or - and " + what, "");
        }
        if (in.peek().is("+") && in.peek(1).is("-")) {
            in.next();
        }
        return in.number(what);
    }
}
