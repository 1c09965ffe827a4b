package dev.glasshive.vm;

import dev.glasshive.isa.AtomicOp;
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
import dev.glasshive.isa.Instruction.CallRegister;
import dev.glasshive.isa.Instruction.Exit;
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
import dev.glasshive.isa.Opcode;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/// What one instruction does to a machine, once registers, sizes and distances have been taken out of it. Which values, which successor: nothing here
/// knows any operator.
@FunctionalInterface
interface Operation {
    /// Said instead of a successor by an operation that has moved the machine itself.
    int MOVED = Integer.MIN_VALUE;

    /// Does it.
    ///
    /// @return the slot of the next instruction, or [#MOVED]
    int run(Vm vm);

    /// What `instruction`, standing at `slot`, does on `host`.
    static Operation of(Instruction instruction, int slot, Host host) {
        int next = slot + instruction.slots();
        return switch (instruction) {
            case Alu alu -> OwnCopy.of(alu.op(), alu.width()).alu(alu, next);
            case Mov(Width width, Register dst, Imm(int value)) -> constant(dst, width.truncate(value), next);
            case Mov(Width width, Register dst, Register src) -> compute(dst, src, width::truncate, next);
            case MovSx(Width width, Size from, Register dst, Register src) -> compute(dst, src, value -> width.truncate(from.signExtend(value)), next);
            case Neg(Width width, Register dst) -> compute(dst, dst, value -> width.truncate(-value), next);
            case ByteSwap(SwapOp op, Size size, Register dst) -> compute(dst, dst, value -> op.apply(size, value, host.order()), next);
            case LoadImm64 load -> load.source() == WideSource.VALUE ? constant(load.dst(), load.value(), next)
                    : notSimulated("the platform variable " + load.low());
            case Load load -> load(load, next);
            case Store store -> store(store, next);
            case Atomic atomic -> vm -> {
                change(vm, atomic);
                return next;
            };
            // One processor sees its own accesses in order, so what is left of the ordering is the alignment.
            case LoadAcquire load -> vm -> {
                long address = aligned(vm, load.base(), load.offset(), load.size());
                vm.registers[load.dst().code()] = vm.memory.load(address, load.size().bytes());
                return next;
            };
            case StoreRelease store -> vm -> {
                vm.memory.store(aligned(vm, store.base(), store.offset(), store.size()), store.size().bytes(), vm.register(store.src()));
                return next;
            };
            case LegacyLoad load -> vm -> PacketLoad.run(vm, load) ? next : MOVED;
            case Jump(Instruction.Reach reach, int offset) -> vm -> {
                vm.goTo(next + offset);
                return MOVED;
            };
            case Branch branch -> OwnCopy.of(branch.op(), branch.width()).branch(branch, next);
            case CallHelper(int id) -> vm -> {
                HelperCalls.LINUX.call(vm, id);
                return MOVED;
            };
            case CallLocal(int offset) -> vm -> {
                vm.call(next + offset);
                return MOVED;
            };
            case CallKfunc(int btfId, short module) -> notSimulated("the kernel function with BTF id " + btfId);
            case CallRegister(Register callee) -> vm -> {
                callRegister(vm, callee);
                return MOVED;
            };
            case Exit() -> vm -> {
                vm.exit();
                return MOVED;
            };
        };
    }

    private static Operation constant(Register register, long value, int next) {
        int dst = register.code();
        return vm -> {
            vm.registers[dst] = value;
            return next;
        };
    }

    private static Operation compute(Register to, Register from, LongUnaryOperator function, int next) {
        int dst = to.code();
        int src = from.code();
        return vm -> {
            vm.registers[dst] = function.applyAsLong(vm.registers[src]);
            return next;
        };
    }

    private static Operation load(Load load, int next) {
        Size size = load.size();
        int bytes = size.bytes();
        int dst = load.dst().code();
        int base = load.base().code();
        int offset = load.offset();
        boolean signed = load.extension() == Extension.SIGN;
        return vm -> {
            long loaded = vm.memory.load(vm.registers[base] + offset, bytes);
            vm.registers[dst] = signed ? size.signExtend(loaded) : loaded;
            return next;
        };
    }

    private static Operation store(Store store, int next) {
        int bytes = store.size().bytes();
        int base = store.base().code();
        int offset = store.offset();
        Operand src = store.src();
        return vm -> {
            vm.memory.store(vm.registers[base] + offset, bytes, value(vm, src));
            return next;
        };
    }

    private static void change(Vm vm, Atomic atomic) {
        Size size = atomic.size();
        AtomicOp op = atomic.op();
        long address = aligned(vm, atomic.base(), atomic.offset(), size);
        vm.memory.check(address, size.bytes(), Trap.Access.ATOMIC);
        long old = vm.memory.load(address, size.bytes());
        vm.memory.store(address, size.bytes(), op.apply(size, old, vm.register(atomic.src()), vm.registers[0]));
        switch (op.result()) {
            case NONE -> { }
            case TO_SRC -> vm.registers[atomic.src().code()] = old;
            case TO_R0 -> vm.registers[0] = old;
        }
    }

    private static long aligned(Vm vm, Register base, short offset, Size size) {
        long address = vm.register(base) + offset;
        if (address % size.bytes() != 0) {
            throw TrapSignal.of(new Trap.Misaligned(address, size.bytes()));
        }
        return address;
    }

    /// The function whose address the register holds, or the helper whose number.
    private static void callRegister(Vm vm, Register callee) {
        long value = vm.register(callee);
        Optional<Place> place = AddressSpace.place(value);
        if (place.isPresent() && place.get().kind() == Place.Kind.CODE) {
            vm.call(place.get().offset());
        } else if (place.isEmpty() && value == (int) value) {
            HelperCalls.LINUX.call(vm, (int) value);
        } else {
            throw TrapSignal.of(new Trap.BadCallee(callee, value, place));
        }
    }

    /// Stands for an instruction that the host cannot run.
    static Operation refused(Instruction instruction) {
        Opcode row = OpcodeMatrix.row(instruction);
        return vm -> {
            throw TrapSignal.of(new Trap.MissingGroup(row.code(), row.group()));
        };
    }

    private static Operation notSimulated(String what) {
        return vm -> {
            throw TrapSignal.of(new Trap.NotSimulated(what));
        };
    }

    private static long value(Vm vm, Operand operand) {
        return operand instanceof Register register ? vm.registers[register.code()] : ((Imm) operand).value();
    }
}
