package dev.glasshive.tests.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.rejection.Piece;
import dev.glasshive.app.rejection.RejectionCard;
import dev.glasshive.app.rejection.RejectionReports;
import dev.glasshive.app.rejection.RejectionViewModel;
import dev.glasshive.app.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of rejection has a card that a person can read.
class RejectionCardsTest {
    static List<GalleryProgram> programs() throws IOException {
        return GalleryProgram.all().stream().filter(program -> !program.facts().containsKey("privilege")).toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void saysWhatIsWrongInAFewWords(GalleryProgram program) {
        Workspace workspace = new Workspace(Runnable::run, Runnable::run);
        RejectionViewModel model = new RejectionViewModel(workspace);
        workspace.openText(program.name() + ".bpf", program.text());

        RejectionCard card = model.card().get().orElseThrow();
        assertThat(card.headline()).startsWith("Rejected: ").endsWith(".").hasSizeLessThan(90);
        assertThat(card.kernel()).isEqualTo(program.facts().getProperty("message", card.kernel())).isNotBlank();
        assertThat(card.steps().isEmpty() ? card.story() : card.steps()).isNotEmpty();
        assertThat(words(card.story()) + words(card.remedy()) + card.headline()).doesNotContain("{", "}", "$1", "null ").hasSizeLessThan(800);
        card.steps().forEach(step -> assertThat(step.description()).doesNotContain("{0}", "$1"));
        RejectionReports reports = new RejectionReports(workspace, model);
        assertThat(reports.page().orElseThrow()).startsWith("<!DOCTYPE html>").endsWith("</html>\n").doesNotContain("<script");
        assertThat(reports.text().orElseThrow()).contains("Verification failed: ");
    }

    @Test
    void anObjectOfCHasItsCardUnderTheLineOfC() throws IOException {
        Workspace workspace = new Workspace(Runnable::run, Runnable::run);
        RejectionViewModel model = new RejectionViewModel(workspace);
        workspace.open(Path.of("src/test/resources/rejected/lookup_unchecked.o"));

        RejectionCard card = model.card().get().orElseThrow();
        assertThat(card.line()).isPresent();
        List<String> c = Files.readAllLines(Path.of("src/test/resources/rejected/lookup_unchecked.c"));
        assertThat(c.get(card.lineInC().orElseThrow())).contains("*");
    }

    private static String words(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
