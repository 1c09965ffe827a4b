package dev.glasshive.tests.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Assembler;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.repair.Fix;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// The first fix leaves the rest of the program as it was meant.
class FirstFixTest {
    private static final String RECORDS = ".map events ringbuf key=0 value=0 max=4096\n";
    private static final String VALUES = ".map m array key=4 value=64 max=1\n";
    private static final String LOOKUP = "*(u32 *)(r10 - 4) = 0\nr2 = r10\nr2 += -4\nr1 = m ll\ncall bpf_map_lookup_elem\nif r0 == 0 goto out\n";

    @Test
    void aResultIsSetBeforeTheBranchThatLeavesItOut() {
        assertFixed("xdp", "result", "r2 = *(u32 *)(r1 + 16)\nif r2 > 4 goto out\nr0 = 1\nout: exit\n", "r2 = *(u32 *)(r1 + 16)\nr0 = 2\nif r2 > 4 goto out\nr0 = 1\nout: exit\n");
    }

    @Test
    void aRecordIsGivenBackAfterItsLastUse() {
        String before = "r1 = events ll\nr2 = 8\nr3 = 0\ncall bpf_ringbuf_reserve\nif r0 == 0 goto out\n*(u64 *)(r0 + 0) = 1\n";
        String after = "out: r0 = 2\nexit\n";
        assertFixed("xdp", "record", RECORDS + before + after, RECORDS + before + "r1 = r0\nr2 = 0\ncall bpf_ringbuf_discard\n" + after);
    }

    @Test
    void anAccessGoesToTheNearestAlignedPlace() {
        String after = "out: r0 = 2\nexit\n";
        assertFixed("xdp", "aligned", VALUES + LOOKUP + "r1 = 1\nlock *(u64 *)(r0 + 9) += r1\n" + after, VALUES + LOOKUP + "r1 = 1\nlock *(u64 *)(r0 + 8) += r1\n" + after);
    }

    @Test
    void aSizeOfZeroGetsAnother() {
        String before = "*(u64 *)(r10 - 8) = 0\nr1 = r10\nr1 += -8\n";
        String after = "call bpf_trace_printk\nr0 = 0\nexit\n";
        assertFixed("kprobe", "size", before + "r2 = 0\n" + after, before + "r2 = 8\n" + after);
    }

    @Test
    void aConstantIsNotReadThroughAHelper() {
        List<Fix> fixes = program("kprobe", "constant", "r1 = 64\nr0 = *(u64 *)(r1 + 8)\nr0 = 0\nexit\n").fixes();
        assertThat(fixes).noneMatch(fix -> fix.title().contains("bpf_probe_read"));
    }

    @Test
    void onlyTheLastSizeOfAMapIsNamed() {
        String text = VALUES + LOOKUP + "*(u64 *)(r0 + 64) = 1\n*(u64 *)(r0 + 88) = 1\nout: r0 = 2\nexit\n";
        assertThat(program("xdp", "grown", text).fixes().getFirst().title()).isEqualTo("Make the values of the map m 96 bytes long");
    }

    @Test
    void aNumberThatWasAddedIsAlignedWhereNoConstantPlaceCanBe() {
        String before = "r6 = *(u32 *)(r1 + 16)\nr6 &= 31\n" + LOOKUP;
        String after = "r0 += r6\nr1 = 1\nlock *(u64 *)(r0 + 0) += r1\nout: r0 = 2\nexit\n";
        GalleryProgram program = program("xdp", "moving", VALUES + before + after);
        assertThat(program.fixes()).noneMatch(fix -> fix.title().contains("offset"));
        assertFixed("xdp", "moving", VALUES + before + after, VALUES + before + "r6 &= -8\n" + after);
    }

    @Test
    void aNumberIsNotReplacedByAPointerToTooFewBytes() {
        String text = VALUES + LOOKUP + "r3 = 5\nr3 = *(u64 *)(r3 + 88)\nout: r0 = 2\nexit\n";
        assertThat(program("xdp", "number", text).fixes()).noneMatch(fix -> fix.title().contains("r0") || fix.title().contains("offset"));
    }

    @Test
    void whatIsSavedIsWhatTheVerifierCountsLess() {
        for (String function : List.of("helper:\n", ".func helper\n")) {
            String text = "*(u64 *)(r10 - 400) = 1\ncall helper\nr0 = 2\nexit\n" + function + "*(u64 *)(r10 - 304) = 1\nr0 = 0\nexit\n";
            GalleryProgram program = program("xdp", "deep", text);
            assertThat(program.fixes().getFirst().title()).isEqualTo("Move what lies on the stack together, which saves 672 bytes");
            assertFixed("xdp", "deep", text, text.replace("400", "8").replace("304", "8"));
        }
    }

    @Test
    void titlesSayWhereAProgramIsLeftAndHow() {
        String text = VALUES.replace("array", "hash") + LOOKUP.replace("if r0 == 0 goto out\n", "") + "r1 = *(u64 *)(r0 + 0)\nr0 = 2\nexit\n";
        assertThat(program("xdp", "unchecked", text).fixes()).extracting(Fix::title).startsWith(
                "Where r0 is 0, leave the function right after the call, through an exit that the program has",
                "Where r0 is 0, leave the function right after the call, through an exit of its own");
    }

    @Test
    void titlesCountWhatIsRemoved() {
        assertThat(program("xdp", "one", "r0 = 2\nexit\nexit\n").fixes()).extracting(Fix::title).contains("Remove the instruction that no path leads to");
        assertThat(program("xdp", "two", "r0 = 2\nexit\nr0 = 1\nexit\n").fixes()).extracting(Fix::title).contains("Remove the 2 instructions that no path leads to");
    }

    private static void assertFixed(String type, String name, String before, String after) {
        GalleryProgram program = program(type, name, before);
        ProgramSet expected = program(type, name, after).set();
        assertThat(program.fixed().programs().getFirst().code()).as(program.fixes().getFirst().title()).isEqualTo(expected.programs().getFirst().code());
    }

    private static GalleryProgram program(String type, String name, String text) {
        String whole = ".program " + type + " " + name + "\n.license GPL\n" + text;
        ProgramSet set = Assembler.assemble(whole, name + ".bpf", GalleryProgram.HELPERS).programs().orElseThrow();
        return new GalleryProgram("first fix: " + name + " " + whole.hashCode(), whole, set, new Properties());
    }
}
