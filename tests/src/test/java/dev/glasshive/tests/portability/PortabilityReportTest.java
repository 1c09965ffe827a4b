package dev.glasshive.tests.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Assembler;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.FileContent;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.portability.Checklist;
import dev.glasshive.portability.Finding;
import dev.glasshive.portability.OwnVerifiers;
import dev.glasshive.portability.PlatformNames;
import dev.glasshive.portability.PortabilityReport;
import dev.glasshive.portability.PortabilityWords;
import dev.glasshive.portability.Reason;
import dev.glasshive.portability.Severity;
import dev.glasshive.portability.Task;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the report finds in programs of the gallery, and what makes them portable.
class PortabilityReportTest {

    private static PortabilityReport report(ProgramSet set, Platform home) {
        return PortabilityReport.of(set, set.programs().getFirst(), home, OwnVerifiers.all());
    }

    private static Opened.Source source(String name, Platform platform) throws BadInputException {
        return (Opened.Source) Opened.of(FileContent.read(Path.of(name)), Optional.empty(), Optional.of(platform));
    }

    private static PortabilityReport report(String name, Platform home) throws BadInputException {
        return report(source(name, home).assembly().programs().orElseThrow(), home);
    }

    private static PortabilityReport text(String text) {
        return report(Assembler.assemble(text, "t.bpf", PlatformNames.of(Platforms.linux())).programs().orElseThrow(), Platforms.linux());
    }

    private static <T extends Finding> List<T> of(PortabilityReport report, Class<T> type) {
        return report.findings().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void fieldsAndResultsOfXdpDiffer() throws BadInputException {
        PortabilityReport report = report("rate_limit.bpf", Platforms.linux());
        assertThat(of(report, Finding.ContextField.class)).allSatisfy(field -> assertThat(field.severity()).isEqualTo(Severity.REWRITE))
                .extracting(field -> field.fields().windows().orElseThrow().offset()).containsExactly(8, 0);
        assertThat(of(report, Finding.ReturnValue.class)).allSatisfy(value -> assertThat(value.severity()).isEqualTo(Severity.MEANING))
                .extracting(value -> value.wanted().orElseThrow()).containsExactly(1, 2);
        assertThat(report.holdsOnBoth()).isFalse();
    }

    @Test
    void anObjectHasToBeCompiledAnewForEachSystemAndIsToldWhatDiffers() throws BadInputException {
        Opened.ObjectFile opened = (Opened.ObjectFile) Opened.of(FileContent.read(Path.of("../assets/src/main/resources/glasshive/programs/dns_parser/dns_parser.o")), Optional.empty(), Optional.empty());
        List<Task> tasks = Checklist.of(report(opened.object().programs(), Platforms.linux()), "");
        assertThat(tasks).filteredOn(task -> task.kind() == Task.Kind.COMPILE).singleElement().satisfies(task -> {
            assertThat(task.subject()).isEqualTo("data_end, data, XDP_PASS, XDP_DROP");
            assertThat(task.isMechanical()).isFalse();
            assertThat(PortabilityWords.of(Locale.ENGLISH, Platforms.linux()).task(task)).startsWith("Compile its source for each system");
        });
    }

    @Test
    void aResultThatDiffersSaysBothNumbers() throws BadInputException {
        PortabilityWords words = PortabilityWords.of(Locale.ENGLISH, Platforms.linux());
        PortabilityReport named = text(".program xdp x\nr0 = XDP_PASS\nexit\n");
        assertThat(of(named, Finding.ReturnValue.class)).singleElement().satisfies(value -> {
            assertThat(words.row(value).sides().linux()).isEqualTo("XDP_PASS = 2");
            assertThat(words.row(value).sides().windows()).isEqualTo("XDP_PASS = 1");
        });
        PortabilityReport numbered = text(".program xdp x\nr0 = 2\nexit\n");
        assertThat(of(numbered, Finding.ReturnValue.class)).singleElement().satisfies(value -> {
            assertThat(words.row(value).sides().linux()).isEqualTo("XDP_PASS = 2");
            assertThat(words.row(value).sides().windows()).isEqualTo("XDP_DROP = 2");
            assertThat(words.row(value).meaning()).startsWith("on Windows, 2 would ").endsWith(": return 1 there");
        });
    }

    @Test
    void aFieldThatIsNamedSaysWhetherItsPlaceOrItsSizeDiffers() {
        PortabilityReport report = text(".program xdp x\nr2 = r1->data_end\nr3 = r1->data\nr0 = XDP_PASS\nexit\n");
        PortabilityWords words = PortabilityWords.of(Locale.ENGLISH, Platforms.linux());
        assertThat(of(report, Finding.ContextField.class)).extracting(field -> words.row(field).meaning())
                .containsExactly("the place differs, the name does not", "the size differs, the name does not");
    }

    @Test
    void theContextIsFollowedThroughRegistersStackAndFunctions() {
        PortabilityReport report = text("""
                .program xdp x
                r6 = r1
                *(u64 *)(r10 - 8) = r6
                r7 = *(u64 *)(r10 - 8)
                r7 += 4
                r2 = *(u32 *)(r7 + 0) ; data_end
                r1 = r6
                call other
                r0 = 2
                exit
                .func other
                r0 = *(u32 *)(r1 + 12) ; ingress_ifindex
                exit
                """);
        assertThat(of(report, Finding.ContextField.class)).extracting(field -> field.fields().linux().orElseThrow().name()).containsExactly("data_end", "ingress_ifindex");
    }

    @Test
    void aHelperThatIsCalledByNumberCallsAnother() {
        PortabilityReport report = text(".program xdp x\ncall 5\nr0 = 2\nexit\n");
        assertThat(of(report, Finding.HelperCall.class)).singleElement().satisfies(call -> {
            assertThat(call.severity()).isEqualTo(Severity.MEANING);
            assertThat(call.name()).isEqualTo("bpf_ktime_get_ns");
            assertThat(call.otherwise().orElseThrow().name()).isEqualTo("bpf_tail_call");
        });
        assertThat(of(text(".program xdp x\ncall bpf_ktime_get_ns\nr0 = 2\nexit\n"), Finding.HelperCall.class)).extracting(Finding.HelperCall::severity).containsExactly(Severity.NUMBER);
    }

    @Test
    void aHookThatIsMissingIsTheReason() throws BadInputException {
        PortabilityReport report = report("windows_bind.bpf", Platforms.windows());
        assertThat(report.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.cause()).isEqualTo(Reason.Cause.HOOK);
            assertThat(reason.refusing()).isEqualTo(Platforms.linux());
        });
    }

    @Test
    void whatATextUsesTellsWhereItComesFrom() throws BadInputException {
        for (String name : List.of("windows_xdp.bpf", "windows_connect.bpf", "windows_bind.bpf")) {
            Program program = source(name, Platforms.linux()).assembly().programs().orElseThrow().programs().getFirst();
            assertThat(PortabilityReport.home(program)).as(name).isEqualTo(Platforms.windows());
        }
        for (String name : List.of("rate_limit.bpf", "connect_redirect.bpf", "tc_filter.bpf")) {
            Program program = source(name, Platforms.linux()).assembly().programs().orElseThrow().programs().getFirst();
            assertThat(PortabilityReport.home(program)).as(name).isEqualTo(Platforms.linux());
        }
    }

    @Test
    void withNamesOneTextIsRightOnBoth() throws BadInputException {
        for (String name : List.of("rate_limit.bpf", "connect_redirect.bpf", "port_filter.bpf")) {
            Opened.Source source = source(name, Platforms.linux());
            String written = Checklist.portable(source.text(), name, Platforms.linux(), (set, program) -> PortabilityReport.of(set, program, Platforms.linux(), OwnVerifiers.all())).orElseThrow();
            ProgramSet set = Opened.source(name, written, Platforms.linux()).assembly().programs().orElseThrow();
            assertThat(report(set, Platforms.linux()).findings()).as(name).noneMatch(finding -> finding.severity().needsEdit());
            assertThat(Checklist.of(report(set, Platforms.linux()), written)).as(name).noneMatch(Task::isMechanical);
            assertThat(Opened.source(name, written, Platforms.windows()).assembly().programs()).as(name + " for Windows").isPresent();
        }
    }

    @Test
    void atHomeTheTextStaysTheSameProgram() throws BadInputException {
        Opened.Source source = source("rate_limit.bpf", Platforms.linux());
        ProgramSet before = source.assembly().programs().orElseThrow();
        String written = Checklist.portable(source.text(), "rate_limit.bpf", Platforms.linux(), (set, program) -> PortabilityReport.of(set, program, Platforms.linux(), OwnVerifiers.all())).orElseThrow();
        assertThat(Opened.source("rate_limit.bpf", written, Platforms.linux()).assembly().programs().orElseThrow().programs().getFirst().code())
                .isEqualTo(before.programs().getFirst().code());
    }
}
