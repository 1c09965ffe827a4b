package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Width;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.linux.Value.Pointer;
import java.util.Optional;

/// What comparing a pointer into a packet with the packet's end says about all pointers with the same id.
final class PacketBounds {
    private static final int LARGEST_PACKET_OFFSET = 0xffff;

    /// Whether a comparison with the end is decided by one made before.
    static Optional<Boolean> decide(Condition op, Pointer left, Pointer right) {
        boolean leftEnd = left.kind() instanceof PointerKind.PacketEnd;
        boolean rightEnd = right.kind() instanceof PointerKind.PacketEnd;
        if (leftEnd == rightEnd || !isPacketLike(left) || !isPacketLike(right)) {
            return Optional.empty();
        }
        Pointer packet = leftEnd ? right : left;
        Condition seen = leftEnd ? flipped(op) : op;
        if (packet.range() >= 0) {
            return Optional.empty();
        }
        boolean beyond = packet.range() == Pointer.BEYOND_END;
        return switch (seen) {
            case JGT -> beyond ? Optional.of(true) : Optional.empty();
            case JLE -> beyond ? Optional.of(false) : Optional.empty();
            case JGE -> Optional.of(true);
            case JLT -> Optional.of(false);
            case JEQ, JNE, JSET, JSGT, JSGE, JSLT, JSLE -> Optional.empty();
        };
    }

    private static boolean isPacketLike(Pointer pointer) {
        return pointer.kind().isPacket() || pointer.kind() instanceof PointerKind.PacketEnd;
    }

    private static Condition flipped(Condition op) {
        return switch (op) {
            case JGT -> Condition.JLT;
            case JLT -> Condition.JGT;
            case JGE -> Condition.JLE;
            case JLE -> Condition.JGE;
            case JSGT -> Condition.JSLT;
            case JSLT -> Condition.JSGT;
            case JSGE -> Condition.JSLE;
            case JSLE -> Condition.JSGE;
            case JEQ, JNE, JSET -> op;
        };
    }

    /// Learns from `if left op right`.
    ///
    /// @param fallen the state where the branch is not taken
    /// @param taken the state where it is
    /// @return whether that said anything about the packet
    boolean learn(Branch branch, Value left, Value right, State fallen, State taken) {
        if (branch.width() != Width.W64 || !(branch.right() instanceof Register) || !(left instanceof Pointer a) || !(right instanceof Pointer b)) {
            return false;
        }
        boolean forwards = isStart(a) && isEndOf(a, b);
        boolean backwards = isStart(b) && isEndOf(b, a);
        if (!forwards && !backwards) {
            return false;
        }
        Pointer packet = forwards ? a : b;
        Register register = forwards ? branch.left() : (Register) branch.right();
        Condition op = forwards ? branch.op() : flipped(branch.op());
        switch (op) {
            // Beyond the end is one further than at the end.
            case JGT -> {
                extend(fallen, packet, false);
                mark(taken, register, packet, true);
            }
            case JLT -> {
                extend(taken, packet, true);
                mark(fallen, register, packet, false);
            }
            case JGE -> {
                extend(fallen, packet, true);
                mark(taken, register, packet, false);
            }
            case JLE -> {
                extend(taken, packet, false);
                mark(fallen, register, packet, true);
            }
            case JEQ, JNE, JSET, JSGT, JSGE, JSLT, JSLE -> {
                return false;
            }
        }
        return true;
    }

    private static boolean isStart(Pointer pointer) {
        return pointer.kind().isPacket();
    }

    /// Packet data ends at the end of the packet, and what lies in front of it ends where it begins.
    private static boolean isEndOf(Pointer start, Pointer end) {
        return switch (start.kind()) {
            case PointerKind.Packet _ -> end.kind() instanceof PointerKind.PacketEnd;
            case PointerKind.PacketMeta _ -> end.kind() instanceof PointerKind.Packet && end.offset() == 0 && end.id() == 0
                    && end.isFixed() && end.variable().value() == 0 && end.range() >= 0;
            case PointerKind.Context _, PointerKind.MapObject _, PointerKind.MapValue _, PointerKind.MapKey _, PointerKind.Stack _, PointerKind.PacketEnd _,
                    PointerKind.TracepointBuffer _, PointerKind.ConstantDynptr _, PointerKind.FlowKeys _, PointerKind.Socket _, PointerKind.Memory _, PointerKind.Kernel _, PointerKind.Function _ -> false;
        };
    }

    private static void extend(State state, Pointer packet, boolean open) {
        if (packet.offset() < 0 || packet.offset() == 0 && open) {
            return;
        }
        if (Long.compareUnsigned(packet.variable().umax(), LARGEST_PACKET_OFFSET) > 0
                || Long.compareUnsigned(packet.variable().umax() + packet.offset(), LARGEST_PACKET_OFFSET) > 0) {
            return;
        }
        int range = packet.offset() + (open ? 1 : 0);
        BranchRules.everywhere(state, value -> value instanceof Pointer copy && copy.kind().equals(packet.kind()) && copy.id() == packet.id()
                ? copy.withRange(Math.max(range, copy.range())) : value);
    }

    private static void mark(State state, Register register, Pointer packet, boolean beyond) {
        if (packet.kind() instanceof PointerKind.Packet
                && state.current().registers[register.code()] instanceof Pointer pointer && pointer.kind() instanceof PointerKind.Packet) {
            state.current().registers[register.code()] = pointer.withRange(beyond ? Pointer.BEYOND_END : Pointer.AT_END);
        }
    }
}
