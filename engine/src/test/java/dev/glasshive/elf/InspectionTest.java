package dev.glasshive.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.elf.Inspection.ProgramRow;
import dev.glasshive.elf.Inspection.RelocationRow;
import dev.glasshive.elf.Inspection.SectionRow;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.MapSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectionTest {
    @Test
    void aGlanceShowsWhatTheFileHolds() throws MalformedProgramException {
        Inspection glance = Inspection.of(Fixture.of("typed_maps").load());
        assertThat(glance.machine()).isEqualTo(247);
        assertThat(glance.license()).isEqualTo("GPL");
        assertThat(glance.sections()).contains(new SectionRow(3, "xdp", "PROGBITS", 344));
        assertThat(glance.programs()).containsExactly(new ProgramRow("target", "xdp", "xdp", 5, 5, List.of("target")),
                new ProgramRow("entry", "xdp", "xdp", 38, 32, List.of("entry")));
        assertThat(glance.maps()).extracting(MapSpec::name).contains("typed", "outer");
        assertThat(glance.relocations()).contains(new RelocationRow("xdp", 0x68, "R_BPF_64_64", "typed"), new RelocationRow(".maps", 0x68, "R_BPF_64_ABS64", "inside"));
        assertThat(glance.typeCounts()).containsEntry("VAR", 8).containsEntry("DATASEC", 2).containsEntry("FUNC", 2);
        assertThat(glance.types()).contains("int entry(struct xdp_md *ctx);", "typedef unsigned int __u32;");
        assertThat(glance.lineCount()).isEqualTo(15);
        assertThat(glance.notes()).hasSize(1);
    }

    @Test
    void codeIsShownAsTheFileHasIt() throws MalformedProgramException {
        CodeSection tc = Fixture.of("functions").load().code().stream().filter(s -> s.name().equals("tc")).findFirst().orElseThrow();
        assertThat(tc.functions()).extracting(CodeSection.Function::name).containsExactly("beside", "first", "second");
        assertThat(tc.relocations()).containsOnlyKeys(0, 4, 8, 15);
        assertThat(tc.functionAt(4)).hasValueSatisfying(f -> assertThat(f.name()).isEqualTo("first"));
        assertThat(tc.functionAt(19)).isEmpty();
        assertThat(tc.content().toHex()).startsWith("8510000008000000");
    }
}
