package dev.glasshive.tests.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Disassembler;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.FileContent;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.portability.Checklist;
import dev.glasshive.portability.Judged;
import dev.glasshive.portability.OwnVerifiers;
import dev.glasshive.portability.PlatformNames;
import dev.glasshive.portability.PortabilityReport;
import dev.glasshive.portability.PortabilityWords;
import dev.glasshive.portability.Reason;
import dev.glasshive.program.ProgramSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// For each program that differs between the systems, the report names the true reason, and shows it.
class ProgramsThatDifferTest {
    private static final String FOLDER = "/glasshive/portability/programs/";

    /// A row of the table.
    record Expected(String file, String home, String linux, String windows, String reasons, boolean portable) {
        @Override
        public String toString() {
            return file;
        }

        Platform platform() {
            return Platforms.named(home);
        }

        ProgramSet set() throws BadInputException {
            return switch (Opened.of(FileContent.read(Path.of(file)), Optional.empty(), Optional.of(platform()))) {
                case Opened.Source source -> source.assembly().programs().orElseThrow();
                case Opened.ObjectFile object -> object.object().programs();
                default -> throw new IllegalStateException(file);
            };
        }
    }

    static Stream<Expected> programs() throws IOException {
        try (InputStream in = Objects.requireNonNull(ProgramsThatDifferTest.class.getResourceAsStream(FOLDER + "expected.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).skip(1).map(line -> line.split(";", -1))
                    .map(row -> new Expected(row[0], row[1], row[2], row[3], row[4], row[5].equals("yes"))).toList().stream();
        }
    }

    private static PortabilityReport report(ProgramSet set, Platform home) {
        return PortabilityReport.of(set, set.programs().getFirst(), home, OwnVerifiers.all());
    }

    private static String verdict(Optional<Judged> judged) {
        return judged.map(verdict -> verdict.accepted() ? "accepted" : "rejected").orElse("none");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void theReportNamesTheTrueReasonAndShowsIt(Expected expected) throws BadInputException {
        ProgramSet set = expected.set();
        assertThat(PortabilityReport.home(set.programs().getFirst())).isEqualTo(expected.platform());
        PortabilityReport report = report(set, expected.platform());
        assertThat(verdict(report.written().linux())).as("Linux: " + report.written().linux().map(Judged::message)).isEqualTo(expected.linux());
        assertThat(verdict(report.written().windows())).as("Windows: " + report.written().windows().map(Judged::message)).isEqualTo(expected.windows());
        assertThat(report.reasons().stream().map(reason -> reason.refusing().id() + ":" + reason.cause().name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(" "))).isEqualTo(expected.reasons());
        assertThat(report.reasons()).allMatch(Reason::isProven);
        assertThat(report.holdsOnBoth()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void whatCanBeMendedHoldsOnBothAfterwards(Expected expected) throws BadInputException {
        ProgramSet set = expected.set();
        Platform home = expected.platform();
        String text = Disassembler.source(set, PlatformNames.of(home));
        if (Opened.of(FileContent.read(Path.of(expected.file()))) instanceof Opened.Source source) {
            text = source.text();
        }
        String portable = Checklist.portable(text, expected.file(), home, (programs, program) -> PortabilityReport.of(programs, program, home, OwnVerifiers.all())).orElseThrow();
        ProgramSet after = Opened.source(expected.file(), portable, home).assembly().programs().orElseThrow();
        assertThat(report(after, home).holdsOnBoth()).as(portable).isEqualTo(expected.portable());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everyReasonHasItsSentence(Expected expected) throws BadInputException {
        PortabilityReport report = report(expected.set(), expected.platform());
        for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            PortabilityWords words = PortabilityWords.of(language, expected.platform());
            assertThat(report.reasons()).allSatisfy(reason -> {
                assertThat(words.cause(reason)).doesNotContainPattern("\\{\\d}");
                assertThat(words.evidence(reason)).isNotEmpty().noneMatch(sentence -> sentence.matches(".*\\{\\d}.*"));
            });
            assertThat(report.findings()).allSatisfy(finding -> assertThat(words.row(finding).meaning()).isNotBlank().doesNotContainPattern("\\{\\d}"));
        }
    }
}
