package dev.glasshive.verifier.cause;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue.Pointer;
import dev.glasshive.verifier.CausalEvent.Origin;
import java.util.Optional;

/// Says where an instruction has a value from.
final class Origins {
    private static final int FIRST_LOOKUP = 1;

    private final Vocabulary vocabulary;

    Origins(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    String helper(int id) {
        return vocabulary.helper(id);
    }

    /// The origin of what `instruction` writes into its register, where it takes the value from no register and no memory of known kind.
    Optional<Origin> of(Instruction instruction, AbstractState before, int frame) {
        return switch (instruction) {
            case Instruction.LoadImm64 load -> Optional.of(wide(load));
            case Instruction.CallHelper(int id) -> Optional.of(called(id, before, frame));
            case Instruction.LegacyLoad(var size, var _, var _) -> Optional.of(new Origin.Memory("the packet", size.bytes()));
            case Instruction.CallLocal _, Instruction.CallRegister _ -> Optional.of(new Origin.Result("the function"));
            case Instruction.CallKfunc _ -> Optional.of(new Origin.Result("the kernel function"));
            case Instruction.Alu _, Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.ByteSwap _, Instruction.Load _, Instruction.Store _, Instruction.Atomic _,
                    Instruction.LoadAcquire _, Instruction.StoreRelease _, Instruction.Jump _, Instruction.Branch _, Instruction.Exit _ -> Optional.empty();
        };
    }

    private Origin wide(Instruction.LoadImm64 load) {
        return switch (load.source()) {
            case MAP_BY_FD, MAP_BY_INDEX -> new Origin.OfMap(vocabulary.map(load.low()));
            case MAP_VALUE_BY_FD, MAP_VALUE_BY_INDEX -> new Origin.ValueOf(vocabulary.map(load.low()));
            case VALUE -> new Origin.Constant(String.valueOf(load.value()));
            case VARIABLE -> new Origin.Constant("the address of a variable of the kernel");
            case CODE -> new Origin.Constant("the address of a function");
        };
    }

    private Origin called(int id, AbstractState before, int frame) {
        boolean looksUp = id == FIRST_LOOKUP || vocabulary.helper(id).contains("map_lookup");
        if (looksUp && Knowledge.of(before, frame, Register.R1) instanceof Pointer map && map.map() >= 0) {
            return new Origin.Lookup(vocabulary.helper(id), vocabulary.map(map.map()));
        }
        return new Origin.Result(vocabulary.helper(id));
    }

    /// The origin of bytes that were read through `pointer`.
    Origin ofMemory(Pointer pointer, int offset, int bytes) {
        long at = pointer.offset() + offset;
        return switch (pointer.type()) {
            case "ctx" -> new Origin.Field(vocabulary.field((int) at, bytes).orElse("the field at offset " + at));
            case "map_value" -> new Origin.Memory("a value of the map " + vocabulary.map(pointer.map()), bytes);
            case "pkt" -> new Origin.Memory("the packet", bytes);
            case "fp" -> new Origin.Memory("a place on the stack that is not known", bytes);
            default -> new Origin.Memory(Words.pointer(pointer.type()), bytes);
        };
    }
}
