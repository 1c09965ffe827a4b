package dev.glasshive.asm;

import dev.glasshive.asm.Token.Kind;
import dev.glasshive.asm.Words.RegisterName;
import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what begins with a register: arithmetic, moves, wide loads; loads and fetches go on to [MemoryParser].
final class AssignmentParser {
    private static final String OPERAND = OperandParser.OPERAND;

    private final TokenCursor in;
    private final OperandParser operands;
    private final MemoryParser memory;

    AssignmentParser(TokenCursor in, OperandParser operands, MemoryParser memory) {
        this.in = in;
        this.operands = operands;
        this.memory = memory;
    }

    Draft parse() throws Unparsable {
        RegisterName dst = in.register("a register");
        Token operator = in.next();
        AluOp op = operator.kind() == Kind.OPERATOR ? Words.ALU.get(operator.text()) : null;
        if (op != null) {
            return new Draft.Ready(new Instruction.Alu(op, dst.width(), dst.register(), operands.operand(dst.width(), dst + " " + operator.text())));
        }
        if (operator.is("=")) {
            return move(dst);
        }
        if (operator.is(Words.MEMBER)) {
            return fieldStore(dst);
        }
        String expected = "= or one of " + String.join(" ", Words.ALU.keySet());
        throw operator.kind() == Kind.END
                ? in.error(operator, "the line ends after " + dst, expected, "")
                : in.error(operator, operator.text() + " is no assignment", expected,
                        Words.ALU.containsKey(operator.text() + "=") ? "did you mean " + operator.text() + "=?" : "");
    }

    private Draft move(RegisterName dst) throws Unparsable {
        Token token = in.peek();
        if (in.atNumber()) {
            return number(dst);
        }
        if (in.atRegister() && in.peek(1).is(Words.MEMBER)) {
            wide(dst, in.span(token));
            Register base = in.register(Width.W64, "an address has 64").register();
            in.expect(Words.MEMBER);
            return new Draft.FieldLoad(dst.register(), base, in.name("a field of the context"));
        }
        if (in.atRegister()) {
            return new Draft.Ready(new Instruction.Mov(dst.width(), dst.register(),
                    in.register(dst.width(), dst + " has " + dst.width().bits()).register()));
        }
        if (in.take("-")) {
            same(dst, "negation works in place");
            return new Draft.Ready(new Instruction.Neg(dst.width(), dst.register()));
        }
        if (in.take("*")) {
            return memory.load(dst);
        }
        if (in.take("(")) {
            return signedMove(dst);
        }
        if (token.isName()) {
            return named(dst);
        }
        if (token.kind() == Kind.END) {
            throw in.unexpected(OPERAND + ", memory such as *(u32 *)(r1 + 4), or a map", "");
        }
        throw in.noRegister(OPERAND);
    }

    private Draft fieldStore(RegisterName base) throws Unparsable {
        wide(base, in.span(in.peek()));
        Draft.Reference field = in.name("a field of the context");
        in.expect("=");
        return new Draft.FieldStore(base.register(), field, operands.operand(Width.W64, "="));
    }

    private Draft number(RegisterName dst) throws Unparsable {
        Literal literal = in.number(OPERAND);
        if (!in.take("ll")) {
            return new Draft.Ready(new Instruction.Mov(dst.width(), dst.register(), operands.immediate(literal, dst.width(),
                    dst.width() == Width.W64 ? "write " + dst + " = " + literal + " ll" : "")));
        }
        wide(dst, literal.span());
        if (!literal.fits(64)) {
            throw new Unparsable(Diagnostic.error(literal.span(), literal + " does not fit 64 bits", "a number from -2^63 to 2^64-1", ""));
        }
        return new Draft.Ready(Instruction.LoadImm64.of(dst.register(), literal.value()));
    }

    private Draft signedMove(RegisterName dst) throws Unparsable {
        Token type = in.next();
        Size from = Words.SIGNED_TYPES.get(type.text());
        if (from == null || from.bits() >= dst.width().bits()) {
            throw in.error(type, type.text() + " is no type to extend from", dst.width() == Width.W64 ? "s8, s16 or s32" : "s8 or s16", "");
        }
        in.expect(")");
        RegisterName src = in.register(dst.width(), dst + " has " + dst.width().bits());
        return new Draft.Ready(new Instruction.MovSx(dst.width(), from, dst.register(), src.register()));
    }

    /// A name behind `=`: a byte swap, a function, or an address.
    private Draft named(RegisterName dst) throws Unparsable {
        Token name = in.next();
        if (in.take("ll")) {
            wide(dst, in.span(name));
            return new Draft.AddressOf(dst.register(), new Draft.Reference(name.text(), in.span(name)));
        }
        Words.Swap swap = Words.SWAPS.get(name.text());
        if (swap != null && in.atRegister()) {
            wide(dst, in.span(name));
            same(dst, "a byte swap works in place");
            return new Draft.Ready(new Instruction.ByteSwap(swap.op(), swap.size(), dst.register()));
        }
        if (in.peek().is("(")) {
            return function(dst, name);
        }
        if (Words.looksLikeRegister(name.text())) {
            throw in.error(name, "there is no register " + name.text(), "r0 to r10, or w0 to w10 for their lower halves", "");
        }
        String suggestion = name.is("fp") ? "did you mean r10?"
                : in.atRegister() ? Spelling.suggestion(name.text(), Words.SWAPS.keySet())
                : in.atEnd() ? "write " + Words.written(name.text()) + " ll for the address of a map or function" : "";
        Diagnostic wrong = Diagnostic.error(in.span(name), name.text() + " is no operand", OPERAND + ", or a map or function followed by ll", suggestion);
        if (in.atEnd()) {
            return new Draft.ResultOf(dst.width(), dst.register(), new Draft.Reference(name.text(), in.span(name)), wrong);
        }
        throw new Unparsable(wrong);
    }

    private Draft function(RegisterName dst, Token name) throws Unparsable {
        Words.AtomicFunction atomic = Words.ATOMIC_FUNCTIONS.get(name.text());
        if (atomic != null) {
            return memory.fetch(dst, atomic, name);
        }
        if (name.is(Words.LOAD_ACQUIRE)) {
            return memory.acquire(dst, name);
        }
        WideSource source = Words.WIDE_FUNCTIONS.get(name.text());
        if (source != null) {
            wide(dst, in.span(name));
            Draft load = wideFunction(dst.register(), source);
            in.expect("ll");
            return load;
        }
        List<String> known = new ArrayList<>(Words.ATOMIC_FUNCTIONS.keySet());
        known.addAll(Words.WIDE_FUNCTIONS.keySet());
        known.add(Words.LOAD_ACQUIRE);
        throw in.error(name, "unknown operation " + name.text(),
                "an atomic operation such as atomic_fetch_add, or map_value, code_addr and their like", Spelling.suggestion(name.text(), known));
    }

    /// What stands behind `map_value` and its like, up to the upper half.
    Draft wideFunction(Register dst, WideSource source) throws Unparsable {
        in.expect("(");
        Optional<Draft.Reference> name = Optional.empty();
        int low = 0;
        if (in.atNumber()) {
            low = operands.immediate(in.number("a number"), Width.W32, "").value();
        } else {
            name = Optional.of(in.name(source == WideSource.CODE ? "a function, a label or a distance" : "a map or a number"));
        }
        in.expect(")");
        int high = in.atNumber() ? operands.immediate(operands.signed(true, "a number"), Width.W32, "").value() : 0;
        int lowest = low;
        return name.<Draft>map(n -> new Draft.WideOf(dst, source, n, high))
                .orElseGet(() -> new Draft.Ready(new Instruction.LoadImm64(dst, source, lowest, high)));
    }

    /// `ld_pseudo r1, 1, 7`: how LLVM prints wide loads that are no number. It leaves out the upper half.
    Draft pseudoLoad() throws Unparsable {
        Register dst = in.register(Width.W64, "a wide load fills 64").register();
        in.expect(",");
        Literal source = in.number("the kind of the wide load, 0 to 6");
        if (source.isNegative() || Long.compareUnsigned(source.magnitude(), WideSource.values().length) >= 0) {
            throw new Unparsable(Diagnostic.error(source.span(), source + " is no kind of wide load", "0 to 6", ""));
        }
        in.expect(",");
        int low = operands.immediate(in.number("a number"), Width.W32, "").value();
        return new Draft.Ready(new Instruction.LoadImm64(dst, WideSource.of((int) source.magnitude()), low, 0));
    }

    private void wide(RegisterName dst, SourceSpan span) throws Unparsable {
        if (dst.width() != Width.W64) {
            throw new Unparsable(Diagnostic.error(span, "this fills 64 bits, but " + dst + " has 32", dst.register().toString(),
                    "write " + dst.register() + " for the destination"));
        }
    }

    private void same(RegisterName dst, String why) throws Unparsable {
        Token token = in.peek();
        RegisterName register = in.register(dst.width(), dst + " has " + dst.width().bits());
        if (register.register() != dst.register()) {
            throw in.error(token, why + ", but " + register + " is not " + dst, dst.toString(), "");
        }
    }
}
