package dev.glasshive.app.timeline;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.TimelineModel;
import dev.glasshive.app.workspace.Bases;
import dev.glasshive.app.workspace.Meaning;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.vm.Timeline;
import java.util.List;
import java.util.Optional;

/// A recorded timeline as a strip draws it: each step has the colour of what its instruction is about.
///
/// @param length how many of its steps may be seen
/// @param bases what its instructions are about, where that is known
record Recorded(Timeline timeline, Bases bases, int length, List<Run> runs, List<Event> events) implements TimelineModel {
    @Override
    public Kind kind(int step) {
        return timeline.instructionAt(step).map(instruction -> bases.at(timeline.programAt(step).name(), timeline.slotAt(step)).flatMap(base -> kind(instruction, base)).orElseGet(() -> kind(instruction)))
                .orElse(Kind.NONE);
    }

    /// The colour of an instruction that is about `base`; empty where that tells nothing.
    private static Optional<Kind> kind(Instruction instruction, Meaning.Kind base) {
        boolean call = instruction instanceof Instruction.CallHelper || instruction instanceof Instruction.CallKfunc;
        return switch (base) {
            case STACK -> Optional.of(call ? Kind.CONTEXT : Kind.STACK);
            case PACKET, PACKET_END -> Optional.of(Kind.PACKET);
            case MAP, MAP_VALUE, MAP_KEY, MEMORY -> Optional.of(Kind.MAP);
            case CONTEXT, CODE -> Optional.of(Kind.CONTEXT);
            case SCALAR, NONE -> call ? Optional.of(Kind.CONTEXT) : Optional.empty();
        };
    }

    @Override
    public double height(int step) {
        return timeline.instructionAt(step).map(Recorded::height).orElse(0.25);
    }

    /// A guess, where nothing is known.
    private static Kind kind(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Load load -> load.base() == Register.FRAME_POINTER ? Kind.STACK : load.base() == Register.R0 ? Kind.MAP : Kind.PACKET;
            case Instruction.Store store -> store.base() == Register.FRAME_POINTER ? Kind.STACK : store.base() == Register.R0 ? Kind.MAP : Kind.PACKET;
            case Instruction.LegacyLoad _ -> Kind.PACKET;
            case Instruction.LoadAcquire _, Instruction.StoreRelease _ -> Kind.MAP;
            case Instruction.Atomic _, Instruction.CallHelper _, Instruction.CallKfunc _, Instruction.CallRegister _ -> Kind.MAP;
            case Instruction.LoadImm64 load -> switch (load.source()) {
                case VALUE, CODE, VARIABLE -> Kind.SCALAR;
                case MAP_BY_FD, MAP_BY_INDEX, MAP_VALUE_BY_FD, MAP_VALUE_BY_INDEX -> Kind.MAP;
            };
            case Instruction.Jump _, Instruction.Branch _, Instruction.CallLocal _, Instruction.Exit _ -> Kind.CONTEXT;
            case Instruction.Alu _, Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.ByteSwap _ -> Kind.SCALAR;
        };
    }

    private static double height(Instruction instruction) {
        return switch (instruction) {
            case Instruction.CallHelper _, Instruction.CallLocal _, Instruction.CallKfunc _, Instruction.CallRegister _ -> 1;
            case Instruction.Load _, Instruction.Store _, Instruction.Atomic _, Instruction.LoadAcquire _, Instruction.StoreRelease _,
                    Instruction.LegacyLoad _ -> 0.75;
            case Instruction.Jump _, Instruction.Branch _, Instruction.Exit _ -> 0.5;
            case Instruction.LoadImm64 _, Instruction.Alu _, Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.ByteSwap _ -> 0.35;
        };
    }

}
