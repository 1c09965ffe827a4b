package dev.glasshive.rosetta;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
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
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Instruction.StoreRelease;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs an instruction on operands at which its meaning shows: signs, edges, zero.
final class SampleRuns {
    private static final long SMALLEST = Long.MIN_VALUE;
    private static final long COUNTING = 0x0102030405060708L;
    private static final long[][] PAIRS = {{7, -9}, {-1, 1}, {100, 0}, {SMALLEST, -1}};
    private static final long[][] COMPARED = {{7, -9}, {-9, 7}, {7, 7}, {0x1_0000_0007L, 7}};
    private static final long[] SINGLE = {7, -1, SMALLEST};
    private static final long[] PATTERNS = {0x1122334455667788L, 0x99aabbccddeeff70L};

    private SampleRuns() {}

    /// A line a run, operands to the left and what happened to the right of an arrow; none where a single instruction shows nothing.
    static List<String> of(Instruction instruction) {
        return samples(instruction).stream().map(sample -> sample.run(instruction)).flatMap(Optional::stream).toList();
    }

    private static List<Sample> samples(Instruction instruction) {
        return switch (instruction) {
            case Alu(AluOp op, Width width, Register dst, Operand src) -> pairs(dst, src, PAIRS, SINGLE);
            case Branch(var op, Width width, Register left, Operand right, short offset) ->
                    pairs(left, right, COMPARED, right instanceof Imm(int value) ? new long[] {value, value - 1L, value + 1L, ~value} : SINGLE);
            case Mov(Width width, Register dst, Operand src) -> src instanceof Register register ? values(register, -9, 0x1_2345_6789L) : List.of(Sample.of());
            case MovSx move -> values(move.src(), PATTERNS);
            case Neg negate -> values(negate.dst(), SINGLE);
            case ByteSwap swap -> values(swap.dst(), COUNTING);
            case LoadImm64 load -> load.source() == WideSource.VALUE ? List.of(Sample.of()) : List.of();
            case Load load -> memory(load.base(), load.offset(), load.size(), PATTERNS);
            case LoadAcquire load -> memory(load.base(), load.offset(), load.size(), PATTERNS[0]);
            case Store store -> stores(store.base(), store.offset(), store.size(), store.src());
            case StoreRelease store -> stores(store.base(), store.offset(), store.size(), store.src());
            case Atomic atomic -> atomics(atomic);
            case LegacyLoad load -> List.of(Sample.packet(load.index() instanceof Indirect(Register register) ? register : Register.R6));
            case Exit _ -> values(Register.R0, 7);
            // Where these go says nothing without a program around them.
            case Jump _, CallHelper _, CallLocal _, CallKfunc _, CallRegister _ -> List.of();
        };
    }

    private static List<Sample> pairs(Register one, Operand other, long[][] pairs, long[] single) {
        if (!(other instanceof Register second) || second == one) {
            return values(one, single);
        }
        List<Sample> samples = new ArrayList<>();
        for (long[] pair : pairs) {
            samples.add(Sample.of().with(one, pair[0]).with(second, pair[1]));
        }
        return samples;
    }

    private static List<Sample> values(Register register, long... values) {
        List<Sample> samples = new ArrayList<>();
        for (long value : values) {
            samples.add(Sample.of().with(register, value));
        }
        return samples;
    }

    private static List<Sample> memory(Register base, short offset, Size size, long... contents) {
        List<Sample> samples = new ArrayList<>();
        for (long content : contents) {
            samples.add(Sample.at(base, offset, size, content));
        }
        return samples;
    }

    private static List<Sample> stores(Register base, short offset, Size size, Operand src) {
        Sample sample = Sample.at(base, offset, size, 0);
        return List.of(src instanceof Register register && register != base ? sample.with(register, COUNTING) : sample);
    }

    private static List<Sample> atomics(Atomic atomic) {
        List<Sample> samples = new ArrayList<>();
        for (long[] pair : new long[][] {{5, 3}, {-1, 1}}) {
            Sample sample = Sample.at(atomic.base(), atomic.offset(), atomic.size(), pair[0]);
            sample = atomic.src() == atomic.base() ? sample : sample.with(atomic.src(), pair[1]);
            boolean compares = atomic.op().result() == AtomicOp.Result.TO_R0 && atomic.base() != Register.R0 && atomic.src() != Register.R0;
            samples.add(compares ? sample.with(Register.R0, 5) : sample);
        }
        return samples;
    }
}
