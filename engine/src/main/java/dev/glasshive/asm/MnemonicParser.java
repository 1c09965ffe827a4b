package dev.glasshive.asm;

import dev.glasshive.asm.Token.Kind;
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
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads one instruction of the mnemonic dialect of ubpf and bpf_conformance: the operation first, then its operands between commas.
///
/// Registers go with or without `%`. Where no label is called `exit`, that name stands for the first exit instruction.
final class MnemonicParser {
    /// Reads the operands behind one mnemonic.
    @FunctionalInterface
    private interface Form {
        Draft read(MnemonicParser parser) throws Unparsable;
    }

    private record Locked(AtomicOp op, Size size) {}

    private record Place(Register base, short offset) {}

    private static final Map<String, Form> FORMS = new LinkedHashMap<>();
    private static final Map<String, Locked> LOCKED = new LinkedHashMap<>();

    static {
        for (Width width : Width.values()) {
            for (AluOp op : AluOp.values()) {
                FORMS.put(Mnemonics.of(op, width), p -> ready(new Instruction.Alu(op, width, p.first(), p.operand(width))));
            }
            FORMS.put(Mnemonics.move(width), p -> ready(new Instruction.Mov(width, p.first(), p.operand(width))));
            FORMS.put(Mnemonics.negate(width), p -> ready(new Instruction.Neg(width, p.register())));
            for (Size from : List.of(Size.B, Size.H, Size.W)) {
                if (from.bits() < width.bits()) {
                    FORMS.put(Mnemonics.signedMove(width, from), p -> ready(new Instruction.MovSx(width, from, p.first(), p.register())));
                }
            }
            for (Condition op : Condition.values()) {
                FORMS.put(Mnemonics.of(op, width), p -> p.branch(op, width));
            }
        }
        for (Reach reach : Reach.values()) {
            FORMS.put(Mnemonics.of(reach), p -> p.jump(reach));
        }
        for (Size size : Size.values()) {
            memory(size);
        }
        FORMS.put("lddw", MnemonicParser::wideLoad);
        for (AtomicOp op : AtomicOp.values()) {
            for (Size size : List.of(Size.W, Size.DW)) {
                LOCKED.put(Mnemonics.of(op, size), new Locked(op, size));
            }
        }
    }

    private final TokenCursor in;
    private final OperandParser operands;
    private final AssignmentParser assignments;
    private final Diagnostics diagnostics;

    MnemonicParser(TokenCursor in, OperandParser operands, AssignmentParser assignments, Diagnostics diagnostics) {
        this.in = in;
        this.operands = operands;
        this.assignments = assignments;
        this.diagnostics = diagnostics;
    }

    private static void memory(Size size) {
        for (Extension extension : Extension.values()) {
            if (extension == Extension.ZERO || size != Size.DW) {
                FORMS.put(Mnemonics.load(size, extension), p -> {
                    Register dst = p.first();
                    Place place = p.place();
                    return ready(new Instruction.Load(size, extension, dst, place.base(), place.offset()));
                });
            }
        }
        FORMS.put(Mnemonics.store(size, Register.R0), p -> {
            Place place = p.firstPlace();
            return ready(new Instruction.Store(size, place.base(), place.offset(), p.register()));
        });
        FORMS.put(Mnemonics.store(size, new Imm(0)), p -> {
            Place place = p.firstPlace();
            return ready(new Instruction.Store(size, place.base(), place.offset(), p.immediate(size == Size.DW ? Width.W64 : Width.W32)));
        });
        FORMS.put(Mnemonics.acquire(size), p -> {
            Register dst = p.first();
            Place place = p.place();
            return ready(new Instruction.LoadAcquire(size, dst, place.base(), place.offset()));
        });
        FORMS.put(Mnemonics.release(size), p -> {
            Place place = p.firstPlace();
            return ready(new Instruction.StoreRelease(size, place.base(), place.offset(), p.register()));
        });
        if (size != Size.B) {
            for (SwapOp op : SwapOp.values()) {
                FORMS.put(Mnemonics.of(op, size), p -> ready(new Instruction.ByteSwap(op, size, p.register())));
            }
            // bpf_conformance has its own word for the swap that RFC 9669 calls bswap.
            FORMS.put("swap" + size.bits(), p -> ready(new Instruction.ByteSwap(SwapOp.SWAP, size, p.register())));
        }
        if (size != Size.DW) {
            Instruction.LegacyIndex absolute = new Instruction.Absolute();
            FORMS.put(Mnemonics.packetLoad(size, absolute), p -> ready(new Instruction.LegacyLoad(size, absolute, p.immediate(Width.W32).value())));
            FORMS.put(Mnemonics.packetLoad(size, new Instruction.Indirect(Register.R0)),
                    p -> ready(new Instruction.LegacyLoad(size, new Instruction.Indirect(p.first()), p.immediate(Width.W32).value())));
        }
    }

    /// Whether `word` is an operation of this dialect.
    static boolean knows(String word) {
        return FORMS.containsKey(word);
    }

    static Set<String> words() {
        return FORMS.keySet();
    }

    /// What stands behind the mnemonic `word`, which [#knows] knows.
    Draft parse(Token word) throws Unparsable {
        Form form = FORMS.get(word.text());
        if (form == null) {
            throw new IllegalStateException(word.text());
        }
        return form.read(this);
    }

    /// What stands behind `lock`.
    Draft locked() throws Unparsable {
        Token token = in.next();
        String name = token.is("fetch") ? "fetch " + in.next().text() : token.text();
        Locked locked = LOCKED.get(name);
        if (locked == null) {
            throw in.error(token, "no atomic operation is called " + name, "*, or one of " + String.join(", ", LOCKED.keySet()),
                    Spelling.suggestion(name, LOCKED.keySet()));
        }
        Place place = firstPlace();
        return ready(new Instruction.Atomic(locked.op(), locked.size(), place.base(), place.offset(), register()));
    }

    /// What stands behind `callx`, or behind `call` where it is a register.
    Draft registerCall() throws Unparsable {
        return ready(new Instruction.CallRegister(register()));
    }

    /// What stands behind `call local`.
    Draft localCall() throws Unparsable {
        return in.atNumber() ? ready(new Instruction.CallLocal(distance(32))) : new Draft.CallTo(target());
    }

    /// What stands behind `call runtime`: a BTF id, perhaps with a module.
    Draft runtimeCall() throws Unparsable {
        int id = immediate(Width.W32).value();
        return ready(new Instruction.CallKfunc(id, in.take(",") ? (short) distance(16) : 0));
    }

    private static Draft ready(Instruction instruction) {
        return new Draft.Ready(instruction);
    }

    private Draft branch(Condition op, Width width) throws Unparsable {
        Register left = first();
        Operand right = operand(width);
        in.expect(",");
        return in.atNumber() ? ready(new Instruction.Branch(op, width, left, right, (short) distance(16)))
                : new Draft.BranchTo(op, width, left, right, target());
    }

    private Draft jump(Reach reach) throws Unparsable {
        return in.atNumber() ? ready(new Instruction.Jump(reach, distance(reach == Reach.SHORT ? 16 : 32))) : new Draft.JumpTo(reach, target());
    }

    private Draft.Reference target() throws Unparsable {
        Token token = in.peek();
        if (token.kind() == Kind.KEYWORD) {
            in.next();
            return new Draft.Reference(token.text(), in.span(token));
        }
        return in.name("a label or a distance such as +5");
    }

    private int distance(int bits) throws Unparsable {
        Literal distance = in.number("a distance such as +5");
        if (!distance.fitsSigned(bits)) {
            throw new Unparsable(Diagnostic.error(distance.span(), distance + " does not fit " + bits + " bits",
                    "-" + (1L << (bits - 1)) + " to " + ((1L << (bits - 1)) - 1), ""));
        }
        return (int) distance.value();
    }

    private Draft wideLoad() throws Unparsable {
        Register dst = first();
        WideSource source = Words.WIDE_FUNCTIONS.get(in.peek().text());
        if (in.atNumber()) {
            return ready(Instruction.LoadImm64.of(dst, in.number("a number").value()));
        }
        if (source != null && in.peek(1).is("(")) {
            in.next();
            return assignments.wideFunction(dst, source);
        }
        return new Draft.AddressOf(dst, in.name("a number, a map, or map_value(...) and its like"));
    }

    private Register register() throws Unparsable {
        Token token = in.peek();
        String name = token.text().startsWith("%") ? token.text().substring(1) : token.text();
        Words.RegisterName register = Words.REGISTERS.get(name);
        if (token.kind() != Kind.REGISTER || register == null) {
            throw in.noRegister("a register");
        }
        if (register.width() != Width.W64) {
            throw in.error(token, "the mnemonic tells how many bits count, not the register", "%" + register.register(), "");
        }
        in.next();
        return register.register();
    }

    /// A register and the comma behind it.
    private Register first() throws Unparsable {
        Register register = register();
        in.expect(",");
        return register;
    }

    private Operand operand(Width width) throws Unparsable {
        return in.atNumber() ? immediate(width) : register();
    }

    /// A number of 32 bits. Test suites write longer ones and mean their lower halves.
    private Imm immediate(Width width) throws Unparsable {
        Literal literal = in.number("a number");
        if (literal.fits(32)) {
            return operands.immediate(literal, width, "");
        }
        diagnostics.add(Diagnostic.warning(literal.span(), literal + " becomes " + (int) literal.value() + ": an immediate has 32 bits",
                "write the number that is meant, or load it with lddw"));
        return new Imm((int) literal.value());
    }

    /// `[%r1+4]`.
    private Place place() throws Unparsable {
        in.expect("[");
        Register base = register();
        int offset = 0;
        if (!in.peek().is("]")) {
            Literal literal = operands.signed(true, "an offset");
            if (!literal.fitsSigned(16)) {
                throw new Unparsable(Diagnostic.error(literal.span(), "offset " + literal + " does not fit 16 bits", "-32768 to 32767",
                        "add the rest to a register first"));
            }
            offset = (int) literal.value();
        }
        in.expect("]");
        return new Place(base, (short) offset);
    }

    private Place firstPlace() throws Unparsable {
        Place place = place();
        in.expect(",");
        return place;
    }
}
