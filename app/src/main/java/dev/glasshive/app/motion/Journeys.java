package dev.glasshive.app.motion;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.motion.Journey.Leg;
import dev.glasshive.app.workspace.Base;
import dev.glasshive.app.workspace.Meaning;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Indirect;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.map.Maps;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Which values a step moves, and where from and to.
final class Journeys {
    private static final List<Register> ARGUMENTS = List.of(Register.R1, Register.R2, Register.R3, Register.R4, Register.R5);

    private final Step step;
    private final Moment moment;
    private final Spot here;
    private final List<Journey> found = new ArrayList<>();

    private Journeys(Step step, Moment moment) {
        this.step = step;
        this.moment = moment;
        this.here = new Spot.OfInstruction(step.program(), step.slot());
    }

    /// The values that `step` moves; none where the next input arrives, or where it could not be carried out.
    ///
    /// @param moment just before the step, or just after it
    static List<Journey> of(Step step, Moment moment) {
        boolean failed = step.events().stream().anyMatch(event -> event instanceof Step.Trapped || event instanceof Step.Waiting);
        if (failed || step.instruction().isEmpty()) {
            return List.of();
        }
        Journeys journeys = new Journeys(step, moment);
        journeys.follow(step.instruction().get());
        return journeys.found;
    }

    private void follow(Instruction instruction) {
        switch (instruction) {
            case Instruction.Alu(var op, var width, Register dst, Operand src) -> {
                wait(dst);
                bring(src, dst);
            }
            case Instruction.Mov(var width, Register dst, Operand src) -> bring(src, dst);
            case Instruction.MovSx(var width, var from, Register dst, Register src) -> bring(src, dst);
            case Instruction.Neg(var width, Register dst) -> wait(dst);
            case Instruction.ByteSwap(var op, var size, Register dst) -> wait(dst);
            case Instruction.LoadImm64 load -> give(here, load.dst(), Leg.WHOLE);
            case Instruction.Load load -> read(load.dst());
            case Instruction.LoadAcquire load -> read(load.dst());
            case Instruction.LegacyLoad load -> {
                if (load.index() instanceof Indirect(Register register)) {
                    ask(register, Leg.IN);
                }
                read(Register.R0);
            }
            case Instruction.Store(var size, Register base, short offset, Operand src) -> write(spot(src), Leg.WHOLE);
            case Instruction.StoreRelease(var size, Register base, short offset, Register src) -> write(spot(src), Leg.WHOLE);
            case Instruction.Atomic(var op, var size, Register base, short offset, Register src) -> change(src);
            case Instruction.Branch(var op, var width, Register left, Operand right, short offset) -> {
                ask(left, Leg.WHOLE);
                if (right instanceof Register register) {
                    ask(register, Leg.WHOLE);
                }
            }
            case Instruction.CallHelper(int id) -> call(arguments(id));
            case Instruction.CallKfunc call -> call(ARGUMENTS.size());
            case Instruction.CallRegister(Register callee) -> ask(callee, Leg.WHOLE);
            case Instruction.Exit() -> ask(Register.R0, Leg.WHOLE);
            case Instruction.Jump _, Instruction.CallLocal _ -> { /* Only the next instruction changes. */ }
        }
    }

    private static Spot of(Register register) {
        return new Spot.OfRegister(register.code());
    }

    private Spot spot(Operand operand) {
        return operand instanceof Register register ? of(register) : here;
    }

    /// The old value stays at its place until the other one is there.
    private void wait(Register register) {
        before(register).ifPresent(value -> add(of(register), of(register), value, Leg.WHOLE));
    }

    private void bring(Operand operand, Register to) {
        switch (operand) {
            case Register register -> before(register).ifPresent(value -> add(of(register), of(to), value, Leg.WHOLE));
            case Imm(int value) -> add(here, of(to), value, Leg.WHOLE);
        }
    }

    private void ask(Register register, Leg leg) {
        before(register).ifPresent(value -> add(of(register), here, value, leg));
    }

    private void give(Spot from, Register to, Leg leg) {
        after(to).ifPresent(value -> add(from, of(to), value, leg));
    }

    private void read(Register to) {
        for (Step.Event event : step.events()) {
            if (event instanceof Step.MemoryRead(Place place, int size)) {
                spot(place, size).ifPresent(from -> give(from, to, found.isEmpty() ? Leg.WHOLE : Leg.OUT));
            }
        }
    }

    private void write(Spot from, Leg leg) {
        for (Step.Event event : step.events()) {
            if (event instanceof Step.MemoryWritten(Place place, Bytes before, Bytes after)) {
                spot(place, after.length()).ifPresent(to -> add(from, to, after, leg));
            }
        }
    }

    /// One value goes into memory, and perhaps what was there comes out.
    private void change(Register src) {
        Optional<Step.RegisterChanged> fetched = registers().findFirst();
        Leg leg = fetched.isPresent() ? Leg.IN : Leg.WHOLE;
        for (Step.Event event : step.events()) {
            if (event instanceof Step.MemoryRead(Place place, int size)) {
                spot(place, size).ifPresent(there -> {
                    before(src).ifPresent(value -> add(of(src), there, value, leg));
                    fetched.ifPresent(changed -> give(there, changed.register(), Leg.OUT));
                });
            }
        }
    }

    private void call(int arguments) {
        ARGUMENTS.subList(0, arguments).forEach(register -> ask(register, Leg.IN));
        Spot from = here;
        for (Step.Event event : step.events()) {
            switch (event) {
                case Step.MapLookedUp(int map, Bytes key, boolean there) when there -> from = new Spot.OfMap(map, Optional.of(key));
                case Step.MapEntryChanged(int map, Bytes key, var before, Optional<Bytes> after) when after.isPresent() ->
                        add(here, new Spot.OfMap(map, Optional.of(key)), after.get(), Leg.OUT);
                default -> { /* It moves nothing that has a place on the screen. */ }
            }
        }
        give(from, Register.R0, Leg.OUT);
    }

    private int arguments(int helper) {
        Scenario scenario = moment.timeline().scenario();
        Optional<ProgramType> hook = scenario.set().program(step.program()).flatMap(program -> scenario.platform().programType(program.type(), program.section()));
        return scenario.platform().helper(helper, hook).map(Helper::arguments).map(List::size).orElse(ARGUMENTS.size());
    }

    private Optional<Spot> spot(Place place, int length) {
        return switch (place.kind()) {
            case STACK -> Optional.of(new Spot.OfStack(place.ordinal(), place.offset(), length));
            case PACKET -> Optional.of(new Spot.OfPacket(place.offset(), length));
            case CONTEXT -> Optional.of(new Spot.OfContext(place.offset(), length));
            case MAP_VALUE -> Optional.of(new Spot.OfMap(place.ordinal(), key(place)));
            case MAP, MAP_KEY, CODE, VARIABLE -> Optional.empty();
        };
    }

    /// The key of the value at `place`: what the step itself says, or what an array's order says.
    private Optional<Bytes> key(Place place) {
        Optional<Bytes> changed = step.events().stream().filter(Step.MapEntryChanged.class::isInstance).map(Step.MapEntryChanged.class::cast)
                .filter(c -> c.map() == place.ordinal()).map(Step.MapEntryChanged::key).findFirst();
        List<MapSpec> maps = moment.timeline().scenario().set().maps();
        return changed.or(() -> Optional.of(maps).filter(all -> place.ordinal() < all.size()).map(all -> all.get(place.ordinal()))
                .filter(spec -> spec.type().endsWith("array") && spec.keySize() > 0 && spec.valueSize() > 0)
                .map(spec -> Bytes.of(cell(spec, place.offset()), spec.keySize(), moment.timeline().scenario().host().order())));
    }

    private static long cell(MapSpec spec, int offset) {
        int cell = Math.floorDiv(offset, (spec.valueSize() + 7) & ~7);
        return Maps.isPerCpu(spec) ? cell % spec.maxEntries() : cell;
    }

    private Stream<Step.RegisterChanged> registers() {
        return step.events().stream().filter(Step.RegisterChanged.class::isInstance).map(Step.RegisterChanged.class::cast);
    }

    private OptionalLong before(Register register) {
        return registers().filter(change -> change.register() == register).findFirst().map(Step.RegisterChanged::before)
                .orElseGet(() -> moment.snapshot().registers().value(register));
    }

    private OptionalLong after(Register register) {
        return registers().filter(change -> change.register() == register).findFirst().map(Step.RegisterChanged::after)
                .orElseGet(() -> moment.snapshot().registers().value(register));
    }

    private void add(Spot from, Spot to, Bytes value, Leg leg) {
        if (value.length() <= Long.BYTES) {
            add(from, to, value.toNumber(moment.timeline().scenario().host().order()), leg);
        } else {
            String hex = value.toHex();
            found.add(new Journey(from, to, hex.substring(0, 2 * Long.BYTES) + "…", Kind.SCALAR, leg));
        }
    }

    private void add(Spot from, Spot to, long value, Leg leg) {
        Meaning meaning = Meaning.of(value, moment.timeline().scenario().set(), moment.snapshot().packet().length());
        String text = meaning.text().isEmpty() ? value >= 0 && value < 10 ? Long.toString(value) : Base.HEX.format(value) : meaning.text();
        found.add(new Journey(from, to, text, kind(meaning.kind()), leg));
    }

    private static Kind kind(Meaning.Kind kind) {
        return switch (kind) {
            case SCALAR -> Kind.SCALAR;
            case CONTEXT, CODE -> Kind.CONTEXT;
            case PACKET, PACKET_END -> Kind.PACKET;
            case STACK -> Kind.STACK;
            case MAP, MAP_VALUE, MAP_KEY, MEMORY -> Kind.MAP;
            case NONE -> Kind.NONE;
        };
    }
}
