package dev.glasshive.jit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Disassembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.ByteSwap;
import dev.glasshive.isa.Instruction.MovSx;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.Width;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The code of native listings computes what the interpreter computes: it is run, in a process of its own.
///
/// Only programs that compute with numbers can be run so; for helpers, maps and packets there is no kernel around. `-Dglasshive.random.native=100000` runs more of them.
class NativeExecutionTest {
    private static final int COUNT = Integer.getInteger("glasshive.random.native", 300);
    private static final long SEED = Long.getLong("glasshive.random.seed", 2_026_11_29L);
    private static final int AT_ONCE = 20;
    private static final int ROUNDS = 4;
    private static final int[] NUMBERS = {0, 1, -1, 2, 7, 31, 32, 33, 63, 64, 65, 127, 128, -128, -129, 0xffff, Integer.MAX_VALUE, Integer.MIN_VALUE};

    @TempDir
    private Path folder;

    @BeforeAll
    static void skipElsewhere() {
        NativeProcess.orSkip();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void randomProgramsComputeTheSame(boolean blind) throws IOException, InterruptedException, MalformedProgramException {
        for (int first = 0; first < COUNT; first += 1000) {
            List<List<Instruction>> programs = new ArrayList<>();
            for (int number = first; number < Math.min(first + 1000, COUNT); number++) {
                programs.add(new NumberCode(new Random(SEED + number)).program());
            }
            assertSame(programs, new NativeOptions(blind));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyOperatorComputesTheSameWithAllRegisters(boolean blind) throws IOException, InterruptedException, MalformedProgramException {
        List<Instruction> instructions = new ArrayList<>();
        for (Width width : Width.values()) {
            for (AluOp op : AluOp.values()) {
                for (Register dst : numbers()) {
                    numbers().forEach(src -> instructions.add(new Alu(op, width, dst, src)));
                }
                for (int number : NUMBERS) {
                    instructions.add(new Alu(op, width, Register.of(Math.floorMod(number, 10)), new Imm(number)));
                }
            }
        }
        for (Register register : numbers()) {
            for (SwapOp op : SwapOp.values()) {
                Stream.of(Size.H, Size.W, Size.DW).forEach(size -> instructions.add(new ByteSwap(op, size, register)));
            }
            Stream.of(Size.B, Size.H, Size.W).forEach(size -> instructions.add(new MovSx(Width.W64, size, Register.of(9 - register.code()), register)));
            Stream.of(Size.B, Size.H).forEach(size -> instructions.add(new MovSx(Width.W32, size, Register.of(9 - register.code()), register)));
        }
        for (AtomicOp op : AtomicOp.values()) {
            for (Size size : List.of(Size.W, Size.DW)) {
                numbers().forEach(src -> instructions.add(new Atomic(op, size, Register.R10, (short) -16, src)));
            }
        }
        List<List<Instruction>> programs = new ArrayList<>();
        Random random = new Random(SEED);
        for (int from = 0; from < instructions.size(); from += AT_ONCE) {
            programs.add(new NumberCode(random).around(instructions.subList(from, Math.min(from + AT_ONCE, instructions.size()))));
        }
        assertSame(programs, new NativeOptions(blind));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyConditionDecidesTheSame(boolean blind) throws IOException, InterruptedException, MalformedProgramException {
        List<Branch> branches = new ArrayList<>();
        Random random = new Random(SEED);
        for (Condition op : Condition.values()) {
            for (Width width : Width.values()) {
                for (int number : NUMBERS) {
                    branches.add(new Branch(op, width, Register.of(random.nextInt(10)), new Imm(number), (short) 1));
                }
                for (Register left : numbers()) {
                    numbers().forEach(right -> branches.add(new Branch(op, width, left, right, (short) 1)));
                }
            }
        }
        List<List<Instruction>> programs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(branches, random);
            for (int from = 0; from < branches.size(); from += NumberCode.BYTES) {
                programs.add(new NumberCode(random).deciding(branches.subList(from, Math.min(from + NumberCode.BYTES, branches.size()))));
            }
        }
        assertSame(programs, new NativeOptions(blind));
    }

    private static List<Register> numbers() {
        return Stream.of(Register.values()).filter(register -> register != Register.FRAME_POINTER).toList();
    }

    private void assertSame(List<List<Instruction>> programs, NativeOptions options) throws IOException, InterruptedException, MalformedProgramException {
        List<byte[]> codes = programs.stream().map(program -> bytes(NativeEmitter.of(program(program), options))).toList();
        List<Long> results = NativeProcess.results(codes, folder);
        for (int i = 0; i < programs.size(); i++) {
            ProgramSet set = set(programs.get(i));
            RunResult run = Timeline.run(Scenario.of(set, "numbers", Platforms.linux(), List.of(Input.packet("", Bytes.of(new byte[64])))), new Interpreter(), Progress.NONE).getFirst();
            assertThat(run.trap()).as(() -> text(set)).isEmpty();
            assertThat(results.get(i)).as(() -> text(set)).isEqualTo(run.r0());
        }
    }

    private static Program program(List<Instruction> instructions) {
        return Program.of("numbers", "xdp", Code.of(instructions));
    }

    private static ProgramSet set(List<Instruction> instructions) {
        return new ProgramSet("numbers.bpf", "GPL", List.of(program(instructions)), List.of());
    }

    private static String text(ProgramSet set) {
        return Disassembler.source(set, HelperNames.of(Map.of()));
    }

    private static byte[] bytes(NativeListing listing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        listing.prologue().forEach(instruction -> bytes.writeBytes(instruction.code().toArray()));
        listing.instructions().forEach(piece -> piece.forEach(instruction -> bytes.writeBytes(instruction.code().toArray())));
        listing.epilogue().forEach(instruction -> bytes.writeBytes(instruction.code().toArray()));
        return bytes.toByteArray();
    }
}
