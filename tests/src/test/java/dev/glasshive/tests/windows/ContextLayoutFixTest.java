package dev.glasshive.tests.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.repair.Fix;
import dev.glasshive.repair.Repairs;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.strategy.Verifiers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A program that takes the fields of its context from where the other system has them still reads the same fields when it is fixed.
class ContextLayoutFixTest {
    private static final Options OPTIONS = new Options(Privilege.ROOT, 1);
    private static final String CHECK = "r3 = r1\nr3 += 34\nif r3 > r2 goto pass\nr4 = *(u16 *)(r1 + 12)\npass: r0 = 1\nexit\n";
    private static final String LINUX = "r2 = *(u32 *)(r1 + 4)\nr1 = *(u32 *)(r1 + 0)\n" + CHECK;
    private static final String WINDOWS = "r2 = *(u64 *)(r1 + 8)\nr1 = *(u64 *)(r1 + 0)\n" + CHECK;

    @Test
    void aProgramOfLinuxTakesBothEndsOfThePacketOnWindows() {
        assertFixed(Platforms.windows(), LINUX, WINDOWS);
    }

    @Test
    void aProgramOfWindowsTakesBothEndsOfThePacketOnLinux() {
        assertFixed(Platforms.linux(), WINDOWS, LINUX);
    }

    @Test
    void noOtherFieldIsOfferedForOneThatIsKnown() {
        assertThat(fixes(Platforms.windows(), LINUX)).isNotEmpty().noneMatch(fix -> fix.title().contains("field data at") || fix.title().contains("Use 0"));
    }

    @Test
    void copiesOfTheContextAreFollowed() {
        assertFixed(Platforms.windows(), "r6 = r1\nr1 = *(u32 *)(r6 + 0)\nr6 += 4\nr2 = *(u32 *)(r6 + 0)\n" + CHECK, "r6 = r1\nr1 = *(u64 *)(r6 + 0)\nr6 += 4\nr2 = *(u64 *)(r6 + 4)\n" + CHECK);
    }

    @Test
    void widthsAloneAreMendedWhereTheOffsetsAreThoseOfHere() {
        assertFixed(Platforms.windows(), WINDOWS.replace("u64", "u32"), WINDOWS);
    }

    @Test
    void aFieldThatIsMissingHereIsNotReplacedByAnother() {
        String text = "r2 = *(u32 *)(r1 + 16)\nr0 = 1\nexit\n";
        assertThat(fixes(Platforms.windows(), text)).noneMatch(fix -> fix.title().contains("Use the field"));
    }

    private static void assertFixed(Platform platform, String before, String after) {
        Fix fix = fixes(platform, before).getFirst();
        ProgramSet set = set(before);
        for (var patch : fix.patches()) {
            set = patch.apply(set, "layout").orElseThrow();
        }
        assertThat(fix.result()).isInstanceOf(Fix.Accepted.class);
        assertThat(set.programs().getFirst().code()).as(fix.title()).isEqualTo(set(after).programs().getFirst().code());
    }

    private static List<Fix> fixes(Platform platform, String text) {
        ProgramSet set = set(text);
        Verifier verifier = Verifiers.of(platform, platform);
        return new Repairs(verifier, platform, new Repairs.Limits(30, 60_000)).of(set, set.programs().getFirst(), 0, OPTIONS, verifier.verify(Candidate.of(set, set.programs().getFirst()), OPTIONS));
    }

    private static ProgramSet set(String text) {
        return Assembler.assemble(".program xdp layout\n.license GPL\n" + text, "layout.bpf", HelperNames.of(Map.of())).programs().orElseThrow();
    }
}
