package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Register;
import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.windows.Check.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Proves checks from what is known at a place, or says what of them cannot be proven.
final class Checker {
    static final int MOST_ROUNDS = 100_000;

    private final Subject subject;
    private final Invariant state;
    private final int depth;
    private final List<String> faults = new ArrayList<>();

    private Checker(Subject subject, Invariant state, int depth) {
        this.subject = subject;
        this.state = state;
        this.depth = depth;
    }

    /// What of `check` cannot be proven, in words.
    ///
    /// @param depth of the function at work
    static List<String> faults(Subject subject, Check check, Invariant state, int depth) {
        Checker checker = new Checker(subject, state, depth);
        checker.look(check);
        return checker.faults;
    }

    private void look(Check check) {
        switch (check) {
            case Check.TypeIs(Register register, TypeSet allowed) -> require(types(register).isSubsetOf(allowed), "Invalid type");
            case Check.SameRegion same -> sameRegion(same);
            case Check.Addable(Register pointer, Register number) ->
                    require(!types(pointer).meets(TypeSet.POINTERS) || types(number).is(Type.NUMBER), "Only numbers can be added to pointers");
            case Check.ValidDivisor(Register divisor) -> require(types(divisor).is(Type.NUMBER), "Only numbers can be used as divisors");
            case Check.ValidAccess access -> {
                Interval width = switch (access.width()) {
                    case Check.Bytes(int count) -> new Interval(count, count);
                    case Check.BytesIn(Register size) -> state.get(holder(size), Facet.SVALUE);
                };
                boolean forHelper = access.width() instanceof Check.BytesIn;
                new MemoryCheck(subject, state, depth, faults).look(access, width, forHelper && access.access() == Access.READ || access.access() == Access.UPDATE);
            }
            case Check.ValidDistance(Register pointer, Register other) -> {
                if (types(pointer).equals(types(other))) {
                    new MemoryCheck(subject, state, depth, faults).near(pointer);
                }
            }
            case Check.AlignedAccess(Register base, int offset, int bytes) -> aligned(base, offset, bytes);
            case Check.ValidStore(Register base, Register value) ->
                    require(types(value).is(Type.NUMBER) || types(base).is(Type.STACK) && types(value).isSubsetOf(TypeSet.VALUES), "Only numbers can be stored to externally-visible regions");
            case Check.ValidSize(Register size, boolean maybeZero) -> require(state.get(holder(size), Facet.SVALUE).lo() >= (maybeZero ? 0 : 1), "Invalid size");
            case Check.ValidMapKeyValue within -> within(within);
            case Check.ValidMap(Register register, _, Set<String> allowed) -> {
                List<MapSpec> maps = maps(register);
                require(state.get(holder(register), Facet.SVALUE).lo() > 0, "Possible null access");
                require(!maps.isEmpty() && allowed.isEmpty() || !maps.isEmpty() && maps.stream().allMatch(map -> allowed.contains(map.type())), "Map type does not fit the helper");
            }
            case Check.ZeroOffset(Register register, Type type) ->
                    require(!types(register).has(type) || state.get(holder(register), Facet.offset(type)).equals(new Interval(0, 0)), type == Type.CTX ? "Nonzero context offset" : "Nonzero offset");
            case Check.ValidCall(_, _, Optional<String> problem) -> problem.ifPresent(faults::add);
            case Check.Supported(_, Optional<String> problem) -> problem.ifPresent(faults::add);
            case Check.BoundedLoopCount _ -> throw new IllegalArgumentException("rounds are counted by the analysis");
        }
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private int holder(Register register) {
        return Holders.register(depth, register);
    }

    private TypeSet types(Register register) {
        return state.types(holder(register));
    }

    private List<MapSpec> maps(Register register) {
        return subject.maps(state.get(holder(register), Facet.MAP));
    }

    private void sameRegion(Check.SameRegion check) {
        TypeSet left = types(check.left());
        TypeSet right = types(check.right());
        boolean movesPointer = check.use() == Check.Use.SUBTRACTION && left.isSubsetOf(TypeSet.POINTERS_OR_NUMBER) && right.is(Type.NUMBER);
        if (movesPointer || left.is(Type.NUMBER) && right.is(Type.NUMBER)) {
            return;
        }
        if (!left.isSingle() || !left.equals(right)) {
            faults.add("Cannot subtract pointers to different regions");
        } else {
            require(left.isSubsetOf(TypeSet.SINGLE), "Cannot subtract pointers to non-singleton regions");
        }
    }

    private void aligned(Register base, int offset, int bytes) {
        require(!types(base).meets(TypeSet.MEMORY) || Alignment.of(state, holder(base)) >= Integer.numberOfTrailingZeros(bytes) && offset % bytes == 0, "Misaligned access");
    }

    private void within(Check.ValidMapKeyValue check) {
        List<MapSpec> maps = maps(check.map());
        Optional<Integer> size = Subject.common(maps, check.key() ? MapSpec::keySize : MapSpec::valueSize);
        if (size.isEmpty()) {
            faults.add(check.key() ? "Map key size is not singleton" : "Map value size is not singleton");
            return;
        }
        Check.ValidAccess access = new Check.ValidAccess(check.memory(), 0, new Check.Bytes(size.get()), false, check.access());
        MemoryCheck memory = new MemoryCheck(subject, state, depth, faults);
        memory.look(access, new Interval(size.get(), size.get()), false);
        if (check.access() == Access.READ && types(check.memory()).has(Type.STACK) && !memory.isNumeric(holder(check.memory()), size.get())) {
            faults.add("Illegal map update with a non-numerical value");
        }
    }
}
