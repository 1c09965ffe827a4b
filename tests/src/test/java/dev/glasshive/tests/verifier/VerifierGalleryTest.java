package dev.glasshive.tests.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Assembler;
import dev.glasshive.counterexample.Counterexample;
import dev.glasshive.counterexample.CounterexampleSearch;
import dev.glasshive.kernel.Availability;
import dev.glasshive.kernel.Kernel;
import dev.glasshive.kernel.LoadOutcome;
import dev.glasshive.kernel.Loaded;
import dev.glasshive.kernel.Options;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.repair.Fix;
import dev.glasshive.repair.Patch;
import dev.glasshive.repair.SourcePatch;
import dev.glasshive.repair.TextEdit;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.Trap;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every program of the gallery is refused as its facts say and as the kernel refuses it, explained, mended, and run into its fault where it has one.
class VerifierGalleryTest {
    private static final Availability KERNEL = Kernel.availability();

    static List<GalleryProgram> programs() throws IOException {
        return GalleryProgram.all();
    }

    @Test
    void everyKindThatNeedsNoKernelTypesHasAProgram() throws IOException {
        assertThat(programs().stream().map(GalleryProgram::kind).collect(Collectors.toSet())).containsAll(IntStream.rangeClosed(1, 24).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void isRefusedWithItsMessage(GalleryProgram each) {
        Rejection rejection = rejection(each);
        assertThat(rejection.message()).isEqualTo(each.facts().getProperty("message"));
        assertThat(String.valueOf(rejection.slot())).isEqualTo(each.facts().getProperty("slot"));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void isExplained(GalleryProgram each) {
        Rejection.Explanation explanation = rejection(each).explanation();
        String all = (explanation.what() + " " + explanation.why() + " " + explanation.remedy()).toLowerCase(Locale.ROOT);
        for (String word : each.facts().getProperty("cause").split(",", -1)) {
            assertThat(all).as(each.name()).contains(word.strip());
        }
        assertThat(all).as(each.name()).contains(each.facts().getProperty("register", ""));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void theKernelSaysTheSame(GalleryProgram each) throws IOException {
        GalleryProgram.Answer answer = answer(each.name(), each.set());
        assertThat(answer.accepted()).isFalse();
        assertThat(rejection(each).message()).isEqualTo(answer.message());
        live(each, each.set()).ifPresent(outcome -> assertThat(outcome.log()).contains(answer.message()));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void isAcceptedWithTheFirstFix(GalleryProgram each) throws IOException {
        Fix first = each.fixes().getFirst();
        assertThat(first.accepted()).as(first.title()).isTrue();
        ProgramSet fixed = each.fixed();
        assertThat(GalleryProgram.VERIFIER.verify(GalleryProgram.candidate(fixed, each.attachType()), each.options()).accepted()).isTrue();
        assertThat(answer(each.name() + " fixed", fixed).accepted()).isTrue();
        live(each, fixed).ifPresent(outcome -> assertThat(outcome).isInstanceOf(Loaded.class));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void fixesOfTheTextAreThoseOfTheProgram(GalleryProgram each) {
        for (Fix fix : each.fixes()) {
            SourcePatch patch = new SourcePatch(each.name() + ".bpf", GalleryProgram.HELPERS);
            List<TextEdit> edits = patch.edits(each.text(), each.set(), each.program().name(), fix.patches()).orElseThrow(() -> new AssertionError(each.name() + ": no text for " + fix.title()));
            String after = TextEdit.apply(each.text(), edits);
            ProgramSet assembled = Assembler.assemble(after, each.name(), GalleryProgram.HELPERS).programs().orElseThrow();
            ProgramSet patched = each.patched(fix.patches()).orElseThrow();
            assertThat(assembled.programs().stream().map(Program::code).toList()).as(fix.title()).isEqualTo(patched.programs().stream().map(Program::code).toList());
            assertThat(assembled.maps()).isEqualTo(patched.maps());
            assertThat(assembled.license()).isEqualTo(patched.license());
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void fixesSayWhatEachDoesDifferently(GalleryProgram each) {
        assertThat(each.fixes()).extracting(Fix::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void fixesComeOutTheSameTwice(GalleryProgram each) {
        assertThat(each.search()).isEqualTo(each.fixes());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void anEmptyFixChangesNothing(GalleryProgram each) {
        assertThat(Patch.NONE.apply(each.set(), each.program().name())).contains(each.set());
        assertThat(new SourcePatch(each.name() + ".bpf", GalleryProgram.HELPERS).edits(each.text(), each.set(), each.program().name(), List.of(Patch.NONE))).contains(List.of());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void isRunIntoItsFaultWhereItHasOne(GalleryProgram each) {
        CounterexampleSearch.Limits limits = new CounterexampleSearch.Limits(600, 20_000, 60_000, 1);
        Counterexample result = new CounterexampleSearch(GalleryProgram.LINUX, limits).search(each.set(), each.program(), each.report(), Progress.NONE);
        String expected = each.facts().getProperty("counterexample");
        switch (result) {
            case Counterexample.Found found -> assertThat("found " + name(found.trap()) + " at " + found.trap().slot()).isEqualTo(expected);
            case Counterexample.NotFound(int _, String why) -> assertThat(why).contains(expected);
            case Counterexample.CutShort(int tried) -> throw new AssertionError(each.name() + ": no time after " + tried + " runs");
        }
        assertThat(new CounterexampleSearch(GalleryProgram.LINUX, limits).search(each.set(), each.program(), each.report(), Progress.NONE)).isEqualTo(result);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void isNotCalledCautiousWhereThereWasNoTime(GalleryProgram each) {
        CounterexampleSearch.Limits none = new CounterexampleSearch.Limits(600, 20_000, -1, 1);
        assertThat(new CounterexampleSearch(GalleryProgram.LINUX, none).search(each.set(), each.program(), each.report(), Progress.NONE)).isEqualTo(new Counterexample.CutShort(0));
    }

    private static String name(Trap trap) {
        return trap.cause().getClass().getSimpleName();
    }

    private static Rejection rejection(GalleryProgram each) {
        assertThat(each.report().verdict()).as(each.name()).isInstanceOf(Verdict.Rejected.class);
        return ((Verdict.Rejected) each.report().verdict()).rejection();
    }

    private static GalleryProgram.Answer answer(String name, ProgramSet set) throws IOException {
        Map<String, GalleryProgram.Answer> answers = GalleryProgram.answers();
        GalleryProgram.Answer answer = Objects.requireNonNull(answers.get(name), () -> "no recorded answer to " + name);
        assertThat(answer.digest()).as("the answer to " + name + " is of another program").isEqualTo(GalleryProgram.digest(set));
        return answer;
    }

    /// What the kernel of this machine says, if it is the one that is modelled and may be asked as root.
    private static Optional<LoadOutcome> live(GalleryProgram each, ProgramSet set) {
        if (!(KERNEL instanceof Availability.Available available) || !System.getProperty("os.version", "").startsWith("6.18") || each.facts().containsKey("privilege")) {
            return Optional.empty();
        }
        LoadOutcome outcome = available.kernel().load(set, each.program().name(), new Options(1));
        if (outcome instanceof Loaded loaded) {
            loaded.close();
        }
        return Optional.of(outcome);
    }
}
