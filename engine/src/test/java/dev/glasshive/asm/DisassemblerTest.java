package dev.glasshive.asm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisassemblerTest {
    private static final String SOURCE = """
            .map hits hash key=4 value=8 max=256
            .init hits 1 2
            .license GPL

            .program xdp main
                r1 = hits ll
                r2 = r10
                r2 += -4
                call bpf_map_lookup_elem
                if r0 == 0 goto L10
            again:
                r1 = map_value(hits) + 8 ll
                call f
                goto again
            L10:
                r0 = 0x12345678
                exit

            .func f
                w0 s>>= 3
                exit
            """;

    @Test
    void sourceHasLabelsNamesAndDirectives() {
        assertThat(Disassembler.source(Texts.assemble(SOURCE), Texts.HELPERS)).isEqualTo(SOURCE);
    }

    @Test
    void aLineNamesTargetsMapsAndHelpers() {
        ProgramSet set = Texts.assemble(SOURCE);
        Program program = set.programs().getFirst();
        assertThat(Disassembler.line(program, 0, set, Texts.HELPERS)).isEqualTo("r1 = hits ll");
        assertThat(Disassembler.line(program, 4, set, Texts.HELPERS)).isEqualTo("call bpf_map_lookup_elem");
        assertThat(Disassembler.line(program, 4, set, HelperNames.NONE)).isEqualTo("call 1");
        assertThat(Disassembler.line(program, 8, set, Texts.HELPERS)).isEqualTo("call f");
        assertThat(Disassembler.line(program, 9, set, Texts.HELPERS)).isEqualTo("goto again");
    }

    @Test
    void llvmTextNamesTheSymbolBeforeATarget() {
        ProgramSet set = Texts.assemble(Texts.resource("/asm/listing.txt"));
        List<String> printed = new ArrayList<>();
        for (Program program : set.programs()) {
            Names names = Names.of(program, set, HelperNames.NONE);
            for (int slot : program.code().starts()) {
                printed.add(Dialect.LLVM.text(program.code().at(slot), slot, names));
            }
        }
        assertThat(printed).isEqualTo(Texts.resource("/asm/listing.txt").lines().filter(line -> line.matches(" *\\d+:\t.*"))
                .map(line -> line.split("\t", 3)[2]).toList());
    }
}
