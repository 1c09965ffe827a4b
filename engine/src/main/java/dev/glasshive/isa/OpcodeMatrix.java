package dev.glasshive.isa;

import static dev.glasshive.isa.FieldRule.only;

import dev.glasshive.isa.Instruction.Absolute;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.ByteSwap;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.CallRegister;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Indirect;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Instruction.LoadAcquire;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Instruction.MovSx;
import dev.glasshive.isa.Instruction.Neg;
import dev.glasshive.isa.Instruction.Reach;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Instruction.StoreRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Every legal encoding, made by crossing the operator rows with widths, sizes and sources (RFC 9669 appendix A), and a few that only implementations have.
///
/// A new operator is a new row of its enum; this class does not change.
public final class OpcodeMatrix {
    private static final FieldRule ANY = new FieldRule.Any();
    private static final FieldRule ZERO = only(0);
    private static final int SOURCE_X = 0x08;
    private static final int MODE_ABS = 0x20;
    private static final int MODE_IND = 0x40;
    private static final int MODE_MEM = 0x60;
    private static final int MODE_MEMSX = 0x80;
    private static final int MODE_ATOMIC = 0xc0;
    private static final int ALU_NEG = 0x80;
    private static final int ALU_MOV = 0xb0;
    private static final int ALU_END = 0xd0;
    private static final int JUMP_JA = 0x00;
    private static final int JUMP_CALL = 0x80;
    private static final int JUMP_EXIT = 0x90;
    static final int LOAD_ACQUIRE = 0x100;
    static final int STORE_RELEASE = 0x110;

    private static final List<Opcode> ROWS = build();
    private static final List<List<Opcode>> BY_CODE = index();

    private OpcodeMatrix() {}

    /// All rows, in no particular order.
    public static List<Opcode> rows() {
        return ROWS;
    }

    /// The rows that share the opcode byte `code`; none if the byte is not an opcode.
    public static List<Opcode> rows(int code) {
        return BY_CODE.get(code & 0xff);
    }

    /// The row that `instruction` is one of.
    public static Opcode row(Instruction instruction) {
        Fields fields = Encoder.fields(instruction);
        return rows(fields.opcode()).stream().filter(row -> row.matches(fields)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no row for " + instruction));
    }

    private static List<List<Opcode>> index() {
        List<List<Opcode>> index = new ArrayList<>();
        for (int code = 0; code < 256; code++) {
            int wanted = code;
            index.add(ROWS.stream().filter(row -> row.code() == wanted).toList());
        }
        return List.copyOf(index);
    }

    private static List<Opcode> build() {
        List<Opcode> rows = new ArrayList<>();
        for (Width width : Width.values()) {
            arithmetic(rows, width);
            moves(rows, width);
            jumps(rows, width);
        }
        byteSwaps(rows);
        memory(rows);
        wideLoads(rows);
        extensions(rows);
        return List.copyOf(rows);
    }

    private static void arithmetic(List<Opcode> rows, Width width) {
        int base = InstructionClass.alu(width).code();
        for (AluOp op : AluOp.values()) {
            FieldRule offset = only(op.offset());
            rows.add(new Opcode(base | op.code(), ANY, ZERO, offset, ANY, op.group(width), "4.1",
                    f -> new Alu(op, width, dst(f), new Imm(f.imm()))));
            rows.add(new Opcode(base | op.code() | SOURCE_X, ANY, ANY, offset, ZERO, op.group(width), "4.1",
                    f -> new Alu(op, width, dst(f), src(f))));
        }
        rows.add(new Opcode(base | ALU_NEG, ANY, ZERO, ZERO, ZERO, base(width), "4.1", f -> new Neg(width, dst(f))));
    }

    private static void moves(List<Opcode> rows, Width width) {
        int base = InstructionClass.alu(width).code() | ALU_MOV;
        rows.add(new Opcode(base, ANY, ZERO, ZERO, ANY, base(width), "4.1", f -> new Mov(width, dst(f), new Imm(f.imm()))));
        rows.add(new Opcode(base | SOURCE_X, ANY, ANY, ZERO, ZERO, base(width), "4.1", f -> new Mov(width, dst(f), src(f))));
        for (Size from : List.of(Size.B, Size.H, Size.W)) {
            if (from.bits() < width.bits()) {
                rows.add(new Opcode(base | SOURCE_X, ANY, ANY, only(from.bits()), ZERO, base(width), "4.1",
                        f -> new MovSx(width, from, dst(f), src(f))));
            }
        }
    }

    private static void byteSwaps(List<Opcode> rows) {
        for (Size size : List.of(Size.H, Size.W, Size.DW)) {
            ConformanceGroup group = size == Size.DW ? ConformanceGroup.BASE64 : ConformanceGroup.BASE32;
            for (SwapOp op : SwapOp.values()) {
                rows.add(new Opcode(swapCode(op), ANY, ZERO, ZERO, only(size.bits()), group, "4.2",
                        f -> new ByteSwap(op, size, dst(f))));
            }
        }
    }

    /// The opcode byte of a byte swap: class and source bit select the kind.
    static int swapCode(SwapOp op) {
        return ALU_END | switch (op) {
            case TO_LE -> InstructionClass.ALU.code();
            case TO_BE -> InstructionClass.ALU.code() | SOURCE_X;
            case SWAP -> InstructionClass.ALU64.code();
        };
    }

    private static void jumps(List<Opcode> rows, Width width) {
        int base = InstructionClass.jump(width).code();
        for (Condition op : Condition.values()) {
            rows.add(new Opcode(base | op.code(), ANY, ZERO, ANY, ANY, base(width), "4.3",
                    f -> new Branch(op, width, dst(f), new Imm(f.imm()), f.offset())));
            rows.add(new Opcode(base | op.code() | SOURCE_X, ANY, ANY, ANY, ZERO, base(width), "4.3",
                    f -> new Branch(op, width, dst(f), src(f), f.offset())));
        }
        if (width == Width.W32) {
            rows.add(control(base | JUMP_JA, 0, ZERO, ANY, "4.3", f -> new Jump(Reach.LONG, f.imm())));
            return;
        }
        rows.add(control(base | JUMP_JA, 0, ANY, ZERO, "4.3", f -> new Jump(Reach.SHORT, f.offset())));
        rows.add(control(base | JUMP_CALL, 0, ZERO, ANY, "4.3.1", f -> new CallHelper(f.imm())));
        rows.add(control(base | JUMP_CALL, 1, ZERO, ANY, "4.3.2", f -> new CallLocal(f.imm())));
        rows.add(control(base | JUMP_CALL, 2, ANY, ANY, "4.3.1", f -> new CallKfunc(f.imm(), f.offset())));
        rows.add(control(base | JUMP_EXIT, 0, ZERO, ZERO, "4.3", f -> new Exit()));
    }

    private static Opcode control(int code, int src, FieldRule offset, FieldRule imm, String section, Function<Fields, Instruction> decode) {
        return new Opcode(code, ZERO, only(src), offset, imm, ConformanceGroup.BASE32, section, decode);
    }

    private static void memory(List<Opcode> rows) {
        for (Size size : Size.values()) {
            ConformanceGroup group = size == Size.DW ? ConformanceGroup.BASE64 : ConformanceGroup.BASE32;
            rows.add(new Opcode(loadCode(size, Extension.ZERO), ANY, ANY, ANY, ZERO, group, "5.1",
                    f -> new Load(size, Extension.ZERO, dst(f), src(f), f.offset())));
            rows.add(new Opcode(InstructionClass.ST.code() | MODE_MEM | size.code(), ANY, ZERO, ANY, ANY, group, "5.1",
                    f -> new Store(size, dst(f), f.offset(), new Imm(f.imm()))));
            rows.add(new Opcode(InstructionClass.STX.code() | MODE_MEM | size.code(), ANY, ANY, ANY, ZERO, group, "5.1",
                    f -> new Store(size, dst(f), f.offset(), src(f))));
            if (size != Size.DW) {
                rows.add(new Opcode(loadCode(size, Extension.SIGN), ANY, ANY, ANY, ZERO, ConformanceGroup.BASE32, "5.2",
                        f -> new Load(size, Extension.SIGN, dst(f), src(f), f.offset())));
                rows.add(new Opcode(MODE_ABS | size.code(), ZERO, ZERO, ZERO, ANY, ConformanceGroup.PACKET, "5.5",
                        f -> new LegacyLoad(size, new Absolute(), f.imm())));
                rows.add(new Opcode(MODE_IND | size.code(), ZERO, ANY, ZERO, ANY, ConformanceGroup.PACKET, "5.5",
                        f -> new LegacyLoad(size, new Indirect(src(f)), f.imm())));
            }
        }
        for (Size size : List.of(Size.W, Size.DW)) {
            ConformanceGroup group = size == Size.DW ? ConformanceGroup.ATOMIC64 : ConformanceGroup.ATOMIC32;
            for (AtomicOp op : AtomicOp.values()) {
                rows.add(new Opcode(atomicCode(size), ANY, ANY, ANY, only(op.code()), group, "5.3",
                        f -> new Atomic(op, size, dst(f), f.offset(), src(f))));
            }
        }
    }

    /// What LLVM and Linux have beyond the standard. Linux takes ordered loads and stores of every size.
    private static void extensions(List<Opcode> rows) {
        for (Size size : Size.values()) {
            ConformanceGroup group = size == Size.DW ? ConformanceGroup.ATOMIC64 : ConformanceGroup.ATOMIC32;
            rows.add(new Opcode(atomicCode(size), ANY, ANY, ANY, only(LOAD_ACQUIRE), group, Opcode.EXTENSION,
                    f -> new LoadAcquire(size, dst(f), src(f), f.offset())));
            rows.add(new Opcode(atomicCode(size), ANY, ANY, ANY, only(STORE_RELEASE), group, Opcode.EXTENSION,
                    f -> new StoreRelease(size, dst(f), f.offset(), src(f))));
        }
        rows.add(new Opcode(callRegisterCode(), ANY, ZERO, ZERO, ZERO, ConformanceGroup.CALLX, Opcode.EXTENSION, f -> new CallRegister(dst(f))));
    }

    static int loadCode(Size size, Extension extension) {
        return InstructionClass.LDX.code() | (extension == Extension.ZERO ? MODE_MEM : MODE_MEMSX) | size.code();
    }

    static int storeCode(Size size, Operand src) {
        return (src instanceof Register ? InstructionClass.STX : InstructionClass.ST).code() | MODE_MEM | size.code();
    }

    static int atomicCode(Size size) {
        return InstructionClass.STX.code() | MODE_ATOMIC | size.code();
    }

    static int legacyCode(LegacyLoad load) {
        return (load.index() instanceof Absolute ? MODE_ABS : MODE_IND) | load.size().code();
    }

    static int aluCode(Width width, int operation, Operand src) {
        return InstructionClass.alu(width).code() | operation | (src instanceof Register ? SOURCE_X : 0);
    }

    static int moveCode(Width width, Operand src) {
        return aluCode(width, ALU_MOV, src);
    }

    static int negateCode(Width width) {
        return InstructionClass.alu(width).code() | ALU_NEG;
    }

    static int branchCode(Branch branch) {
        return InstructionClass.jump(branch.width()).code() | branch.op().code() | (branch.right() instanceof Register ? SOURCE_X : 0);
    }

    static int jumpCode(Reach reach) {
        return InstructionClass.jump(reach == Reach.SHORT ? Width.W64 : Width.W32).code() | JUMP_JA;
    }

    static int callCode() {
        return InstructionClass.JMP.code() | JUMP_CALL;
    }

    static int callRegisterCode() {
        return callCode() | SOURCE_X;
    }

    static int exitCode() {
        return InstructionClass.JMP.code() | JUMP_EXIT;
    }

    /// The opcode byte of every wide load.
    static final int WIDE_CODE = 0x18;

    private static void wideLoads(List<Opcode> rows) {
        for (WideSource source : WideSource.values()) {
            rows.add(new Opcode(WIDE_CODE, ANY, only(source.code()), ZERO, ANY, ConformanceGroup.BASE64, "5.4",
                    f -> new LoadImm64(dst(f), source, f.imm(), f.next())));
        }
    }

    private static ConformanceGroup base(Width width) {
        return width == Width.W64 ? ConformanceGroup.BASE64 : ConformanceGroup.BASE32;
    }

    private static Register dst(Fields fields) {
        return Register.of(fields.dst());
    }

    private static Register src(Fields fields) {
        return Register.of(fields.src());
    }
}
