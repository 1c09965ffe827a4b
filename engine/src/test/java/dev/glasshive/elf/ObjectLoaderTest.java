package dev.glasshive.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.WideSource;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.MapSpec.Entry;
import dev.glasshive.program.MapSpec.MapEntry;
import dev.glasshive.program.MapSpec.Mutability;
import dev.glasshive.program.MapSpec.ProgramEntry;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.SourceLine;
import dev.glasshive.program.Subprogram;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectLoaderTest {
    private static ProgramSet programs(String fixture) throws MalformedProgramException {
        return Fixture.of(fixture).load().programs();
    }

    private static Program program(String fixture, String name) throws MalformedProgramException {
        return programs(fixture).program(name).orElseThrow();
    }

    private static List<LoadImm64> wideLoads(Program program) {
        return program.code().instructions().stream().filter(LoadImm64.class::isInstance).map(LoadImm64.class::cast).toList();
    }

    @Test
    void everyFunctionOfAProgramSectionIsAProgramOfItsType() throws MalformedProgramException {
        assertThat(programs("sections").programs()).extracting(p -> p.name() + " " + p.section() + " " + p.type()).containsExactly(
                "pass xdp xdp", "drop xdp xdp", "allow cgroup/connect4 cgroup_sock_addr", "unknown made_up ");
        assertThat(programs("sections").license()).isEqualTo("Dual BSD/GPL");
    }

    @Test
    void programsCarryTheFunctionsTheyCallInTheOrderOfTheCalls() throws MalformedProgramException {
        assertThat(program("functions", "first").subprograms()).containsExactly(new Subprogram("first", 0, 3), new Subprogram("leaf", 3, 4));
        assertThat(program("functions", "second").subprograms()).extracting(Subprogram::name).containsExactly("second", "branch", "leaf", "beside");
    }

    @Test
    void callsLeadToTheStartsOfFunctions() throws MalformedProgramException {
        Program second = program("functions", "second");
        List<Integer> starts = second.subprograms().stream().map(Subprogram::start).toList();
        for (int slot : second.code().starts()) {
            if (second.code().at(slot) instanceof CallLocal(int offset)) {
                assertThat(starts).contains(slot + 1 + offset);
            }
        }
    }

    @Test
    void staticFunctionsOfProgramSectionsAreNoPrograms() throws MalformedProgramException {
        assertThat(programs("functions").programs()).extracting(Program::name).containsExactly("first", "second");
    }

    @Test
    void functionsOfTextAreProgramsWhereThereIsNothingElse() throws MalformedProgramException {
        assertThat(programs("text_only").programs()).extracting(p -> p.name() + p.subprograms().size()).containsExactly("one2", "two2");
    }

    @Test
    void addressesOfFunctionsAreDistancesFromTheNextSlot() throws MalformedProgramException {
        Program loop = program("callback", "loop");
        for (String name : List.of("step", "before")) {
            int start = loop.subprograms().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow().start();
            assertThat(loop.code().starts()).anyMatch(slot -> loop.code().at(slot).equals(new LoadImm64(Register.R2, WideSource.CODE, start - slot - 1, 0)));
        }
    }

    @Test
    void typesOfMembersDefineMaps() throws MalformedProgramException {
        assertThat(programs("typed_maps").untyped().maps()).containsExactly(
                new MapSpec("other", "array", 4, 8, 1),
                new MapSpec("inside", "array", 4, 8, 1),
                new MapSpec("outer", "array_of_maps", 4, 4, 3, 0, List.of(new MapEntry(0, "other"), new MapEntry(2, "inside")), Mutability.READ_WRITE),
                new MapSpec("programs", "prog_array", 4, 4, 8, 0, List.of(new ProgramEntry(5, "target")), Mutability.READ_WRITE),
                new MapSpec("typed", "lru_hash", 8, 32, 1000, 2, List.of(), Mutability.READ_WRITE),
                new MapSpec("sized", "array", 4, 24, 2),
                new MapSpec("ring", "ringbuf", 0, 0, 4096));
        assertThat(programs("typed_maps").maps()).filteredOn(map -> map.template().isPresent()).singleElement()
                .satisfies(outer -> assertThat(outer.template()).hasValueSatisfying(inner -> {
                    assertThat(inner.name()).isEqualTo("outer.inner");
                    assertThat(List.of(inner.type(), inner.keySize(), inner.valueSize(), inner.maxEntries())).isEqualTo(List.of("array", 4, 8, 1));
                }));
        assertThat(Fixture.of("typed_maps").load().notes()).containsExactly("map typed: pinning = 1 means nothing here and is left out");
    }

    @Test
    void recordsOfOldObjectsDefineMaps() throws MalformedProgramException {
        assertThat(programs("old_maps").maps()).containsExactly(
                new MapSpec("numbers", "hash", 2, 8, 16, 1, List.of(), Mutability.READ_WRITE), new MapSpec("others", "percpu_array", 4, 16, 3));
        assertThat(program("old_maps", "filter").type()).isEqualTo("socket_filter");
        assertThat(wideLoads(program("old_maps", "filter"))).extracting(LoadImm64::source, LoadImm64::low).containsExactly(
                tuple(WideSource.MAP_BY_INDEX, 1), tuple(WideSource.MAP_BY_INDEX, 0));
    }

    @Test
    void recordsOfWindowsObjectsHaveItsNumbersAndNoFlags() throws MalformedProgramException {
        LoadedObject object = Fixture.of("windows_maps").load();
        assertThat(object.madeFor()).isEqualTo("windows");
        assertThat(object.programs().maps()).containsExactly(new MapSpec("counts", "percpu_hash", 2, 8, 16), new MapSpec("ring", "ringbuf", 0, 0, 4096));
        assertThat(object.programs().programs()).extracting(Program::type).containsExactly("cgroup_sock_addr");
    }

    @Test
    void globalVariablesAreMapsOfOneValue() throws MalformedProgramException {
        List<MapSpec> maps = programs("variables").maps();
        assertThat(maps).extracting(MapSpec::name).containsExactly(".rodata", ".data", ".data.apart", ".bss");
        assertThat(maps.get(0).mutability()).isEqualTo(Mutability.READ_ONLY);
        assertThat(maps.get(2)).isEqualTo(new MapSpec(".data.apart", "array", 4, 2, 1, 0,
                List.of(new Entry(Bytes.ofHex("00000000"), Bytes.ofHex("0900"))), Mutability.READ_WRITE));
        assertThat(maps.get(3)).isEqualTo(new MapSpec(".bss", "array", 4, 16, 1));
        assertThat(wideLoads(program("variables", "count"))).contains(new LoadImm64(Register.R2, WideSource.MAP_VALUE_BY_INDEX, 1, 0));
    }

    @Test
    void offsetsInVariablesAreKept() throws MalformedProgramException {
        // table[3] lies 20 bytes into .data, and `more` 8 bytes into .bss
        List<Instruction> code = program("variables", "count").code().instructions();
        assertThat(code).anyMatch(i -> i instanceof LoadImm64 load && load.low() == 1 && load.high() == 8);
        assertThat(code).anyMatch(i -> i instanceof LoadImm64 load && load.low() == 3 && load.high() == 8);
    }

    @Test
    void instructionsKnowTheirSourceLines() throws MalformedProgramException {
        SourceLine line = program("sections", "drop").sourceMap().at(1).orElseThrow();
        assertThat(line.file()).isEqualTo("./sections.c");
        assertThat(line.line()).isEqualTo(15);
        assertThat(line.column()).isPositive();
        assertThat(line.text()).isEqualTo("    return ctx->data == ctx->data_end ? XDP_PASS : XDP_DROP;");
        assertThat(program("functions", "second").sourceMap().at(10 + 9).orElseThrow().text()).isEqualTo("    return leaf(a) - leaf(a + 7);");
    }

    @Test
    void portableFieldAccessesAreLeftAloneWithANote() throws MalformedProgramException {
        assertThat(Fixture.of("portable").load().notes()).singleElement().asString().contains("1 CO-RE relocations are not applied");
    }
}
