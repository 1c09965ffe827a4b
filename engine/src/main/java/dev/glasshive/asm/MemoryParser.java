package dev.glasshive.asm;

import dev.glasshive.asm.Token.Kind;
import dev.glasshive.asm.Words.RegisterName;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import java.util.Optional;

/// Reads loads, stores and atomic operations.
final class MemoryParser {
    private final TokenCursor in;
    private final OperandParser operands;

    MemoryParser(TokenCursor in, OperandParser operands) {
        this.in = in;
        this.operands = operands;
    }

    Draft load(RegisterName dst) throws Unparsable {
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
            offset = operands.immediate(operands.signed(index instanceof Instruction.Indirect, "an offset"), Width.W32, "").value();
        }
        in.expect("]");
        return new Draft.Ready(new Instruction.LegacyLoad(type.size(), index, offset));
    }

    private record Type(Size size, Extension extension) {}

    private record Place(Register base, short offset) {}

    /// `(u32 *)`, behind the star that begins every access.
    private Type type() throws Unparsable {
        in.expect("(");
        Token token = in.peek();
        Size signed = Words.SIGNED_TYPES.get(token.text());
        Size size = Words.UNSIGNED_TYPES.getOrDefault(token.text(), signed);
        if (size == null || signed == Size.DW) {
            throw in.unexpected("a type: u8 u16 u32 u64 s8 s16 s32", signed != null ? "did you mean u64?"
                    : token.kind() == Kind.NAME ? Spelling.suggestion(token.text(), Words.UNSIGNED_TYPES.keySet()) : "");
        }
        in.next();
        in.expect("*");
        in.expect(")");
        return new Type(size, signed == null ? Extension.ZERO : Extension.SIGN);
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
        Literal offset = operands.signed(true, "an offset");
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

    Draft store() throws Unparsable {
        in.expect("*");
        Size size = unsignedType("what is stored");
        Place place = place();
        if (Words.ATOMIC_UPDATES.containsKey(in.peek().text())) {
            throw in.unexpected("=", "write lock in front to change memory atomically");
        }
        in.expect("=");
        Operand src = in.atRegister()
                ? value(size)
                : operands.operand(size == Size.DW ? Width.W64 : Width.W32, "=");
        return new Draft.Ready(new Instruction.Store(size, place.base(), place.offset(), src));
    }

    /// The register whose lower bytes go to memory: LLVM writes `w1` for up to four bytes, the kernel `r1`.
    private Register value(Size size) throws Unparsable {
        return size == Size.DW ? in.register(Width.W64, "memory has 64").register() : in.register("a register").register();
    }

    Draft lockedUpdate() throws Unparsable {
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

    Draft fetch(RegisterName dst, Words.AtomicFunction function, Token name) throws Unparsable {
        in.expect("(");
        Token typeToken = in.peek(1);
        Optional<Size> written = Optional.empty();
        boolean typed = in.peek().is("(");
        if (typed) {
            written = Optional.of(unsignedType("memory that changes atomically"));
            atomicSize(written.get(), typeToken);
        }
        Size size = function.size().orElse(written.orElse(Size.DW));
        if (function.size().isEmpty() && written.isEmpty()) {
            throw in.unexpected("(u32 *) or (u64 *)", "");
        }
        if (written.isPresent() && written.get() != size) {
            throw in.error(typeToken, name.text() + " changes " + size.bits() + " bits", size.unsignedType(), "");
        }
        Place place = typed ? place() : address();
        in.expect(",");
        if (function.op().result() == AtomicOp.Result.TO_R0) {
            checkZero(size);
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

    /// What stands behind `dst = load_acquire`.
    Draft acquire(RegisterName dst, Token name) throws Unparsable {
        in.expect("(");
        Size size = unsignedType("an ordered load");
        Place place = place();
        in.expect(")");
        if (size == Size.DW && dst.width() != Width.W64) {
            throw in.error(name, "u64 fills 64 bits, but " + dst + " has 32", "u8, u16 or u32", "write " + dst.register() + " for the destination");
        }
        return new Draft.Ready(new Instruction.LoadAcquire(size, dst.register(), place.base(), place.offset()));
    }

    /// What stands behind `store_release`.
    Draft release() throws Unparsable {
        in.expect("(");
        Size size = unsignedType("what is stored");
        Place place = place();
        in.expect(",");
        Register src = value(size);
        in.expect(")");
        return new Draft.Ready(new Instruction.StoreRelease(size, place.base(), place.offset(), src));
    }

    private void checkZero(Size size) throws Unparsable {
        Token token = in.peek();
        Register register = value(size);
        if (register != Register.R0) {
            throw in.error(token, "memory is compared with r0, never with " + register, "r0", "");
        }
    }
}
