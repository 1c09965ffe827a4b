package dev.glasshive.verifier.cause;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.Holder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which registers were made of the same values, however they were copied and changed since. Values are named by the place on the trail where they were made.
final class Kinship {
    /// A bound on what is kept of one register.
    private static final int MOST_ORIGINS = 8;
    private static final int ARGUMENTS = 5;

    private final Trail trail;
    private final Map<Holder, Set<Integer>> origins = new HashMap<>();
    /// What each branch compared, by its place.
    private final Map<Integer, Map<Holder, Set<Integer>>> compared = new HashMap<>();

    Kinship(Trail trail) {
        this.trail = trail;
        origins.put(new Holder.OfRegister(trail.depth(0), Register.R1), Set.of(-1));
        for (int place = 0; place < trail.last(); place++) {
            int at = place;
            trail.instruction(place).ifPresent(instruction -> follow(at, instruction));
        }
    }

    /// The origins of `holder` where the trail ends.
    Set<Integer> of(Holder holder) {
        return origins.getOrDefault(holder, Set.of());
    }

    /// The registers that the branch at `place` compared, with their origins.
    Map<Holder, Set<Integer>> compared(int place) {
        return compared.getOrDefault(place, Map.of());
    }

    List<Integer> branches() {
        return compared.keySet().stream().sorted().toList();
    }

    private void follow(int place, Instruction instruction) {
        int frame = trail.depth(place);
        switch (instruction) {
            case Instruction.Mov(var _, Register dst, Operand src) -> set(frame, dst, src instanceof Register from ? get(frame, from) : Set.of(place));
            case Instruction.MovSx(var _, var _, Register dst, Register src) -> set(frame, dst, get(frame, src));
            case Instruction.Alu(var _, var _, Register dst, Operand src) -> {
                Set<Integer> all = new LinkedHashSet<>(get(frame, dst));
                if (src instanceof Register other) {
                    all.addAll(get(frame, other));
                }
                set(frame, dst, Set.copyOf(new ArrayList<>(all).subList(0, Math.min(all.size(), MOST_ORIGINS))));
            }
            case Instruction.Load load when load.base() == Register.FRAME_POINTER ->
                    set(frame, load.dst(), origins.getOrDefault(new Holder.OfStack(frame, load.offset(), load.size().bytes()), Set.of(place)));
            case Instruction.Store store when store.base() == Register.FRAME_POINTER ->
                    origins.put(new Holder.OfStack(frame, store.offset(), store.size().bytes()), store.src() instanceof Register src ? get(frame, src) : Set.of(place));
            case Instruction.Branch(var _, var _, Register left, Operand right, short _) -> {
                Map<Holder, Set<Integer>> both = new HashMap<>();
                both.put(new Holder.OfRegister(frame, left), get(frame, left));
                if (right instanceof Register other) {
                    both.put(new Holder.OfRegister(frame, other), get(frame, other));
                }
                compared.put(place, both);
            }
            case Instruction.CallLocal _ when trail.depth(place + 1) > frame -> {
                for (int code = 1; code <= ARGUMENTS; code++) {
                    set(frame + 1, Register.of(code), get(frame, Register.of(code)));
                }
                origins.keySet().removeIf(holder -> holder instanceof Holder.OfStack(int of, int _, int _) && of > frame);
            }
            case Instruction.Exit() when trail.depth(place + 1) < frame -> set(trail.depth(place + 1), Register.R0, get(frame, Register.R0));
            case Instruction.Neg _, Instruction.ByteSwap _, Instruction.Jump _, Instruction.StoreRelease _, Instruction.Store _, Instruction.Exit _ -> { }
            case Instruction.Load _, Instruction.LoadImm64 _, Instruction.Atomic _, Instruction.LoadAcquire _, Instruction.LegacyLoad _, Instruction.CallHelper _,
                    Instruction.CallLocal _, Instruction.CallKfunc _, Instruction.CallRegister _ -> {
                Effects effects = Effects.of(instruction);
                effects.clobbers().forEach(register -> set(frame, register, Set.of()));
                effects.writes().forEach(register -> set(frame, register, Set.of(place)));
            }
        }
    }

    private Set<Integer> get(int frame, Register register) {
        return origins.getOrDefault(new Holder.OfRegister(frame, register), Set.of());
    }

    private void set(int frame, Register register, Set<Integer> of) {
        origins.put(new Holder.OfRegister(frame, register), of);
    }
}
