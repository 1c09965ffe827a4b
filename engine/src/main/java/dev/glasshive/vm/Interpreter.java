package dev.glasshive.vm;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.ByteSwap;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Instruction.MovSx;
import dev.glasshive.isa.Instruction.Neg;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import java.nio.ByteOrder;

/// Runs a machine instruction by instruction. Which values, which successor: nothing here knows any operator.
public final class Interpreter implements Executable {
    private static final int FRAME_POINTER_BIT = 1 << Register.FRAME_POINTER.code();

    private final HelperCalls helpers = new HelperCalls();

    @Override
    public long run(Vm vm, long steps) {
        long done = 0;
        try {
            while (done < steps && vm.status == Status.RUNNING) {
                step(vm);
                done++;
                vm.clock++;
            }
        } catch (TrapSignal signal) {
            vm.stop(signal.trapCause());
        }
        return done;
    }

    private void step(Vm vm) {
        Loaded program = vm.current;
        int slot = vm.slot;
        Instruction instruction = slot >= 0 && slot < program.slots().length ? program.slots()[slot] : null;
        if (instruction == null) {
            throw TrapSignal.of(new Trap.BadTarget(slot, program.slots().length));
        }
        int unknown = program.reads()[slot] & ~vm.known;
        if (unknown != 0) {
            throw TrapSignal.of(new Trap.UninitializedRegister(Register.of(Integer.numberOfTrailingZeros(unknown))));
        }
        if ((program.writes()[slot] & FRAME_POINTER_BIT) != 0) {
            throw TrapSignal.of(new Trap.FramePointerWritten());
        }
        execute(vm, instruction, slot);
    }

    private void execute(Vm vm, Instruction instruction, int slot) {
        int next = slot + instruction.slots();
        switch (instruction) {
            case Alu(AluOp op, Width width, Register dst, Operand src) -> set(vm, dst, op.apply(width, get(vm, dst), value(vm, src)));
            case Mov(Width width, Register dst, Operand src) -> set(vm, dst, width.truncate(value(vm, src)));
            case MovSx(Width width, Size from, Register dst, Register src) -> set(vm, dst, width.truncate(from.signExtend(get(vm, src))));
            case Neg(Width width, Register dst) -> set(vm, dst, width.truncate(-get(vm, dst)));
            case ByteSwap(SwapOp op, Size size, Register dst) -> set(vm, dst, op.apply(size, get(vm, dst), ByteOrder.LITTLE_ENDIAN));
            case LoadImm64 load -> {
                if (load.source() != WideSource.VALUE) {
                    throw TrapSignal.of(new Trap.NotSimulated("the platform variable " + load.low()));
                }
                set(vm, load.dst(), load.value());
            }
            case Load(Size size, Extension extension, Register dst, Register base, short offset) -> {
                long loaded = vm.memory.load(get(vm, base) + offset, size.bytes());
                set(vm, dst, extension == Extension.ZERO ? loaded : size.signExtend(loaded));
            }
            case Store(Size size, Register base, short offset, Operand src) -> vm.memory.store(get(vm, base) + offset, size.bytes(), value(vm, src));
            case Atomic atomic -> atomic(vm, atomic);
            case LegacyLoad load -> {
                if (!PacketLoad.run(vm, load)) {
                    return;
                }
            }
            case Jump(Instruction.Reach reach, int offset) -> next += offset;
            case Branch(Condition op, Width width, Register left, Operand right, short offset) -> {
                if (op.test(width, get(vm, left), value(vm, right))) {
                    next += offset;
                }
            }
            case CallHelper(int id) -> {
                helpers.call(vm, id);
                return;
            }
            case CallLocal(int offset) -> {
                vm.call(next + offset);
                return;
            }
            case CallKfunc(int btfId, short module) -> throw TrapSignal.of(new Trap.NotSimulated("the kernel function with BTF id " + btfId));
            case Exit() -> {
                vm.exit();
                return;
            }
        }
        vm.known = (vm.known | vm.current.writes()[slot]) & ~vm.current.clobbers()[slot];
        vm.goTo(next);
    }

    private static void atomic(Vm vm, Atomic atomic) {
        Size size = atomic.size();
        AtomicOp op = atomic.op();
        long address = get(vm, atomic.base()) + atomic.offset();
        if (address % size.bytes() != 0) {
            throw TrapSignal.of(new Trap.Misaligned(address, size.bytes()));
        }
        vm.memory.check(address, size.bytes(), Trap.Access.ATOMIC);
        long old = vm.memory.load(address, size.bytes());
        vm.memory.store(address, size.bytes(), op.apply(size, old, get(vm, atomic.src()), vm.registers[0]));
        switch (op.result()) {
            case NONE -> { }
            case TO_SRC -> set(vm, atomic.src(), old);
            case TO_R0 -> vm.registers[0] = old;
        }
    }

    private static long get(Vm vm, Register register) {
        return vm.registers[register.code()];
    }

    private static void set(Vm vm, Register register, long value) {
        vm.registers[register.code()] = value;
    }

    private static long value(Vm vm, Operand operand) {
        return switch (operand) {
            case Register register -> vm.registers[register.code()];
            case Imm(int value) -> value;
        };
    }
}
