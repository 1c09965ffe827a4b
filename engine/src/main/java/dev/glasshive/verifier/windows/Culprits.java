package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.Holder;
import dev.glasshive.verifier.domain.Interval;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The values that a check is about which could not be proven, the one at fault first.
final class Culprits {
    private final Subject subject;
    private final Invariant state;
    private final int depth;
    private final Set<Holder> holders = new LinkedHashSet<>();

    private Culprits(Subject subject, Invariant state, int depth) {
        this.subject = subject;
        this.state = state;
        this.depth = depth;
    }

    /// @param state what is known at the place
    /// @param message what of the check could not be proven
    static Set<Holder> of(Subject subject, Check check, String message, Invariant state, int depth) {
        Culprits culprits = new Culprits(subject, state, depth);
        culprits.look(check, message);
        return culprits.holders;
    }

    /// What the branches compare through which a loop is left, as far as it has a value at the head.
    static Set<Holder> ofLoop(List<ControlFlow.Place> exits, Invariant head, int depth) {
        Set<Holder> holders = new LinkedHashSet<>();
        for (ControlFlow.Place exit : exits) {
            if (exit.depth() == depth && exit.action() instanceof Action.Run(Instruction.Branch branch)) {
                for (Operand operand : List.of(branch.left(), branch.right())) {
                    if (operand instanceof Register register && !head.types(Holders.register(depth, register)).has(Type.UNINITIALIZED)) {
                        holders.add(new Holder.OfRegister(depth, register));
                    }
                }
            }
        }
        return holders;
    }

    private void add(Register register) {
        holders.add(new Holder.OfRegister(depth, register));
    }

    private void look(Check check, String message) {
        switch (check) {
            case Check.ValidAccess(Register base, int offset, Check.Extent width, var _, var _) -> {
                if (message.startsWith("Stack content")) {
                    Interval bytes = width instanceof Check.BytesIn(Register size) ? state.get(Holders.register(depth, size), Facet.SVALUE) : new Interval(((Check.Bytes) width).count(), ((Check.Bytes) width).count());
                    stack(base, offset, bytes.hi());
                }
                add(base);
                if (width instanceof Check.BytesIn(Register size)) {
                    add(size);
                }
            }
            case Check.ValidMapKeyValue(Register memory, Register map, boolean key, var _) -> {
                if (message.startsWith("Illegal map update")) {
                    Optional<Integer> size = Subject.common(subject.maps(state.get(Holders.register(depth, map), Facet.MAP)), key ? MapSpec::keySize : MapSpec::valueSize);
                    size.ifPresent(bytes -> stack(memory, 0, bytes));
                }
                add(message.startsWith("Map ") ? map : memory);
            }
            case Check.SameRegion(Register left, Register right, var _) -> {
                boolean number = state.types(Holders.register(depth, left)).is(Type.NUMBER);
                add(number ? right : left);
                add(number ? left : right);
            }
            case Check.Addable(Register pointer, Register number) -> {
                add(number);
                add(pointer);
            }
            case Check.ValidDistance(Register pointer, Register other) -> {
                add(pointer);
                add(other);
            }
            case Check.ValidStore(Register base, Register value) -> {
                add(value);
                add(base);
            }
            case Check.TypeIs _, Check.ValidDivisor _, Check.AlignedAccess _, Check.ValidSize _, Check.ValidMap _, Check.ZeroOffset _, Check.ValidCall _, Check.Supported _, Check.BoundedLoopCount _ ->
                    check.register().ifPresent(this::add);
        }
    }

    /// The first of `bytes` bytes of the stack behind the pointer in `base` that is not a number on every way.
    private void stack(Register base, int offset, long bytes) {
        int holder = Holders.register(depth, base);
        Interval at = state.get(holder, Facet.STACK_OFFSET);
        Interval frame = state.get(holder, Facet.STACK_FRAME);
        if (!state.types(holder).is(Type.STACK) || at.lo() != at.hi() || frame.lo() != frame.hi() || bytes > Holders.FRAME) {
            return;
        }
        int top = Holders.STACK - (int) frame.lo() * Holders.FRAME;
        for (int start = (int) at.lo() + offset, i = 0; i < bytes; i++) {
            if (!state.isNumeric(start + i, start + i + 1)) {
                holders.add(new Holder.OfStack((int) frame.lo(), start + i - top, 1));
                return;
            }
        }
    }
}
