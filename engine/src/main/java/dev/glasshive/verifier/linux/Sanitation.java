package dev.glasshive.verifier.linux;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.linux.Value.Pointer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Addition of numbers to pointers where branches are not trusted: Linux adds instructions that keep the sum inside what the pointer leads to, even on a path that is taken
/// by mistake. That must be possible, and in the same way on all paths.
final class Sanitation {
    private static final long UNSUPPORTED = Long.MIN_VALUE;
    private static final String PROHIBITED = "pointer arithmetic with it prohibited for !root";

    private final Analysis analysis;
    private final Map<Integer, Mask> masks = new HashMap<>();
    private boolean exactNumbers;

    Sanitation(Analysis analysis) {
        this.analysis = analysis;
    }

    /// How an instruction is protected.
    ///
    /// @param distance how far the pointer may be moved
    private record Mask(Shape shape, long distance) {
        static final Mask NONE = new Mask(new Shape(false, false, false, false), 0);
    }

    /// @param pointer whether a pointer is moved at all
    /// @param negative whether it is moved by a negative number
    /// @param known whether that number is known
    /// @param reversed whether the number was in the destination
    private record Shape(boolean pointer, boolean negative, boolean known, boolean reversed) {}

    /// What is known before the sum is.
    ///
    /// @param room how far the pointer was from the end that it moves to
    record Limit(Shape shape, boolean leftwards, long room) {}

    /// Whether states only cover each other if their numbers are equal, because the protection depends on them.
    boolean needsExactNumbers() {
        return exactNumbers;
    }

    /// Forgets how the instruction at `slot` is protected.
    void forget(int slot) {
        masks.remove(slot);
    }

    private boolean concerns(Alu alu) {
        return !analysis.can.trustsBranches() && (alu.op() == AluOp.ADD || alu.op() == AluOp.SUB) && alu.src() instanceof Register
                && !analysis.speculation.stopsBefore(analysis.slot);
    }

    /// Numbers are added, which needs no protection, but must then need none on all paths.
    void numbers(Alu alu) throws Rejected {
        if (concerns(alu)) {
            settle(alu, Mask.NONE);
        }
    }

    /// Checks a sum that is about to be made, and pushes the path on which the number was cut to 0 by mistake.
    ///
    /// @return null where nothing needs protection
    @Nullable Limit begin(Alu alu, Pointer pointer, ScalarRange number, boolean reversed, Explorer explorer) throws Rejected {
        if (!concerns(alu)) {
            return null;
        }
        Limit limit = analysis.current.speculative ? null : limit(alu, pointer, number, reversed);
        if (!number.isConstant()) {
            Pointer kept = reversed ? pointer : pointer.withVariable(halved(pointer.variable()));
            explorer.pushMistaken(analysis.slot + 1).current().registers[alu.dst().code()] = kept;
        }
        return limit;
    }

    /// A pointer that Linux begins to change has lost what was known of the lower half of its offset.
    private static ScalarRange halved(ScalarRange range) {
        return new ScalarRange(range.bits(), range.smin(), range.smax(), range.umin(), range.umax(), Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1);
    }

    private Limit limit(Alu alu, Pointer pointer, ScalarRange number, boolean reversed) throws Rejected {
        int dst = alu.dst().code();
        int src = ((Register) alu.src()).code();
        boolean negative = number.smin() < 0;
        if (!number.isConstant() && negative != number.smax() < 0) {
            throw refuse(reversed ? dst : src, "has unknown scalar with mixed signed bounds");
        }
        boolean leftwards = alu.op() == AluOp.ADD ? negative : !negative;
        long room = room(pointer, leftwards);
        if (room == UNSUPPORTED) {
            throw refuse(reversed ? src : dst, "has pointer with unsupported alu operation");
        }
        if (room < 0) {
            throw refuse(dst, "tried to " + name(alu) + " beyond pointer bounds");
        }
        exactNumbers |= !number.isConstant();
        return new Limit(new Shape(true, negative, number.isConstant(), reversed), leftwards, room);
    }

    /// The distance of `pointer` from the begin of what it leads to, [#UNSUPPORTED], or less than 0 where it is outside.
    private long room(Pointer pointer, boolean leftwards) {
        return switch (pointer.kind()) {
            case PointerKind.Stack _ -> within(-pointer.fixedOffset(), Frame.STACK_BYTES + (leftwards ? 1 : 0));
            case PointerKind.MapValue(int map, int _) ->
                    within((leftwards ? pointer.variable().smin() : pointer.variable().umax()) + pointer.offset(), analysis.map(map).valueSize());
            case PointerKind.Context _, PointerKind.MapObject _, PointerKind.MapKey _, PointerKind.Packet _, PointerKind.PacketMeta _, PointerKind.PacketEnd _,
                    PointerKind.TracepointBuffer _, PointerKind.ConstantDynptr _, PointerKind.FlowKeys _, PointerKind.Socket _, PointerKind.Memory _, PointerKind.Kernel _,
                    PointerKind.Function _ -> UNSUPPORTED;
        };
    }

    private static long within(long distance, long size) {
        return distance < 0 || distance >= size ? -1 : distance;
    }

    /// Checks that `result` leads to where an access could be allowed, so that a mistake cannot build on it.
    void checkReach(int register, Pointer result) throws Rejected {
        if (analysis.can.trustsBranches()) {
            return;
        }
        if (result.kind() instanceof PointerKind.Stack) {
            if (!result.isFixed()) {
                throw analysis.refuse(Rejected.EACCES, "R" + register + " variable stack access prohibited for !root, var_off=" + RangeText.bits(result.variable().bits())
                        + " off=" + result.offset());
            }
            if (result.fixedOffset() >= 0 || result.fixedOffset() < -Frame.STACK_BYTES) {
                throw analysis.refuse(Rejected.EACCES, "R" + register + " stack pointer arithmetic goes out of range, prohibited for !root; off=" + result.fixedOffset());
            }
        } else if (result.kind() instanceof PointerKind.MapValue) {
            try {
                new RegionRules(analysis).check(register, result, result.offset(), 1, RegionRules.Zero.FORBIDDEN);
            } catch (Rejected rejected) {
                analysis.log.print("R" + register + " pointer arithmetic of map value goes out of range, prohibited for !root\n");
                throw rejected;
            }
        }
    }

    /// Settles how the sum is protected.
    void commit(Alu alu, Pointer result, @Nullable Limit limit) throws Rejected {
        if (limit == null) {
            return;
        }
        long room = room(result, limit.leftwards);
        if (room < 0) {
            throw refuse(alu.dst().code(), "tried to " + name(alu) + " beyond pointer bounds");
        }
        settle(alu, new Mask(limit.shape, Math.abs(limit.room - room)));
    }

    private void settle(Alu alu, Mask mask) throws Rejected {
        Mask before = masks.putIfAbsent(analysis.slot, mask);
        if (before != null && !before.equals(mask)) {
            throw refuse(alu.dst().code(), "tried to " + name(alu) + " from different maps, paths or scalars");
        }
    }

    private static String name(Alu alu) {
        return alu.op() == AluOp.ADD ? "add" : "sub";
    }

    private Rejected refuse(int register, String what) {
        return analysis.refuse(Rejected.EACCES, "R" + register + " " + what + ", " + PROHIBITED);
    }
}
