package dev.glasshive.verifier.log;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.linux.Table;
import dev.glasshive.verifier.log.Known.Address;
import dev.glasshive.verifier.log.Known.Field;
import dev.glasshive.verifier.log.Known.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What an instruction changes without a word in the log.
final class Silent {
    private static final Set<Integer> MOVES_PACKET = Table.rows("verifier-helpers.csv").stream().filter(row -> Table.words(row[5]).contains("changes"))
            .map(row -> Integer.parseInt(row[0])).collect(Collectors.toUnmodifiableSet());

    private Silent() {}

    /// `state` after `instruction`, as far as its kind tells: calls leave r1 to r5 without a value, and some helpers take away what pointers into the packet lead to.
    static MachineState after(Instruction instruction, MachineState state) {
        return switch (instruction) {
            case Instruction.CallHelper(int id) -> {
                MachineState called = state.afterCall();
                yield MOVES_PACKET.contains(id) ? replaced(called, known -> known instanceof Address address && address.type().startsWith("pkt") ? Scalar.UNKNOWN : known) : called;
            }
            // The verifier passes over calls of functions that the kernel lacks.
            case Instruction.CallKfunc call when call.btfId() == 0 -> state;
            case Instruction.CallLocal _, Instruction.CallKfunc _, Instruction.CallRegister _, Instruction.LegacyLoad _ -> state.afterCall();
            case Instruction.Alu _, Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.ByteSwap _, Instruction.LoadImm64 _, Instruction.Load _,
                    Instruction.Store _, Instruction.Atomic _, Instruction.LoadAcquire _, Instruction.StoreRelease _, Instruction.Jump _, Instruction.Branch _,
                    Instruction.Exit _ -> state;
        };
    }

    /// `state` where nothing is printed after `instruction`: what it wrote is not known.
    static MachineState unprinted(Instruction instruction, MachineState state) {
        MachineState rest = state;
        for (Register register : Effects.of(instruction).writes()) {
            rest = rest.without(register.ordinal());
        }
        return rest;
    }

    /// What a comparison tells of one register holds for its copies too; the kernel prints it for the compared registers only: `after` with what is new in the registers of `change` said of every copy of what they held in `before`.
    static MachineState informed(MachineState before, MachineState after, FrameState change) {
        MachineState informed = after;
        for (RegisterState register : change.registers()) {
            Optional<RegisterState> old = before.frame(change.number()).register(register.number());
            if (old.isPresent() && !old.get().value().equals(register.value())) {
                informed = replaced(informed, known -> copy(known, old.get().value(), register.value()));
            }
        }
        return informed;
    }

    /// `after` without what is no longer held: the pointers to it became plain numbers.
    static MachineState released(MachineState before, MachineState after) {
        List<Integer> gone = before.top().references().stream().filter(id -> !after.top().references().contains(id)).toList();
        return gone.isEmpty() ? after : replaced(after, known -> known instanceof Address address
                && gone.stream().anyMatch(id -> address.field("ref_obj_id").filter(id.toString()::equals).isPresent()) ? Scalar.UNKNOWN : known);
    }

    private static MachineState replaced(MachineState state, UnaryOperator<Known> change) {
        return new MachineState(state.frames().stream().map(frame -> new FrameState(frame.number(),
                frame.registers().stream().map(register -> new RegisterState(register.number(), register.access(), change.apply(register.value()))).toList(),
                frame.slots().stream().map(slot -> new SlotState(slot.offset(), slot.access(), slot.bytes(), slot.saved().map(change))).toList(),
                frame.references(), frame.flags())).toList());
    }

    /// What `known` is, now that what was `old` is `now`.
    private static Known copy(Known known, Known old, Known now) {
        if (old instanceof Scalar(var _, long id, var delta, boolean _) && known instanceof Scalar(var _, long other, var otherDelta, boolean precise)
                && now instanceof Scalar(var range, long _, var _, boolean _)) {
            return id != 0 && id == other && delta.equals(otherDelta) ? new Scalar(range, id, delta, precise) : known;
        }
        if (old instanceof Address was && known instanceof Address other) {
            if (was.isNullable() && was.equals(other)) {
                return now;
            }
            return now instanceof Address is && is.type().startsWith("pkt") && other.type().equals(is.type()) && was.number("id").equals(other.number("id"))
                    ? is.field("r").map(range -> inRange(other, range)).orElse(other) : known;
        }
        return known;
    }

    private static Address inRange(Address packet, String range) {
        List<Field> fields = packet.fields().stream().map(field -> field.name().equals("r") ? new Field("r", range) : field).toList();
        return new Address(packet.type(), packet.frame(), fields, packet.variable());
    }
}
