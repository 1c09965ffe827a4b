package dev.glasshive.tests.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.Visit;
import dev.glasshive.verifier.cause.Causes;
import dev.glasshive.verifier.linux.Explanations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every rejection is explained: what the verifier saw, how it came to that, what to do.
class ExplanationTest {
    private static final Path FOLDER = Path.of("src/test/resources/verifier");
    /// Messages of features that this verifier does not model; no program of ours reaches them.
    private static final List<String> FROM_ELSEWHERE = List.of("Possibly NULL pointer passed to trusted arg0", "R1 must be referenced or trusted",
            "Caller passes invalid args into func#1 ('foo')", "tracing progs cannot use bpf_spin_lock yet", "bpf_spin_unlock of different lock",
            "function calls are not allowed while holding a lock", "R2 leaks addr into map", "The sequence of 8193 jumps is too complex.", "back-edge from insn 4 to 2");

    @Test
    void everyMessageThatTheKernelGaveIsExplained() throws IOException {
        Set<String> unexplained = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".answers")).sorted().toList()) {
                KernelAnswer.recorded(file).values().stream().filter(answer -> !answer.accepted()).map(KernelAnswer::message)
                        .filter(message -> !message.isEmpty() && !message.startsWith("old state:") && !message.startsWith("mark_precise:") && !Explanations.knows(message)).forEach(unexplained::add);
            }
        }
        FROM_ELSEWHERE.stream().filter(message -> !Explanations.knows(message)).forEach(unexplained::add);
        assertThat(unexplained).isEmpty();
    }

    @Test
    void everyRejectionIsExplainedWhateverThePrivilege() throws IOException {
        Set<String> unexplained = new TreeSet<>();
        for (Privilege privilege : Privilege.values()) {
            Explained.all(privilege).stream().filter(each -> each.rejection().kind().gallery().isEmpty()).forEach(each -> unexplained.add(each.rejection().message()));
        }
        assertThat(unexplained).isEmpty();
    }

    @Test
    void theGalleryIsExplainedAsExpected() throws IOException {
        assertThat(Explained.text(Explained.gallery())).isEqualTo(Files.readString(Explained.GALLERY));
    }

    @Test
    void theGalleryHasAProgramForEachClassThatIsModelled() throws IOException {
        Set<String> classes = Explained.gallery().stream().map(each -> each.rejection().kind().gallery()).collect(Collectors.toSet());
        // Class 25 is about functions of the kernel, which are not modelled.
        for (int number = 1; number <= 24; number++) {
            assertThat(classes).contains(String.valueOf(number));
        }
        assertThat(classes).contains("B");
    }

    @Test
    void programsInCAreReportedWithTheirLines() throws IOException {
        for (Path object : Explained.objects()) {
            assertThat(Explained.object(object).report()).as(object.toString()).isEqualTo(Files.readString(Explained.report(object)));
        }
    }

    @Test
    void reportsKeepTheirWidth() throws IOException {
        for (Explained each : Explained.all()) {
            // Messages and instructions are the kernel's own, so only the words of this project are wrapped.
            assertThat(each.report().lines().skip(1).filter(line -> line.startsWith("  ") && !line.contains(" | ") && !line.startsWith("  insn"))).as(each.name()).allMatch(line -> line.length() <= 100);
        }
    }

    @Test
    void noWordIsLeftUnfilled() throws IOException {
        for (Explained each : Explained.all()) {
            assertThat(each.text()).as(each.name()).doesNotContain("{").doesNotContain("$0").doesNotContain("$1").doesNotContain("null)null");
            assertThat(each.rejection().explanation().what()).as(each.name()).isNotBlank().endsWith(".");
        }
    }

    @Test
    void eventsLieOnTheFailingPathInItsOrder() throws IOException {
        for (Explained each : Explained.all()) {
            List<CausalEvent> causes = each.rejection().causes();
            assertThat(causes).as(each.name()).hasSizeLessThanOrEqualTo(Causes.MOST);
            List<Visit> visits = each.exploration().visits();
            if (!visits.isEmpty() && visits.getLast().outcome() instanceof Visit.Outcome.Refused) {
                Set<Integer> path = new HashSet<>();
                each.exploration().pathTo(visits.getLast()).forEach(visit -> path.add(visit.slot()));
                assertThat(causes).as(each.name()).allMatch(event -> path.contains(event.at().slot()));
                assertThat(causes).as(each.name()).isSortedAccordingTo((one, other) -> one instanceof CausalEvent.Merged || other instanceof CausalEvent.Merged ? 0
                        : Integer.compare(one.at().visit(), other.at().visit()));
                assertThat(causes.getLast()).as(each.name()).isInstanceOf(CausalEvent.Refused.class);
                assertThat(causes.getLast().at().slot()).as(each.name()).isEqualTo(each.rejection().slot());
            }
        }
    }

    @Test
    void whatIsBlamedIsWhatTheMessageNames() throws IOException {
        for (Explained each : Explained.all()) {
            String message = each.rejection().message();
            if (message.matches("R\\d .*") && !each.rejection().culprits().isEmpty()) {
                assertThat(each.rejection().culprits().getFirst().holder().name()).as(each.name() + ": " + message).isEqualTo("r" + message.charAt(1));
            }
        }
    }
}
