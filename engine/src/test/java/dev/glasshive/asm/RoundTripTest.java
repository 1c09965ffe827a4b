package dev.glasshive.asm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.EveryEncoding;
import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.MapSpec.Mutability;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.SourceMap;
import dev.glasshive.program.Subprogram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs to source text and back.
class RoundTripTest {
    /// Those that the sample programs call by name.
    private static final HelperNames SAMPLE_HELPERS = HelperNames.of(Map.of("bpf_map_lookup_elem", 1, "bpf_map_update_elem", 2, "bpf_ktime_get_ns", 5,
            "bpf_get_smp_processor_id", 8, "bpf_tail_call", 12, "bpf_spin_lock", 93, "bpf_spin_unlock", 94));

    @Test
    void everyInstructionAloneSurvivesItsText() {
        for (Instruction instruction : EveryEncoding.instructions(7, 60)) {
            String text = Dialect.SOURCE.text(instruction, 0, Names.NONE);
            assertThat(Texts.instructions(text)).as(text).containsExactly(instruction);
        }
    }

    @Test
    void everyInstructionAloneSurvivesItsMnemonic() {
        for (Instruction instruction : EveryEncoding.instructions(8, 60)) {
            String text = Dialect.MNEMONIC.text(instruction, 0, Names.NONE);
            assertThat(Texts.instructions(text)).as(text).containsExactly(instruction);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void programsOfAllInstructionsSurviveWithLabelsMapsAndHelpers(long seed) {
        List<Instruction> instructions = new ArrayList<>(EveryEncoding.instructions(seed, 3));
        Collections.shuffle(instructions, new Random(seed));
        List<MapSpec> maps = List.of(new MapSpec("hits", "hash", 4, 8, 16), new MapSpec("second", "array", 4, 4, 1));
        survives(new ProgramSet("x.o", "GPL", List.of(Program.of("main", "xdp", Code.of(instructions))), maps));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void programsOfAllInstructionsSurviveAsMnemonics(long seed) {
        List<Instruction> instructions = new ArrayList<>(EveryEncoding.instructions(seed, 3));
        Collections.shuffle(instructions, new Random(seed));
        List<MapSpec> maps = List.of(new MapSpec("hits", "hash", 4, 8, 16), new MapSpec("second", "array", 4, 4, 1));
        ProgramSet set = new ProgramSet("x.o", "GPL", List.of(Program.of("main", "xdp", Code.of(instructions))), maps);
        String text = Disassembler.source(set, Texts.HELPERS, Dialect.MNEMONIC);
        ProgramSet again = Texts.assemble(text);
        assertThat(again.programs().getFirst().code()).as(text).isEqualTo(set.programs().getFirst().code());
        assertThat(again.maps()).isEqualTo(maps);
    }

    @Test
    void namesThatReadLikeSomethingElseSurvive() {
        Code code = Texts.program("a: r1 = 0\nb: if r1 == 0 goto a\ncall c\nexit\n.func c\ngoto b\nexit").code();
        List<MapSpec> maps = List.of(new MapSpec("r1", "hash", 1, 1, 1, 7, List.of(
                        new MapSpec.Entry(Bytes.of((byte) 1), Bytes.of((byte) -1))), Mutability.READ_ONLY),
                new MapSpec("exit; # \"\\\n", "array", 4, 8, 2, 0x8000_0000, List.of(new MapSpec.Entry(Bytes.ofLittleEndian(-1, 4), Bytes.ofLittleEndian(-1, 8))), Mutability.READ_WRITE),
                new MapSpec("", "prog_array", 4, 4, 2, 0, List.of(new MapSpec.ProgramEntry(1, "if")), Mutability.READ_WRITE),
                new MapSpec("12", "array_of_maps", 4, 4, 2, 0, List.of(new MapSpec.MapEntry(0, "r1")), Mutability.READ_WRITE));
        survives(new ProgramSet("x.o", "Dual MIT/GPL", List.of(
                new Program("if", "kprobe//sys \t x", "", code, List.of(new Subprogram("lock", 0, 4), new Subprogram("r12", 4, 2)),
                        Map.of(0, "ll", 1, "bpf_map_lookup_elem", 4, "ll"), SourceMap.EMPTY),
                Program.of("é", "xdp", code)), maps));
    }

    @Test
    void aHelperThatSharesItsNameWithAFunctionGoesByNumber() {
        Program program = Texts.program("call 1\ncall bpf_map_lookup_elem\nexit\n.func bpf_map_lookup_elem\nexit");
        survives(new ProgramSet("x", "", List.of(program), List.of()));
        assertThat(program.code().instructions().subList(0, 2)).containsExactly(new Instruction.CallHelper(1), new Instruction.CallLocal(1));
    }

    private static Stream<String> samples() throws java.io.IOException {
        Properties index = new Properties();
        index.load(new java.io.StringReader(Texts.resource("/glasshive/programs/index.properties")));
        return index.stringPropertyNames().stream().sorted().map(name -> "/glasshive/programs/" + name + "/" + name + ".bpf")
                .filter(name -> RoundTripTest.class.getResource(name) != null);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleProgramsSurvive(String name) {
        ProgramSet set = Texts.assemble(Texts.resource(name), SAMPLE_HELPERS);
        survives(set);
        ProgramSet again = Texts.assemble(Disassembler.source(set, SAMPLE_HELPERS), SAMPLE_HELPERS);
        assertThat(again.license()).isEqualTo(set.license());
        for (int i = 0; i < set.programs().size(); i++) {
            Program program = set.programs().get(i);
            assertThat(again.programs().get(i).subprograms()).isEqualTo(program.subprograms());
            assertThat(again.programs().get(i).labels()).isEqualTo(program.labels());
            assertThat(again.programs().get(i).name()).isEqualTo(program.name());
            assertThat(again.programs().get(i).type()).isEqualTo(program.type());
        }
    }

    private static void survives(ProgramSet set) {
        String text = Disassembler.source(set, SAMPLE_HELPERS);
        ProgramSet again = Texts.assemble(text, SAMPLE_HELPERS);
        assertThat(again.maps()).as(text).isEqualTo(set.maps());
        assertThat(again.programs().stream().map(Program::code)).as(text).isEqualTo(set.programs().stream().map(Program::code).toList());
        assertThat(again.programs().stream().map(Program::name)).isEqualTo(set.programs().stream().map(Program::name).toList());
        assertThat(again.programs().stream().map(Program::section)).isEqualTo(set.programs().stream().map(Program::section).toList());
        assertThat(again.license()).isEqualTo(set.license());
        assertThat(Disassembler.source(again, SAMPLE_HELPERS)).isEqualTo(text);
    }
}
