package dev.glasshive.asm;

import dev.glasshive.asm.Token.Kind;
import dev.glasshive.asm.Words.RegisterName;
import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Reach;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads one instruction from the tokens of a line.
final class InstructionParser {
    private static final String OPERAND = "a register or a number";

    private final TokenCursor in;
    private final Diagnostics diagnostics;

    InstructionParser(TokenCursor in, Diagnostics diagnostics) {
        this.in = in;
        this.diagnostics = diagnostics;
    }

    /// The instruction up to the end of the line.
    Draft parse() throws Unparsable {
        Draft draft = instruction();
        if (in.peek().is("l")) {
            throw in.unexpected("the end of the line", "did you mean ll?");
        }
        if (draft instanceof Draft.Ready(Instruction.Mov _) && Words.ALU.containsKey(in.peek().text() + "=")) {
            throw in.unexpected("the end of the line", "an instruction does one thing: move first, then write "
                    + in.peek().text() + "= on the next line");
        }
        in.expectEnd();
        return draft;
    }

    private Draft instruction() throws Unparsable {
        Token first = in.peek();
        return switch (first.kind()) {
            case REGISTER -> assignment();
            case KEYWORD -> {
                in.next();
                yield switch (first.text()) {
                    case "exit" -> new Draft.Ready(new Instruction.Exit());
                    case "goto" -> jump(Reach.SHORT);
                    case "gotol" -> jump(Reach.LONG);
                    case "call" -> call();
                    case "if" -> branch();
                    case "lock" -> lockedUpdate();
                    default -> throw unknown(first);
                };
            }
            case OPERATOR -> {
                if (!first.is("*")) {
                    throw unknown(first);
                }
                yield store();
            }
            case NAME -> {
                if (first.is("ld_pseudo")) {
                    in.next();
                    yield pseudoLoad();
                }
                if (Words.looksLikeRegister(first.text()) || in.peek(1).is("=") || Words.ALU.containsKey(in.peek(1).text())) {
                    throw in.noRegister("a register");
                }
                throw unknown(first);
            }
            case DIRECTIVE, QUOTED, NUMBER, BYTES, COMMENT, UNKNOWN, END -> throw unknown(first);
        };
    }

    private Unparsable unknown(Token token) {
        String expected = "an instruction such as r1 = 5, if r1 == 5 goto label, call 1 or exit";
        if (token.kind() != Kind.NAME) {
            return in.error(token, token.text().isEmpty() ? "an instruction is missing" : "no instruction begins with " + token.text(), expected, "");
        }
        return in.error(token, "unknown instruction " + token.text(), expected, mnemonic(token.text()));
    }

    /// What a mnemonic of another dialect is here, or the keyword that was meant.
    private static String mnemonic(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mov")) {
            return "a move is written r1 = r2";
        }
        for (AluOp op : AluOp.values()) {
            String name = op.name().toLowerCase(Locale.ROOT);
            if (lower.equals(name) || lower.equals(name + "32") || lower.equals(name + "64")) {
                return "this operation is written r1 " + op.symbol() + " r2";
            }
        }
        for (Condition op : Condition.values()) {
            String name = op.name().toLowerCase(Locale.ROOT);
            if (lower.equals(name) || lower.equals(name + "32")) {
                return "this jump is written if r1 " + op.symbol() + " r2 goto label";
            }
        }
        return Spelling.suggestion(word, Words.KEYWORDS);
    }

    // ---- Assignments: everything that begins with a register.

    private Draft assignment() throws Unparsable {
        RegisterName dst = in.register("a register");
        Token operator = in.next();
        AluOp op = operator.kind() == Kind.OPERATOR ? Words.ALU.get(operator.text()) : null;
        if (op != null) {
            return new Draft.Ready(new Instruction.Alu(op, dst.width(), dst.register(), operand(dst.width(), dst + " " + operator.text())));
        }
        if (operator.is("=")) {
            return move(dst);
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
        if (in.atRegister()) {
            return new Draft.Ready(new Instruction.Mov(dst.width(), dst.register(),
                    in.register(dst.width(), dst + " has " + dst.width().bits()).register()));
        }
        if (in.take("-")) {
            same(dst, dst, "negation works in place");
            return new Draft.Ready(new Instruction.Neg(dst.width(), dst.register()));
        }
        if (in.take("*")) {
            return load(dst);
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

    private Draft number(RegisterName dst) throws Unparsable {
        Literal literal = in.number(OPERAND);
        if (!in.take("ll")) {
            return new Draft.Ready(new Instruction.Mov(dst.width(), dst.register(), immediate(literal, dst.width(),
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
        if (from == null || from.bytes() * 8 >= dst.width().bits()) {
            throw in.error(type, type.text() + " is no type to extend from", dst.width() == Width.W64 ? "s8, s16 or s32" : "s8 or s16", "");
        }
        in.expect(")");
        RegisterName src = in.register(dst.width(), dst + " has " + dst.width().bits());
        return new Draft.Ready(new Instruction.MovSx(dst.width(), from, dst.register(), src.register()));
    }

    private Draft load(RegisterName dst) throws Unparsable {
        Token typeToken = in.peek(1);
        Type type = type();
        if (in.take("skb")) {
            return legacyLoad(dst, type, typeToken);
        }
        Place place = place();
        if (dst.width() == Width.W32 && (type.size() == Size.DW || type.extension() == Extension.SIGN)) {
            throw in.error(typeToken, typeToken.text() + " fills 64 bits, but " + dst + " has 32", "u8, u16 or u32",
                    "write " + dst.register() + " for the destination");
        }
        return new Draft.Ready(new Instruction.Load(type.size(), type.extension(), dst.register(), place.base(), place.offset()));
    }

    private Draft legacyLoad(RegisterName dst, Type type, Token typeToken) throws Unparsable {
        if (dst.register() != Register.R0 || dst.width() != Width.W64) {
            throw in.error(typeToken, "packet loads write r0, not " + dst, "r0", "");
        }
        if (type.size() == Size.DW || type.extension() == Extension.SIGN) {
            throw in.error(typeToken, typeToken.text() + " cannot be loaded from skb", "u8, u16 or u32", "");
        }
        in.expect("[");
        Instruction.LegacyIndex index = new Instruction.Absolute();
        int offset = 0;
        if (in.atRegister()) {
            index = new Instruction.Indirect(in.register(Width.W64, "an index has 64").register());
        }
        if (index instanceof Instruction.Absolute || !in.peek().is("]")) {
            offset = immediate(signed(index instanceof Instruction.Indirect, "an offset"), Width.W32, "").value();
        }
        in.expect("]");
        return new Draft.Ready(new Instruction.LegacyLoad(type.size(), index, offset));
    }

    /// An offset; behind a register it needs its sign.
    private Literal signed(boolean needsSign, String what) throws Unparsable {
        if (needsSign && !in.peek().is("+") && !in.peek().is("-")) {
            throw in.unexpected("+ or - and " + what, "");
        }
        if (in.peek().is("+") && in.peek(1).is("-")) {
            in.next();
        }
        return in.number(what);
    }

    /// A name behind `=`: a function of atomics or wide loads, a byte swap, or an address.
    private Draft named(RegisterName dst) throws Unparsable {
        Token name = in.next();
        if (name.kind() != Kind.QUOTED) {
            Words.Swap swap = Words.SWAPS.get(name.text());
            if (swap != null && in.atRegister()) {
                wide(dst, in.span(name));
                same(dst, dst, "a byte swap works in place");
                return new Draft.Ready(new Instruction.ByteSwap(swap.op(), swap.size(), dst.register()));
            }
            Words.AtomicFunction function = Words.ATOMIC_FUNCTIONS.get(name.text());
            if (function != null && in.peek().is("(")) {
                return fetch(dst, function, name);
            }
            WideSource source = Words.WIDE_FUNCTIONS.get(name.text());
            if (source != null && in.peek().is("(")) {
                wide(dst, in.span(name));
                return wideFunction(dst, source);
            }
            if (in.peek().is("(")) {
                List<String> known = new ArrayList<>(Words.ATOMIC_FUNCTIONS.keySet());
                known.addAll(Words.WIDE_FUNCTIONS.keySet());
                throw in.error(name, "unknown operation " + name.text(), "an atomic operation such as atomic_fetch_add, or map_value, code_addr and their like",
                        Spelling.suggestion(name.text(), known));
            }
            if (Words.looksLikeRegister(name.text())) {
                throw in.error(name, "there is no register " + name.text(), "r0 to r10, or w0 to w10 for their lower halves", "");
            }
        }
        if (!in.take("ll")) {
            String swapName = in.atRegister() ? Spelling.suggestion(name.text(), Words.SWAPS.keySet()) : "";
            throw in.error(name, name.text() + " is no operand", OPERAND + ", or a map or function followed by ll",
                    swapName.isEmpty() ? in.atEnd() ? "write " + name.text() + " ll for the address of a map or function" : "" : swapName);
        }
        wide(dst, in.span(name));
        return new Draft.AddressOf(dst.register(), new Draft.Reference(name.text(), in.span(name)));
    }

    private Draft wideFunction(RegisterName dst, WideSource source) throws Unparsable {
        in.expect("(");
        Optional<Draft.Reference> name = Optional.empty();
        int low = 0;
        if (in.atNumber()) {
            low = immediate(in.number("a number"), Width.W32, "").value();
        } else {
            name = Optional.of(in.name(source == WideSource.CODE ? "a function, a label or a distance" : "a map or a number"));
        }
        in.expect(")");
        int high = in.atNumber() ? immediate(signed(true, "a number"), Width.W32, "").value() : 0;
        in.expect("ll");
        int lowest = low;
        return name.<Draft>map(n -> new Draft.WideOf(dst.register(), source, n, high))
                .orElseGet(() -> new Draft.Ready(new Instruction.LoadImm64(dst.register(), source, lowest, high)));
    }

    /// `ld_pseudo r1, 1, 7`: how LLVM prints wide loads that are no number. It leaves out the upper half.
    private Draft pseudoLoad() throws Unparsable {
        Register dst = in.register(Width.W64, "a wide load fills 64").register();
        in.expect(",");
        Literal source = in.number("the kind of the wide load, 0 to 6");
        if (source.isNegative() || Long.compareUnsigned(source.magnitude(), WideSource.values().length) >= 0) {
            throw new Unparsable(Diagnostic.error(source.span(), source + " is no kind of wide load", "0 to 6", ""));
        }
        in.expect(",");
        int low = immediate(in.number("a number"), Width.W32, "").value();
        return new Draft.Ready(new Instruction.LoadImm64(dst, WideSource.of((int) source.magnitude()), low, 0));
    }

    private void wide(RegisterName dst, SourceSpan span) throws Unparsable {
        if (dst.width() != Width.W64) {
            throw new Unparsable(Diagnostic.error(span, "this fills 64 bits, but " + dst + " has 32", dst.register().toString(),
                    "write " + dst.register() + " for the destination"));
        }
    }

    private void same(RegisterName wanted, RegisterName dst, String why) throws Unparsable {
        Token token = in.peek();
        RegisterName register = in.register(dst.width(), dst + " has " + dst.width().bits());
        if (register.register() != wanted.register()) {
            throw in.error(token, why + ", but " + register + " is not " + wanted, wanted.toString(), "");
        }
    }

    // ---- Memory.

    private record Type(Size size, Extension extension) {}

    private record Place(Register base, short offset) {}

    /// `(u32 *)`, behind the star that begins every access.
    private Type type() throws Unparsable {
        in.expect("(");
        Token token = in.peek();
        Size unsigned = Words.UNSIGNED_TYPES.get(token.text());
        Size signed = Words.SIGNED_TYPES.get(token.text());
        if (unsigned == null && (signed == null || signed == Size.DW)) {
            throw in.unexpected("a type: u8 u16 u32 u64 s8 s16 s32", signed != null ? "did you mean u64?"
                    : token.kind() == Kind.NAME ? Spelling.suggestion(token.text(), Words.UNSIGNED_TYPES.keySet()) : "");
        }
        in.next();
        in.expect("*");
        in.expect(")");
        return signed == null ? new Type(unsigned(unsigned), Extension.ZERO) : new Type(signed, Extension.SIGN);
    }

    private static Size unsigned(@org.jspecify.annotations.Nullable Size size) {
        if (size == null) {
            throw new IllegalStateException("neither a signed nor an unsigned type");
        }
        return size;
    }

    private Place place() throws Unparsable {
        in.expect("(");
        Place place = address();
        in.expect(")");
        return place;
    }

    private Place address() throws Unparsable {
        Register base = in.register(Width.W64, "an address has 64").register();
        if (in.peek().is(")") || in.peek().is(",")) {
            return new Place(base, (short) 0);
        }
        Literal offset = signed(true, "an offset");
        if (!offset.fitsSigned(16)) {
            throw new Unparsable(Diagnostic.error(offset.span(), "offset " + offset + " does not fit 16 bits", "-32768 to 32767",
                    "add the rest to a register first"));
        }
        return new Place(base, (short) offset.value());
    }

    private Size unsignedType(String what) throws Unparsable {
        Token token = in.peek(1);
        Type type = type();
        if (type.extension() == Extension.SIGN) {
            throw in.error(token, what + " has no sign", type.size().unsignedType(), "did you mean " + type.size().unsignedType() + "?");
        }
        return type.size();
    }

    private Draft store() throws Unparsable {
        in.expect("*");
        Size size = unsignedType("what is stored");
        Place place = place();
        if (Words.ATOMIC_UPDATES.containsKey(in.peek().text())) {
            throw in.unexpected("=", "write lock in front to change memory atomically");
        }
        in.expect("=");
        Operand src = in.atRegister()
                ? value(size)
                : operand(size == Size.DW ? Width.W64 : Width.W32, "=");
        return new Draft.Ready(new Instruction.Store(size, place.base(), place.offset(), src));
    }

    /// The register whose lower bytes go to memory: LLVM writes `w1` for up to four bytes, the kernel `r1`.
    private Register value(Size size) throws Unparsable {
        return size == Size.DW ? in.register(Width.W64, "memory has 64").register() : in.register("a register").register();
    }

    private Draft lockedUpdate() throws Unparsable {
        in.expect("*");
        Token token = in.peek(1);
        Size size = unsignedType("memory that changes atomically");
        atomicSize(size, token);
        Place place = place();
        AtomicOp op = Words.ATOMIC_UPDATES.get(in.peek().text());
        if (op == null) {
            throw in.unexpected("one of " + String.join(" ", Words.ATOMIC_UPDATES.keySet()), "");
        }
        in.next();
        return new Draft.Ready(new Instruction.Atomic(op, size, place.base(), place.offset(), value(size)));
    }

    private void atomicSize(Size size, Token token) throws Unparsable {
        if (size.bytes() < 4) {
            throw in.error(token, "atomic operations do not come in " + size.bits() + " bits", "u32 or u64", "");
        }
    }

    private Draft fetch(RegisterName dst, Words.AtomicFunction function, Token name) throws Unparsable {
        in.expect("(");
        Token typeToken = in.peek(1);
        Optional<Size> written = Optional.empty();
        boolean typed = in.peek().is("(");
        if (typed) {
            written = Optional.of(unsignedType("memory that changes atomically"));
            atomicSize(written.get(), typeToken);
        }
        Size size = function.size().or(() -> Optional.empty()).orElse(written.orElse(Size.DW));
        if (function.size().isEmpty() && written.isEmpty()) {
            throw in.unexpected("(u32 *) or (u64 *)", "");
        }
        if (written.isPresent() && written.get() != size) {
            throw in.error(typeToken, name.text() + " changes " + size.bits() + " bits", size.unsignedType(), "");
        }
        Place place = typed ? place() : address();
        in.expect(",");
        if (function.op().result() == AtomicOp.Result.TO_R0) {
            in.take("=");
            checkZero(value(size));
            in.expect(",");
        }
        Register src = value(size);
        in.expect(")");
        Register result = function.op().result() == AtomicOp.Result.TO_R0 ? Register.R0 : src;
        if (dst.register() != result || size == Size.DW && dst.width() != Width.W64) {
            throw in.error(name, name.text() + " leaves the old value in " + result + ", not in " + dst, result + " = " + name.text(), "");
        }
        return new Draft.Ready(new Instruction.Atomic(function.op(), size, place.base(), place.offset(), src));
    }

    private void checkZero(Register register) throws Unparsable {
        if (register != Register.R0) {
            throw in.unexpected("r0", "memory is compared with r0, never with " + register);
        }
    }

    // ---- Control.

    private Draft branch() throws Unparsable {
        RegisterName left = in.register("a register");
        Token operator = in.next();
        Condition op = operator.kind() == Kind.OPERATOR ? Words.CONDITIONS.get(operator.text()) : null;
        if (op == null) {
            throw in.error(operator, operator.kind() == Kind.END ? "the line ends after " + left : operator.text() + " is no comparison",
                    "one of " + String.join(" ", Words.CONDITIONS.keySet()), operator.is("=") ? "did you mean ==?" : "");
        }
        Operand right = operand(left.width(), operator.text());
        if (in.peek().is("gotol")) {
            throw in.unexpected("goto", "a condition reaches 16 bits far; invert it and jump over a gotol");
        }
        in.expect("goto");
        if (in.peek().isName() && !atDistance()) {
            return new Draft.BranchTo(op, left.width(), left.register(), right, in.name("a label"));
        }
        return new Draft.Ready(new Instruction.Branch(op, left.width(), left.register(), right, (short) distance(16)));
    }

    private Draft jump(Reach reach) throws Unparsable {
        if (in.peek().isName() && !atDistance()) {
            return new Draft.JumpTo(reach, in.name("a label"));
        }
        return new Draft.Ready(new Instruction.Jump(reach, distance(reach == Reach.SHORT ? 16 : 32)));
    }

    /// `pc+5`, as the kernel prints it.
    private boolean atDistance() {
        return in.peek().is("pc") && (in.peek(1).is("+") || in.peek(1).is("-")) && in.peek(2).kind() == Kind.NUMBER;
    }

    /// `+5` or `pc+5`, and the place in angle brackets that LLVM prints behind.
    private int distance(int bits) throws Unparsable {
        if (atDistance()) {
            in.next();
        }
        if (in.peek().kind() == Kind.NUMBER) {
            throw in.unexpected("a label or a distance with its sign", "write +" + in.peek().text() + " to jump over " + in.peek().text() + " slots");
        }
        Literal distance = in.number("a label or a distance such as +5");
        if (!distance.fitsSigned(bits)) {
            throw new Unparsable(Diagnostic.error(distance.span(), "distance " + distance + " does not fit " + bits + " bits",
                    "-" + (1L << (bits - 1)) + " to " + ((1L << (bits - 1)) - 1), bits == 16 ? "write gotol, which reaches farther" : ""));
        }
        if (in.peek().is("<")) {
            in.skipRest();
        }
        return (int) distance.value();
    }

    private Draft call() throws Unparsable {
        if (in.peek().kind() == Kind.NUMBER) {
            return new Draft.Ready(new Instruction.CallHelper(immediate(in.number("a number"), Width.W32, "").value()));
        }
        if (in.atNumber() || atDistance()) {
            return new Draft.Ready(new Instruction.CallLocal(distance(32)));
        }
        if (in.peek(1).is("(") && in.take("helper")) {
            in.expect("(");
            int id = immediate(in.number("the number of a helper"), Width.W32, "").value();
            in.expect(")");
            return new Draft.Ready(new Instruction.CallHelper(id));
        }
        if (in.peek(1).is("(") && in.take("kfunc")) {
            return kernelFunction();
        }
        return new Draft.CallTo(in.name("a function, a helper, its number, or a distance such as +5"));
    }

    private Draft kernelFunction() throws Unparsable {
        in.expect("(");
        int id = immediate(in.number("a BTF id"), Width.W32, "").value();
        short module = 0;
        if (in.take(",")) {
            Literal literal = in.number("the number of a module");
            if (!literal.fitsSigned(16)) {
                throw new Unparsable(Diagnostic.error(literal.span(), literal + " does not fit 16 bits", "-32768 to 32767", ""));
            }
            module = (short) literal.value();
        }
        in.expect(")");
        return new Draft.Ready(new Instruction.CallKfunc(id, module));
    }

    // ---- Operands.

    private Operand operand(Width width, String behind) throws Unparsable {
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

    private Imm immediate(Literal literal, Width width, String remedy) throws Unparsable {
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
}
