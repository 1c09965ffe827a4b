package dev.glasshive.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Instruction.Reach;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.MapSpec.Entry;
import dev.glasshive.program.MapSpec.Mutability;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.SourceLine;
import dev.glasshive.program.SourceMap;
import dev.glasshive.program.Subprogram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectWriterTest {
    private static final Instruction ZERO = new Mov(Width.W64, Register.R0, new Imm(0));
    private static final Instruction MORE = new Alu(AluOp.ADD, Width.W64, Register.R0, new Imm(1));
    private static final Instruction EXIT = new Exit();

    static List<String> fixtures() {
        return Fixture.ALL;
    }

    private static ProgramSet again(ProgramSet set) throws MalformedProgramException {
        return ObjectLoader.load(ObjectWriter.write(set).content().toArray(), set.origin()).programs();
    }

    private static Program program(String name, String type, List<Subprogram> subprograms, SourceMap lines, Instruction... instructions) {
        return new Program(name, "", type, Code.of(List.of(instructions)), subprograms, Map.of(), lines);
    }

    private static ProgramSet set(List<MapSpec> maps, Program... programs) {
        return new ProgramSet("a.bpf", "GPL", List.of(programs), maps);
    }

    private static LoadImm64 value(int map, int offset) {
        return new LoadImm64(Register.R1, WideSource.MAP_VALUE_BY_INDEX, map, offset);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aCompiledObjectWrittenAgainLoadsAsTheSame(String fixture) throws MalformedProgramException {
        ProgramSet set = Fixture.of(fixture).load().programs();
        assertThat(again(set).untyped()).isEqualTo(set.untyped());
    }

    @Test
    void assembledProgramsKeepFunctionsLinesAndMaps() throws MalformedProgramException {
        SourceMap lines = new SourceMap(List.of(new SourceLine(0, "a.bpf", 2, 1, "r1 = map(m) ll"), new SourceLine(2, "a.bpf", 3, 1, "call twice"),
                new SourceLine(4, "a.bpf", 7, 1, "r0 += 1")));
        Program program = program("main", "xdp", List.of(new Subprogram("main", 0, 4), new Subprogram("twice", 4, 2)), lines,
                new LoadImm64(Register.R1, WideSource.MAP_BY_INDEX, 0, 0), new CallLocal(1), EXIT, MORE, EXIT);
        Program read = again(set(List.of(new MapSpec("m", "hash", 4, 8, 16)), program)).programs().getFirst();
        assertThat(read.untyped()).isEqualTo(new Program("main", "xdp", "xdp", program.code(), program.subprograms(), Map.of(), lines));
    }

    @Test
    void aJumpOutOfItsFunctionIsRefused() {
        List<Subprogram> functions = List.of(new Subprogram("a", 0, 3), new Subprogram("b", 3, 2));
        Program jumps = program("a", "xdp", functions, SourceMap.EMPTY, new CallLocal(2), new Jump(Reach.SHORT, 1), EXIT, ZERO, EXIT);
        assertThatThrownBy(() -> ObjectWriter.write(set(List.of(), jumps)))
                .hasMessage("function a: insn 1: jumps to slot 3, but the function has the slots 0 to 2; in an object a function is left by exit only");
        Program branches = program("a", "xdp", functions, SourceMap.EMPTY, new CallLocal(2), ZERO, EXIT, new Branch(Condition.JEQ, Width.W64, Register.R0, new Imm(0), (short) -2), EXIT);
        assertThatThrownBy(() -> ObjectWriter.write(set(List.of(), branches))).hasMessageStartingWith("function b: insn 0: jumps to slot -1");
    }

    @Test
    void aCallOfNothingIsRefused() {
        Program program = program("a", "xdp", List.of(new Subprogram("a", 0, 2)), SourceMap.EMPTY, new CallLocal(7), EXIT);
        assertThatThrownBy(() -> ObjectWriter.write(set(List.of(), program)))
                .hasMessage("function a: insn 0: calls the function 7 slots behind the next instruction, and there is none");
        Program address = program("a", "xdp", List.of(new Subprogram("a", 0, 3)), SourceMap.EMPTY, new LoadImm64(Register.R1, WideSource.CODE, -9, 0), EXIT);
        assertThatThrownBy(() -> ObjectWriter.write(set(List.of(), address)))
                .hasMessage("function a: insn 0: loads the address of the function -9 slots behind the next instruction, and there is none");
    }

    @Test
    void aFunctionThatRunsOnIntoAnotherIsRefused() throws MalformedProgramException {
        List<Subprogram> functions = List.of(new Subprogram("a", 0, 1), new Subprogram("b", 1, 2));
        Program open = program("a", "xdp", functions, SourceMap.EMPTY, ZERO, MORE, EXIT);
        assertThatThrownBy(() -> ObjectWriter.write(set(List.of(), open)))
                .hasMessage("function a: runs on into the function behind it, which stands elsewhere in an object; end it with exit");
        Program unfinished = program("a", "xdp", List.of(new Subprogram("a", 0, 2)), SourceMap.EMPTY, ZERO, MORE);
        assertThat(again(set(List.of(), unfinished)).programs().getFirst().code()).isEqualTo(unfinished.code());
    }

    @Test
    void aMapLoadedWithAnOffsetIsRefused() {
        Program program = program("a", "xdp", List.of(new Subprogram("a", 0, 3)), SourceMap.EMPTY, new LoadImm64(Register.R1, WideSource.MAP_BY_INDEX, 0, 1), EXIT);
        assertThatThrownBy(() -> ObjectWriter.write(set(List.of(new MapSpec("m", "hash", 4, 8, 16)), program)))
                .hasMessage("function a: insn 0: loads map m itself with an offset, which means nothing; to load the address of its value write map_value(m)");
    }

    @Test
    void functionsOfOneNameThatDifferStayApart() throws MalformedProgramException {
        List<Subprogram> functions = List.of(new Subprogram("a", 0, 2), new Subprogram("same", 2, 2));
        List<Subprogram> others = List.of(new Subprogram("b", 0, 2), new Subprogram("same", 2, 2));
        Program first = program("a", "xdp", functions, SourceMap.EMPTY, new CallLocal(1), EXIT, ZERO, EXIT);
        Program second = program("b", "xdp", others, SourceMap.EMPTY, new CallLocal(1), EXIT, MORE, EXIT);
        assertThat(again(set(List.of(), first, second)).programs()).extracting(Program::code).containsExactly(first.code(), second.code());
    }

    @Test
    void functionsOfOneNameThatAgreeAreStoredOnce() throws MalformedProgramException {
        ProgramSet set = Fixture.of("functions").load().programs();
        ElfFile written = ElfFile.read(ObjectWriter.write(set).content().toArray(), "w.o");
        assertThat(written.symbols()).extracting(Symbol::name).containsOnlyOnce("leaf");
    }

    @Test
    void functionsWithoutNamesAreFoundByTheirCalls() throws MalformedProgramException {
        Program program = program("main", "", List.of(new Subprogram("main", 0, 4)), SourceMap.EMPTY, new CallLocal(1), EXIT, MORE, EXIT);
        assertThat(again(set(List.of(), program)).programs().getFirst().subprograms())
                .containsExactly(new Subprogram("main", 0, 2), new Subprogram("function_2", 2, 2));
    }

    @Test
    void programsWithoutTypeStandInTextUnlessOthersHaveOne() throws MalformedProgramException {
        Program plain = Program.of("plain", "", Code.of(List.of(ZERO, EXIT)));
        Program typed = Program.of("typed", "xdp", Code.of(List.of(ZERO, EXIT)));
        assertThat(again(set(List.of(), plain)).programs()).extracting(Program::section, Program::type).containsExactly(tuple(".text", ""));
        assertThat(again(set(List.of(), plain, typed)).programs()).extracting(Program::name, Program::section, Program::type).containsExactly(
                tuple("plain", "program/plain", ""), tuple("typed", "xdp", "xdp"));
    }

    @Test
    void mapsWhoseValueIsAddressedBecomeVariablesAndKeepTheirNames() throws MalformedProgramException {
        MapSpec full = new MapSpec("full", "array", 4, 2, 1, 0, List.of(new Entry(Bytes.ofHex("00000000"), Bytes.ofHex("0107"))), Mutability.READ_WRITE);
        ProgramSet set = set(List.of(new MapSpec("stats", "array", 4, 40, 1), full), Program.of("main", "xdp", Code.of(List.of(value(0, 8), value(1, 1), ZERO, EXIT))));
        WrittenObject written = ObjectWriter.write(set);
        assertThat(written.notes()).isEmpty();
        assertThat(ElfFile.read(written.content().toArray(), "w.o").sections()).extracting(Section::name).contains(".data.stats", ".data.full");
        assertThat(again(set).untyped().maps()).isEqualTo(set.untyped().maps());
        assertThat(again(set).programs().getFirst().code()).isEqualTo(set.programs().getFirst().code());
    }

    @Test
    void mapsUsedInBothWaysSurviveWithANote() throws MalformedProgramException {
        ProgramSet set = set(List.of(new MapSpec("stats", "array", 4, 40, 1)),
                Program.of("main", "xdp", Code.of(List.of(value(0, 8), new LoadImm64(Register.R2, WideSource.MAP_BY_INDEX, 0, 0), ZERO, EXIT))));
        assertThat(again(set).programs().getFirst().code()).isEqualTo(set.programs().getFirst().code());
        assertThat(ObjectWriter.write(set).notes()).containsExactly("map stats: its value is loaded directly, which libbpf knows of arrays of one entry "
                + "that are used in no other way; only this project loads the object");
    }

    @Test
    void variablesKeepTheirContents() throws MalformedProgramException {
        MapSpec data = new MapSpec(".data.stats", "array", 4, 2, 1, 0, List.of(new Entry(Bytes.ofHex("00000000"), Bytes.ofHex("0107"))), Mutability.READ_WRITE);
        ProgramSet set = set(List.of(data), Program.of("main", "xdp", Code.of(List.of(value(0, 1), ZERO, EXIT))));
        assertThat(again(set).untyped().maps()).containsExactly(data);
        assertThat(again(set).programs().getFirst().code()).isEqualTo(set.programs().getFirst().code());
    }

    @Test
    void entriesThatNoObjectCanHoldAreRefused() {
        MapSpec full = new MapSpec("full", "hash", 1, 1, 4, 0, List.of(new Entry(Bytes.ofHex("01"), Bytes.ofHex("02"))), Mutability.READ_WRITE);
        assertThatThrownBy(() -> ObjectWriter.write(set(List.of(full)))).isInstanceOf(MalformedProgramException.class)
                .hasMessageContaining("map full starts with entries, which a definition in an object cannot hold");
    }

    @Test
    void mapsThatAreNotThereAreRefused() {
        ProgramSet set = set(List.of(), Program.of("main", "xdp", Code.of(List.of(ZERO, new LoadImm64(Register.R1, WideSource.MAP_BY_INDEX, 3, 0), EXIT))));
        assertThatThrownBy(() -> ObjectWriter.write(set)).isInstanceOf(MalformedProgramException.class)
                .hasMessage("function main: insn 1: there is no map 3, the set has 0");
    }
}
