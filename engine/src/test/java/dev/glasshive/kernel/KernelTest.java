package dev.glasshive.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import dev.glasshive.kernel.Availability.Available;
import dev.glasshive.kernel.Availability.Unavailable;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Small programs on the kernel of this machine; skipped where bpf(2) is not allowed.
class KernelTest {
    private static final int LOOKUP = 1;
    private static final int TAIL_CALL = 12;
    private static final Bytes FRAME = Bytes.ofHex("00".repeat(64));
    private static final Instruction EXIT = new Exit();

    private static final Availability AVAILABILITY = Kernel.availability();

    @BeforeAll
    static void skipWithoutAKernel() {
        if (AVAILABILITY instanceof Unavailable(String reason)) {
            abort("the kernel was not asked: " + reason);
        }
    }

    private static Kernel kernel() {
        return switch (AVAILABILITY) {
            case Available(Kernel kernel, String _) -> kernel;
            case Unavailable(String reason) -> throw new IllegalStateException(reason);
        };
    }

    private static Instruction set(Register dst, int value) {
        return new Mov(Width.W64, dst, new Imm(value));
    }

    private static Instruction map(Register dst, int index) {
        return new LoadImm64(dst, WideSource.MAP_BY_INDEX, index, 0);
    }

    private static Program program(String name, Instruction... instructions) {
        return Program.of(name, "xdp", Code.of(List.of(instructions)));
    }

    /// Adds 1 to the value under key 0 of map 0.
    private static Program counter() {
        return program("count", new Store(Size.W, Register.R10, (short) -4, new Imm(0)), new Mov(Width.W64, Register.R2, Register.R10),
                new Alu(AluOp.ADD, Width.W64, Register.R2, new Imm(-4)), map(Register.R1, 0), new CallHelper(LOOKUP),
                new Branch(Condition.JEQ, Width.W64, Register.R0, new Imm(0), (short) 2), set(Register.R1, 1),
                new Atomic(AtomicOp.ADD, Size.DW, Register.R0, (short) 0, Register.R1), set(Register.R0, 2), EXIT);
    }

    private static ProgramSet set(List<MapSpec> maps, Program... programs) {
        return new ProgramSet("test", "GPL", List.of(programs), maps);
    }

    private static Loaded load(ProgramSet set, String name) {
        return switch (kernel().load(set, name, Options.DEFAULT)) {
            case Loaded loaded -> loaded;
            case LoadOutcome.Refused refused -> throw new AssertionError(refused.message() + "\n" + refused.log());
        };
    }

    private static LoadOutcome.Refused refusal(ProgramSet set, String name, Options options) {
        LoadOutcome outcome = kernel().load(set, name, options);
        if (outcome instanceof Loaded loaded) {
            loaded.close();
        }
        assertThat(outcome).isInstanceOf(LoadOutcome.Refused.class);
        return (LoadOutcome.Refused) outcome;
    }

    private static int returnValue(TestRun run) {
        assertThat(run).isInstanceOf(TestRun.Ran.class);
        return ((TestRun.Ran) run).returnValue();
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    @Test
    void aConstantComesBackWithThePacket() {
        Bytes frame = Bytes.ofHex("00005e00530100005e0053100800" + "ab".repeat(46));
        try (Loaded loaded = load(set(List.of(), program("two", set(Register.R0, 2), EXIT)), "two")) {
            assertThat(loaded.run(frame, 1)).isInstanceOfSatisfying(TestRun.Ran.class, ran -> {
                assertThat(ran.returnValue()).isEqualTo(2);
                assertThat(ran.dataOut()).isEqualTo(frame);
            });
            assertThat(loaded.log()).startsWith("processed 2 insns");
        }
    }

    @Test
    void aPacketThatIsTooShortIsNotRun() {
        try (Loaded loaded = load(set(List.of(), program("two", set(Register.R0, 2), EXIT)), "two")) {
            assertThat(loaded.run(Bytes.ofHex("00".repeat(13)), 1)).isEqualTo(
                    new TestRun.NotRun(22, "no test run on a packet of 13 bytes: EINVAL (22): invalid argument"));
        }
    }

    @Test
    void aCounterInAMapCounts() {
        MapSpec hits = new MapSpec("hits", "array", 4, 8, 2);
        try (Loaded loaded = load(set(List.of(hits), counter()), "count")) {
            assertThat(returnValue(loaded.run(FRAME, 3))).isEqualTo(2);
            assertThat(loaded.entries("hits")).isEqualTo(Map.of(
                    Bytes.ofHex("00000000"), Bytes.ofLittleEndian(3, 8), Bytes.ofHex("01000000"), Bytes.ofLittleEndian(0, 8)));
            assertThat(loaded.update("hits", Bytes.ofHex("00000000"), Bytes.ofLittleEndian(40, 8))).isZero();
            loaded.run(FRAME, 1);
            assertThat(loaded.entries("hits")).containsEntry(Bytes.ofHex("00000000"), Bytes.ofLittleEndian(41, 8));
        }
    }

    @Test
    void everyProcessorHasItsOwnValueInAPerCpuMap() {
        MapSpec hits = new MapSpec("hits", "percpu_array", 4, 8, 1, 0, List.of(new MapSpec.Entry(Bytes.ofHex("00000000"), Bytes.ofLittleEndian(5, 8))), MapSpec.Mutability.READ_WRITE);
        try (Loaded loaded = load(set(List.of(hits), counter()), "count")) {
            loaded.run(FRAME, 1);
            Bytes all = Objects.requireNonNull(loaded.entries("hits").get(Bytes.ofHex("00000000")));
            List<Long> values = new ArrayList<>();
            for (int i = 0; i < all.length(); i += 8) {
                values.add(Bytes.of(all.toArray(), i, 8).toLittleEndian());
            }
            assertThat(values).containsOnlyOnce(6L);
            values.remove(6L);
            assertThat(values).allMatch(value -> value == 5);
        }
    }

    @Test
    void entriesOfAHashAreOrderedByKey() {
        List<MapSpec.Initial> initial = List.of(new MapSpec.Entry(Bytes.ofHex("ff"), Bytes.ofHex("01")), new MapSpec.Entry(Bytes.ofHex("02"), Bytes.ofHex("02")));
        MapSpec hash = new MapSpec("a name that is far too long", "hash", 1, 1, 4, 0, initial, MapSpec.Mutability.READ_WRITE);
        try (Loaded loaded = load(set(List.of(hash), program("two", set(Register.R0, 2), EXIT)), "two")) {
            assertThat(loaded.entries(hash.name()).keySet()).containsExactly(Bytes.ofHex("02"), Bytes.ofHex("ff"));
        }
    }

    @Test
    void aRefusedProgramComesWithTheVerifiersWords() {
        LoadOutcome.Refused refused = refusal(set(List.of(), program("bad", EXIT)), "bad", Options.VERBOSE);
        assertThat(refused.errno()).isEqualTo(13);
        assertThat(refused.message()).isEqualTo("R0 !read_ok");
        assertThat(refused.log()).contains("0: (95) exit\n").contains("processed 1 insns");
        assertThat(refusal(set(List.of(), program("bad", EXIT)), "bad", new Options(0)).message())
                .isEqualTo("program bad was refused: EACCES (13): permission denied");
    }

    @Test
    void aLogThatIsTooLongLeavesTheVerdict() {
        List<Instruction> instructions = new ArrayList<>(Collections.nCopies(250_000, set(Register.R0, 1)));
        instructions.add(EXIT);
        Program lengthy = Program.of("long", "xdp", Code.of(instructions));
        LoadOutcome outcome = kernel().load(set(List.of(), lengthy), "long", Options.VERBOSE);
        assertThat(outcome).isInstanceOf(Loaded.class);
        assertThat(outcome.log()).hasSizeGreaterThan(15 << 20);
        ((Loaded) outcome).close();
    }

    @Test
    void readOnlyDataIsReadAndKeptFromWriting() {
        MapSpec data = new MapSpec(".rodata", "array", 4, 8, 1, 0,
                List.of(new MapSpec.Entry(Bytes.ofHex("00000000"), Bytes.ofHex("0000000007000000"))), MapSpec.Mutability.READ_ONLY);
        Instruction address = new LoadImm64(Register.R1, WideSource.MAP_VALUE_BY_INDEX, 0, 4);
        Program reader = program("reader", address, new Load(Size.W, Extension.ZERO, Register.R0, Register.R1, (short) 0), EXIT);
        try (Loaded loaded = load(set(List.of(data), reader), "reader")) {
            assertThat(returnValue(loaded.run(FRAME, 1))).isEqualTo(7);
            assertThat(loaded.update(".rodata", Bytes.ofHex("00000000"), Bytes.ofHex("0000000008000000"))).isEqualTo(1);
        }
        Program writer = program("writer", address, new Store(Size.W, Register.R1, (short) 0, new Imm(1)), set(Register.R0, 0), EXIT);
        assertThat(refusal(set(List.of(data), writer), "writer", Options.DEFAULT).message()).startsWith("write into map forbidden");
    }

    @Test
    void tailCallsReachTheOtherProgramsOfTheSet() {
        MapSpec jumps = new MapSpec("jumps", "prog_array", 4, 4, 3, 0, List.of(new MapSpec.ProgramEntry(1, "other")), MapSpec.Mutability.READ_WRITE);
        Program first = program("first", map(Register.R2, 0), set(Register.R3, 1), new CallHelper(TAIL_CALL), set(Register.R0, 0), EXIT);
        Program other = program("other", set(Register.R0, 3), EXIT);
        try (Loaded loaded = load(set(List.of(jumps), first, other), "first")) {
            assertThat(returnValue(loaded.run(FRAME, 1))).isEqualTo(3);
        }
    }

    @Test
    void mapsOfMapsAreMadeAfterTheirFirstMap() {
        MapSpec inner = new MapSpec("inner", "array", 4, 8, 1);
        MapSpec outer = new MapSpec("outer", "array_of_maps", 4, 4, 2, 0, List.of(new MapSpec.MapEntry(1, "inner")), MapSpec.Mutability.READ_WRITE);
        try (Loaded loaded = load(set(List.of(outer, inner), program("two", set(Register.R0, 2), EXIT)), "two")) {
            assertThat(loaded.entries("outer")).containsOnlyKeys(Bytes.ofHex("01000000"));
        }
    }

    @Test
    void aMapThatCannotBeIsRefusedByName() {
        LoadOutcome.Refused refused = refusal(set(List.of(new MapSpec("odd", "array", 3, 8, 1)), counter()), "count", Options.DEFAULT);
        assertThat(refused.errno()).isEqualTo(22);
        assertThat(refused.message()).isEqualTo("map odd (array, key 3, value 8, max 1, flags 0) was not made: EINVAL (22): invalid argument");
        assertThat(refusal(set(List.of(new MapSpec("odd", "wavy", 4, 8, 1)), counter()), "count", Options.DEFAULT))
                .isEqualTo(new LoadOutcome.Refused(0, "map odd: the kernel has no map type called wavy", ""));
    }

    @Test
    void aProgramWithoutATypeIsRefusedUnasked() {
        Program untyped = Program.of("bare", "", Code.of(List.of(EXIT)));
        assertThat(refusal(set(List.of(), untyped), "bare", Options.DEFAULT).message()).isEqualTo("program bare says no program type");
    }

    @Test
    void anUnknownProgramIsACallersMistake() {
        assertThatThrownBy(() -> kernel().load(set(List.of()), "none", Options.DEFAULT)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("test has no program called none");
    }

    @Test
    void nothingStaysOpen() throws IOException {
        MapSpec hits = new MapSpec("hits", "array", 4, 8, 2);
        MapSpec odd = new MapSpec("odd", "array", 3, 8, 1);
        long before = openFiles();
        for (int i = 0; i < 3; i++) {
            try (Loaded loaded = load(set(List.of(hits), counter()), "count")) {
                assertThat(openFiles()).isGreaterThanOrEqualTo(before + 2);
                loaded.run(FRAME, 1);
            }
            refusal(set(List.of(hits, odd), counter()), "count", Options.DEFAULT);
            refusal(set(List.of(hits), program("bad", EXIT)), "bad", Options.DEFAULT);
        }
        assertThat(openFiles()).isLessThanOrEqualTo(before);
    }
}
