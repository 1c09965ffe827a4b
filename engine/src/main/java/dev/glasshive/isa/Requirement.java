package dev.glasshive.isa;

import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.CallRegister;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Instruction.LoadAcquire;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Instruction.StoreRelease;
import java.util.ArrayList;
import java.util.List;

/// What must hold before an instruction runs: a verifier proves it, the machine checks it, a card prints it.
public sealed interface Requirement {
    /// The register has been given a value.
    record Initialized(Register register) implements Requirement {}

    /// The register may be written: it is not the frame pointer.
    record Writable(Register register) implements Requirement {}

    /// Memory at `base + offset` may be read.
    record ReadableMemory(Register base, short offset, Size size) implements Requirement {}

    /// Memory at `base + offset` may be written.
    record WritableMemory(Register base, short offset, Size size) implements Requirement {}

    /// Memory at `base + offset` may be changed atomically: it is readable, writable and aligned to its size.
    record AtomicMemory(Register base, short offset, Size size) implements Requirement {}

    /// The address `base + offset` is a multiple of the size, as an ordered access wants it.
    record AlignedMemory(Register base, short offset, Size size) implements Requirement {}

    /// The register holds the number of a helper or the address of a function.
    record CallableRegister(Register callee) implements Requirement {}

    /// The helper exists on the platform, may be called from this hook, and its arguments fit its prototype.
    record CallableHelper(int id) implements Requirement {}

    /// r6 holds the context of a packet hook.
    record PacketContext() implements Requirement {}

    /// The requirements of `instruction`, in the order in which a machine meets them.
    static List<Requirement> of(Instruction instruction) {
        List<Requirement> requirements = new ArrayList<>();
        Effects effects = Effects.of(instruction);
        effects.reads().stream().sorted().map(Initialized::new).forEach(requirements::add);
        effects.writes().stream().filter(r -> r == Register.FRAME_POINTER).map(Writable::new).forEach(requirements::add);
        switch (instruction) {
            case Load load -> requirements.add(new ReadableMemory(load.base(), load.offset(), load.size()));
            case Store store -> requirements.add(new WritableMemory(store.base(), store.offset(), store.size()));
            case Atomic atomic -> requirements.add(new AtomicMemory(atomic.base(), atomic.offset(), atomic.size()));
            case LoadAcquire load -> {
                requirements.add(new ReadableMemory(load.base(), load.offset(), load.size()));
                requirements.add(new AlignedMemory(load.base(), load.offset(), load.size()));
            }
            case StoreRelease store -> {
                requirements.add(new WritableMemory(store.base(), store.offset(), store.size()));
                requirements.add(new AlignedMemory(store.base(), store.offset(), store.size()));
            }
            case CallRegister(Register callee) -> requirements.add(new CallableRegister(callee));
            case LegacyLoad load -> requirements.add(new PacketContext());
            case CallHelper call -> requirements.add(new CallableHelper(call.id()));
            case CallKfunc _, CallLocal _, Instruction.Alu _, Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _,
                    Instruction.ByteSwap _, Instruction.LoadImm64 _, Instruction.Jump _, Instruction.Branch _, Instruction.Exit _ -> { }
        }
        return List.copyOf(requirements);
    }
}
