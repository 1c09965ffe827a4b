package dev.glasshive.asm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.Subprogram;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Reading back the output of `llvm-objdump -d`.
class ListingTest {
    private static final String LISTING = Texts.resource("/asm/listing.txt");

    @Test
    void assemblyOfADisassemblyGivesTheSameBytes() {
        ProgramSet set = Texts.assemble(LISTING);
        StringBuilder bytes = new StringBuilder();
        LISTING.lines().filter(line -> line.matches(" *\\d+:\t.*")).forEach(line -> bytes.append(line.split("\t", 3)[1].replace(" ", "")));
        StringBuilder assembled = new StringBuilder();
        set.programs().forEach(program -> assembled.append(HexFormat.of().formatHex(program.code().encode())));
        assertThat(assembled.toString()).isEqualTo(bytes.toString());
    }

    @Test
    void sectionsBecomeProgramsAndSymbolsFunctions() {
        ProgramSet set = Texts.assemble(LISTING);
        assertThat(set.programs()).extracting(Program::name).containsExactly("is_request", "subprogram");
        assertThat(set.programs()).extracting(Program::section).containsExactly(".text", "xdp");
        assertThat(set.programs().getFirst().subprograms()).extracting(Subprogram::name)
                .containsExactly("is_request", "adjusted", "count_answer", "fold");
    }

    @Test
    void changedTextWinsOverTheBytesBesideIt() {
        assertThat(Texts.instructions("0:\t85 10 00 00 ff ff ff ff\tcall 0x1")).containsExactly(new Instruction.CallHelper(1));
        assertThat(Texts.instructions("0:\t85 10 00 00 01 00 00 00\tcall 0x1")).containsExactly(new Instruction.CallLocal(1));
    }
}
