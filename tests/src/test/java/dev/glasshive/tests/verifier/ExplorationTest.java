package dev.glasshive.tests.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.platform.Platforms;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.Visit;
import dev.glasshive.verifier.linux.LinuxVerifier;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The exploration that comes with a verdict is a tree, and tells the same as the log.
class ExplorationTest {
    private static final LinuxVerifier VERIFIER = new LinuxVerifier(Platforms.linux());
    /// A line of the log that shows a whole state: `from 4 to 7: R1=ctx() R10=fp0`.
    private static final Pattern STATE = Pattern.compile("from \\d+ to (\\d+): ((?:frame\\d+: )?R\\d+=.*)");

    @Test
    void visitsFormATree() throws IOException {
        for (VerifierCase each : VerifierCase.all()) {
            List<Visit> visits = explored(each).exploration().visits();
            for (Visit visit : visits) {
                assertThat(visit.from()).as(each.name()).isLessThan(visit.index()).isGreaterThanOrEqualTo(-1);
                assertThat(visit.from() >= 0 || visit.index() == 0 || visit.before().frames().size() == 1).as(each.name()).isTrue();
            }
        }
    }

    @Test
    void whatCoversAPrunedVisitCameEarlierToTheSameInstruction() throws IOException {
        int pruned = 0;
        for (VerifierCase each : VerifierCase.all()) {
            Exploration exploration = explored(each).exploration();
            for (Visit visit : exploration.visits()) {
                if (visit.outcome() instanceof Visit.Outcome.Pruned(int coveredBy)) {
                    pruned++;
                    assertThat(coveredBy).as(each.name()).isLessThan(visit.index());
                    assertThat(exploration.visits().get(coveredBy).slot()).as(each.name()).isEqualTo(visit.slot());
                }
            }
        }
        assertThat(pruned).isGreaterThan(100);
    }

    @Test
    void aPathThatBreaksARuleIsTheLast() throws IOException {
        for (VerifierCase each : VerifierCase.all()) {
            VerifierReport report = explored(each);
            List<Visit> visits = report.exploration().visits();
            if (report.verdict() instanceof Verdict.Rejected(var rejection) && !visits.isEmpty() && visits.getLast().outcome() instanceof Visit.Outcome.Refused) {
                assertThat(visits.getLast().slot()).as(each.name()).isEqualTo(rejection.slot());
            } else if (report.accepted()) {
                assertThat(visits).as(each.name()).noneMatch(visit -> visit.outcome() instanceof Visit.Outcome.Refused);
            }
        }
    }

    @Test
    void everyStateOfTheLogIsTheStateOfAVisit() throws IOException {
        int lines = 0;
        for (VerifierCase each : VerifierCase.all()) {
            VerifierReport report = explored(each);
            Set<String> states = report.exploration().visits().stream()
                    .map(visit -> visit.slot() + ": " + visit.before().current().text()).collect(Collectors.toSet());
            for (String line : report.log().lines().toList()) {
                Matcher matcher = STATE.matcher(line);
                if (matcher.matches()) {
                    lines++;
                    assertThat(states).as(each.name()).contains(matcher.group(1) + ": " + matcher.group(2).strip());
                }
            }
        }
        assertThat(lines).isGreaterThan(200);
    }

    @Test
    void onlyTheBeginningOfALongExplorationIsKept() throws IOException {
        VerifierCase any = VerifierCase.all().getFirst();
        Exploration exploration = VERIFIER.verify(any.candidate(), new Options(Options.VERBOSE.privilege(), 2, 1)).exploration();
        assertThat(exploration.visits()).hasSize(1);
        assertThat(exploration.whole()).isFalse();
    }

    private static VerifierReport explored(VerifierCase each) {
        return VERIFIER.verify(each.candidate(), Options.VERBOSE);
    }
}
