package dev.glasshive.asm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Reach;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.SourceLine;
import dev.glasshive.program.Subprogram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssemblerTest {
    @Test
    void spellingsOfLlvmAndTheKernelMeanTheSame() {
        same("w1 = *(u32 *)(r2 + 4)", "r1 = *(u32 *)(r2 +4)", new Instruction.Load(Size.W, Extension.ZERO, Register.R1, Register.R2, (short) 4));
        same("*(u8*)(r10-1)=w7", "*(u8 *)(r10 -1) = r7", new Instruction.Store(Size.B, Register.R10, (short) -1, Register.R7));
        same("r1 = *(u64 *)(r2)", "r1=*(u64 *)(r2 + -0)", new Instruction.Load(Size.DW, Extension.ZERO, Register.R1, Register.R2, (short) 0));
        same("r2 = atomic_fetch_add((u64 *)(r1 + 0), r2)", "r2 = atomic64_fetch_add((u64 *)(r1 +0), r2)",
                new Instruction.Atomic(AtomicOp.FETCH_ADD, Size.DW, Register.R1, (short) 0, Register.R2));
        same("w0 = cmpxchg32_32(r1 + 8, w0, w2)", "r0 = atomic_cmpxchg((u32 *)(r1 +8), r0, r2)",
                new Instruction.Atomic(AtomicOp.CMPXCHG, Size.W, Register.R1, (short) 8, Register.R2));
        same("r2 = xchg_64(r1 + 8, r2)", "r2 = xchg_64((u64 *)(r1 + 8), r2)",
                new Instruction.Atomic(AtomicOp.XCHG, Size.DW, Register.R1, (short) 8, Register.R2));
        same("goto +3 <main+0x20>", "5: (05) goto pc+3", new Instruction.Jump(Reach.SHORT, 3));
        same("if w1 s>= -0x5 goto -0x2", "if w1 s>= -5 goto pc-2",
                new Instruction.Branch(Condition.JSGE, Width.W32, Register.R1, new Imm(-5), (short) -2));
        same("call bpf_map_lookup_elem", "12: (85) call bpf_map_lookup_elem#1", new Instruction.CallHelper(1));
        same("call 0x5", "call bpf_ktime_get_ns", new Instruction.CallHelper(5));
        same("r1 = 'a'", "r1 = 0b1100001", new Instruction.Mov(Width.W64, Register.R1, new Imm(97)));
        same("w1 = 0xffffffff", "w1 = -1", new Instruction.Mov(Width.W32, Register.R1, new Imm(-1)));
        same("r1 = be64 r1", "7: (dc) r1 = be64 r1", new Instruction.ByteSwap(SwapOp.TO_BE, Size.DW, Register.R1));
    }

    private static void same(String text, String other, Instruction instruction) {
        assertThat(Texts.instructions(text)).containsExactly(instruction);
        assertThat(Texts.instructions(other)).containsExactly(instruction);
    }

    @ParameterizedTest
    @CsvSource({
        "r1 = 0x1122334455667788 ll,  VALUE, 0x55667788, 0x11223344",
        "r1 = -1 ll,                  VALUE, -1, -1",
        "r1 = hits ll,                MAP_BY_INDEX, 1, 0",
        "r1 = map_value(hits) + 8 ll, MAP_VALUE_BY_INDEX, 1, 8",
        "r1 = map_value(0) - 8 ll,    MAP_VALUE_BY_INDEX, 0, -8",
        "r1 = map_by_fd(7) ll,        MAP_BY_FD, 7, 0",
        "r1 = map_value_by_fd(7) + 4 ll, MAP_VALUE_BY_FD, 7, 4",
        "r1 = var_addr(9) ll,         VARIABLE, 9, 0",
        "r1 = code_addr(f) ll,        CODE, 2, 0",
        "r1 = f ll,                   CODE, 2, 0",
        "r1 = code_addr(+2) ll,       CODE, 2, 0",
        "'ld_pseudo r1, 5, 1',        MAP_BY_INDEX, 1, 0"})
    void wideLoadsOfEveryKindCanBeWritten(String text, WideSource source, String low, String high) {
        String around = ".map first array key=4 value=8 max=1\n.map hits hash key=4 value=8 max=1\n" + text + "\nexit\n.func f\nexit";
        assertThat(Texts.instructions(around).getFirst())
                .isEqualTo(new Instruction.LoadImm64(Register.R1, source, Integer.decode(low), Integer.decode(high)));
    }

    @Test
    void distancesCountSlotsFromTheNextOneAndAWideLoadHasTwo() {
        assertThat(Texts.instructions("back: r1 = 1 ll\nif r1 == 1 goto on\ngotol back\non: exit\ngoto on")).endsWith(
                new Instruction.Branch(Condition.JEQ, Width.W64, Register.R1, new Imm(1), (short) 1),
                new Instruction.Jump(Reach.LONG, -4), new Instruction.Exit(), new Instruction.Jump(Reach.SHORT, -2));
    }

    @Test
    void functionsAreSubprogramsAndCallsFindThemBeforeHelpers() {
        Program program = Texts.program(".program xdp main\ncall f\nexit\n.func f\nr0 = 1\nexit");
        assertThat(program.subprograms()).containsExactly(new Subprogram("main", 0, 2), new Subprogram("f", 2, 2));
        assertThat(program.code().at(0)).isEqualTo(new Instruction.CallLocal(1));
    }

    @Test
    void aTextWithoutProgramIsOneProgramNamedAfterItsFile() {
        ProgramSet set = Texts.assemble("exit");
        assertThat(set.origin()).isEqualTo("folder/sample.bpf");
        assertThat(set.programs()).singleElement().satisfies(program -> {
            assertThat(program.name()).isEqualTo("sample");
            assertThat(program.type()).isEmpty();
        });
    }

    @Test
    void programsOfOneTextShareMapsAndLicenseAndKeepTheirLabels() {
        ProgramSet set = Texts.assemble("""
                .license Dual MIT/GPL ; as C has it
                .program xdp one
                goto end
                end: exit
                .program tc two section="tc/in"
                r1 = hits ll
                end: exit
                .map hits hash key=4 value=8 max=0x100 flags=1 readonly
                """);
        assertThat(set.license()).isEqualTo("Dual MIT/GPL");
        assertThat(set.programs()).extracting(Program::name).containsExactly("one", "two");
        assertThat(set.programs()).extracting(Program::section).containsExactly("", "tc/in");
        assertThat(set.programs()).extracting(Program::labels).containsExactly(Map.of(1, "end"), Map.of(2, "end"));
        assertThat(set.maps()).containsExactly(new MapSpec("hits", "hash", 4, 8, 256, 1, List.of(), MapSpec.Mutability.READ_ONLY));
    }

    @Test
    void mapsBeginWithTheirEntries() {
        ProgramSet set = Texts.assemble("""
                .map a array key=4 value=8 max=4
                .map b hash key=2 value=24 max=4
                .map jumps prog_array key=4 value=4 max=4
                .map outer array_of_maps key=4 value=4 max=4
                .init a 1 -2
                .init b x"0102" 1 2 3
                .init b 'x' x"00112233445566778899aabbccddeeff0011223344556677"
                .init b 7 -1
                .init jumps 2 sample
                .init outer 0 a
                exit
                """);
        assertThat(set.maps().get(0).initial()).containsExactly(new MapSpec.Entry(Bytes.ofHex("01000000"), Bytes.ofHex("feffffffffffffff")));
        assertThat(set.maps().get(1).initial()).containsExactly(
                new MapSpec.Entry(Bytes.ofHex("0102"), Bytes.ofHex("010000000000000002000000000000000300000000000000")),
                new MapSpec.Entry(Bytes.ofHex("7800"), Bytes.ofHex("00112233445566778899aabbccddeeff0011223344556677")),
                new MapSpec.Entry(Bytes.ofHex("0700"), Bytes.ofHex("ff".repeat(24))));
        assertThat(set.maps().get(2).initial()).containsExactly(new MapSpec.ProgramEntry(2, "sample"));
        assertThat(set.maps().get(3).initial()).containsExactly(new MapSpec.MapEntry(0, "a"));
    }

    @Test
    void everyInstructionKnowsItsLine() {
        Program program = Texts.program("; one\n\n  r1 = 1 ll ; two\r\nx: y:\n\tz: exit");
        assertThat(program.sourceMap().lines()).containsExactly(
                new SourceLine(0, "folder/sample.bpf", 3, 3, "r1 = 1 ll ; two"),
                new SourceLine(2, "folder/sample.bpf", 5, 5, "z: exit"));
    }

    @Test
    void commentsOfThreeKindsEndALine() {
        assertThat(Texts.instructions("r1 = 1 ; a\nr1 = 1 // b\nr1 = 1 # c\n;\n//\n#")).hasSize(3)
                .containsOnly(new Instruction.Mov(Width.W64, Register.R1, new Imm(1)));
    }

    @Test
    void everyOperatorRowCanBeWritten() {
        for (AluOp op : AluOp.values()) {
            assertThat(Texts.instructions("r1 " + op.symbol() + "r2")).containsExactly(new Instruction.Alu(op, Width.W64, Register.R1, Register.R2));
        }
        for (Condition op : Condition.values()) {
            assertThat(Texts.instructions("if w1 " + op.symbol() + "-1 goto +0"))
                    .containsExactly(new Instruction.Branch(op, Width.W32, Register.R1, new Imm(-1), (short) 0));
        }
    }

    @Test
    void warningsDoNotKeepTheProgramBack() {
        Assembly assembly = Assembler.assemble("r10 = 1\nexit", "a.bpf", HelperNames.NONE);
        assertThat(assembly.programs()).isPresent();
        assertThat(assembly.diagnostics()).singleElement().satisfies(d -> assertThat(d.severity()).isEqualTo(Diagnostic.Severity.WARNING));
    }

    @Test
    void aJumpThatIsTooFarIsToldToBeLong() {
        String far = "start: exit\n" + "exit\n".repeat(40_000);
        assertThat(Assembler.assemble(far + "goto start", "a", HelperNames.NONE).diagnostics()).singleElement().satisfies(d -> {
            assertThat(d.span()).isEqualTo(new SourceSpan(40_002, 6, 5));
            assertThat(d.suggestion()).isEqualTo("write gotol start, which reaches farther");
        });
        assertThat(Texts.instructions(far + "gotol start").getLast()).isEqualTo(new Instruction.Jump(Reach.LONG, -40_002));
    }
}
