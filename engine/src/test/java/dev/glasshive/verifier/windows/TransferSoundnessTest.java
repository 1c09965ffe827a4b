package dev.glasshive.verifier.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.Width;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.domain.Zones;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random instructions done to a handful of concrete states and to a description of them all: after each, every state is still described, numbers, relations and types alike.
class TransferSoundnessTest {
    private static final int RUNS = Integer.getInteger("glasshive.transfers", 4_000);
    private static final int STEPS = 25;
    private static final int POINTS = 5;
    private static final Platform WINDOWS = Platforms.windows();
    private static final Subject SUBJECT = Subject.of(Candidate.of("p", "xdp", "", Bytes.of(new byte[0]), List.of(), 0), WINDOWS, WINDOWS.programType("xdp").orElseThrow());
    private static final long[] ODD = {0, 1, -1, 2, 7, 8, 63, 64, 255, 256, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL, 0x1_0000_0000L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1,
        Integer.MIN_VALUE, -256, 14, 1500};

    private final Transfer transfer = new Transfer(SUBJECT);

    @Test
    void nothingThatCanBeIsForgotten() {
        for (int seed = 0; seed < RUNS; seed++) {
            run(new Random(seed), seed);
        }
    }

    private void run(Random random, int seed) {
        List<Point> points = new ArrayList<>();
        Variables variables = new Variables();
        Invariant state = null;
        for (int i = 0; i < POINTS; i++) {
            Point point = new Point(random.nextInt(3) == 0 ? random.nextInt(64) : random.nextInt(65_000));
            Invariant one = Invariants.entry(SUBJECT, variables, List.of());
            one.zones().set(Variables.PACKET_SIZE, new Interval(point.packetSize, point.packetSize));
            one.zones().set(Variables.META_OFFSET, new Interval(0, 0));
            for (int r = 0; r < 6; r++) {
                point.registers[r] = number(random);
                Numbers.set(one, r, ScalarRange.of(point.registers[r]));
            }
            point.registers[6] = Point.PACKET;
            point.registers[7] = Point.PACKET + point.packetSize;
            point.pointer[6] = true;
            point.pointer[7] = true;
            Pointers.setStart(one, 6, Type.PACKET, Pointers.ADDRESS);
            Pointers.setPacket(one, 7, Variables.PACKET_SIZE);
            Numbers.set(one, 8, ScalarRange.ZERO);
            points.add(point);
            state = state == null ? one : random.nextInt(6) == 0 ? state.widen(state.join(one)) : state.join(one);
        }
        check(points, Objects.requireNonNull(state), seed, "start");
        walk(random, points, state, seed, STEPS, 1);
    }

    /// @return what is known at the end
    private Invariant walk(Random random, List<Point> points, Invariant start, int seed, int steps, int splits) {
        Invariant state = start;
        for (int step = 0; step < steps && !points.isEmpty(); step++) {
            if (splits > 0 && random.nextInt(12) == 0) {
                state = split(random, points, state, seed, splits);
                continue;
            }
            Instruction instruction = instruction(random);
            if (!isProven(instruction, state)) {
                continue;
            }
            if (instruction instanceof Instruction.Branch branch) {
                boolean taken = random.nextBoolean();
                points.removeIf(point -> point.holds(branch) != taken);
                state = state.copy();
                transfer.apply(place(new Action.Side(branch, taken)), state);
            } else {
                Invariant old = state;
                state = state.copy();
                transfer.apply(place(new Action.Run(instruction)), state);
                assertThat(old.isUnreachable()).isFalse();
                for (Point point : points) {
                    long content = instruction instanceof Instruction.Load load ? load.size().zeroExtend(random.nextLong()) : 0;
                    point.run(instruction, content);
                }
            }
            check(points, state, seed, instruction.toString());
        }
        return state;
    }

    /// Two ways that meet again.
    private Invariant split(Random random, List<Point> points, Invariant state, int seed, int splits) {
        List<Point> left = new ArrayList<>(points.subList(0, points.size() / 2));
        List<Point> right = new ArrayList<>(points.subList(points.size() / 2, points.size()));
        Invariant a = walk(random, left, state, seed, 4, splits - 1);
        Invariant b = walk(random, right, state, seed, 4, splits - 1);
        points.clear();
        points.addAll(left);
        points.addAll(right);
        boolean widens = random.nextInt(4) == 0;
        Invariant met = widens ? Limits.widened(a, a.join(b)) : a.join(b);
        if (!widens) {
            check(points, met, seed, "join");
            assertThat(a.isSubsetOf(met)).as("seed %d", seed).isTrue();
            assertThat(b.isSubsetOf(met)).as("seed %d", seed).isTrue();
            return met;
        }
        Invariant wide = a.widen(a.join(b));
        check(points, wide, seed, "widen");
        return wide.copy();
    }

    private static ControlFlow.Place place(Action action) {
        return new ControlFlow.Place(0, new Label(List.of(), 0, Label.NOWHERE), action);
    }

    private static boolean isProven(Instruction instruction, Invariant state) {
        return Checks.of(SUBJECT, place(new Action.Run(instruction))).stream().allMatch(check -> Checker.faults(SUBJECT, check, state, 0).isEmpty());
    }

    private static void check(List<Point> points, Invariant state, int seed, String what) {
        Zones zones = state.zones();
        for (Point point : points) {
            assertThat(state.isUnreachable()).as("seed %d: %s: a state that is there is taken for impossible", seed, what).isFalse();
            for (int r = 0; r < 9; r++) {
                assertThat(state.types(r).has(point.pointer[r] ? Type.PACKET : Type.NUMBER) || state.types(r).has(Type.UNINITIALIZED)).as("seed %d: %s: type of r%d", seed, what, r).isTrue();
            }
            for (int r = 0; r < 9; r++) {
                long distance = point.registers[r] - (point.pointer[r] ? Point.PACKET : 0);
                boolean unknown = state.types(r).has(Type.UNINITIALIZED);
                assertThat(unknown || Long.numberOfTrailingZeros(distance) >= Alignment.of(state, r)).as("seed %d: %s: zeros of r%d", seed, what, r).isTrue();
            }
            for (int variable = 0; variable < state.variables().count(); variable++) {
                BigInteger value = value(point, state, variable);
                if (value != null) {
                    Interval interval = zones.get(variable);
                    boolean within = (interval.lo() == Long.MIN_VALUE || value.compareTo(BigInteger.valueOf(interval.lo())) >= 0)
                            && (interval.hi() == Long.MAX_VALUE || value.compareTo(BigInteger.valueOf(interval.hi())) <= 0);
                    assertThat(within).as("seed %d: %s: %s is %s and not in %s", seed, what, state.variables().meaning(variable).text(0), value, interval).isTrue();
                }
            }
            for (Zones.Constraint each : zones.constraints()) {
                BigInteger x = value(point, state, each.x());
                BigInteger y = value(point, state, each.y());
                if (x != null && y != null) {
                    assertThat(x.subtract(y).compareTo(BigInteger.valueOf(each.k())) <= 0).as("seed %d: %s: %s - %s <= %d", seed, what, state.variables().meaning(each.x()).text(0),
                            state.variables().meaning(each.y()).text(0), each.k()).isTrue();
                }
            }
        }
    }

    private static @Nullable BigInteger value(Point point, Invariant state, int variable) {
        Variables.Meaning meaning = state.variables().meaning(variable);
        boolean means = meaning.facet() == null || meaning.facet().describes(state.types(meaning.holder()))
                && !state.types(meaning.holder()).has(Type.UNINITIALIZED) && (!Holders.isCell(meaning.holder()) || state.types(meaning.holder()).is(Type.NUMBER));
        // What leads farther away counts on without wrapping around, and is never looked at.
        boolean followed = meaning.facet() != Facet.PACKET_OFFSET || Arithmetic.isFollowed(state.zones().get(variable));
        return means && followed ? point.value(meaning, variable) : null;
    }

    private static long number(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> ODD[random.nextInt(ODD.length)];
            case 1 -> random.nextInt(16);
            case 2 -> random.nextInt(2_000) - 100;
            case 3 -> random.nextLong();
            default -> random.nextInt();
        };
    }

    private static <T> T one(Random random, T[] of) {
        return of[random.nextInt(of.length)];
    }

    private static Register register(Random random) {
        return Register.of(random.nextInt(9));
    }

    private static Operand operand(Random random) {
        return random.nextBoolean() ? register(random) : new Imm((int) number(random));
    }

    private static Instruction instruction(Random random) {
        Width width = one(random, Width.values());
        Size size = one(random, Size.values());
        short offset = (short) -(random.nextInt(5) * 4 + (random.nextInt(4) == 0 ? random.nextInt(4) : 8));
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new Instruction.Alu(one(random, AluOp.values()), width, register(random), operand(random));
            case 3 -> new Instruction.Alu(random.nextBoolean() ? AluOp.ADD : AluOp.SUB, Width.W64, register(random), operand(random));
            case 4 -> new Instruction.Mov(width, register(random), operand(random));
            case 5 -> random.nextInt(3) == 0 ? new Instruction.Neg(width, register(random))
                    : random.nextBoolean() ? new Instruction.ByteSwap(one(random, SwapOp.values()), one(random, new Size[] {Size.H, Size.W, Size.DW}), register(random))
                    : new Instruction.MovSx(width, width == Width.W64 ? one(random, new Size[] {Size.B, Size.H, Size.W}) : one(random, new Size[] {Size.B, Size.H}), register(random), register(random));
            case 6 -> new Instruction.Store(size, Register.R10, offset, operand(random));
            case 7 -> new Instruction.Load(size, random.nextBoolean() ? Extension.ZERO : Extension.SIGN, register(random), Register.R10, offset);
            case 8 -> new Instruction.Load(size, Extension.ZERO, register(random), register(random), (short) random.nextInt(20));
            case 9 -> new Instruction.Atomic(one(random, AtomicOp.values()), random.nextBoolean() ? Size.W : Size.DW, Register.R10, offset, register(random));
            default -> new Instruction.Branch(one(random, Condition.values()), width, register(random), operand(random), (short) 1);
        };
    }
}
