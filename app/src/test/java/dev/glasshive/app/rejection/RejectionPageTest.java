package dev.glasshive.app.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import org.junit.jupiter.api.Test;

class RejectionPageTest {
    private static final String TEXT = """
            ; <script>alert("1 & 2")</script>
            .program xdp main
            .map hits hash key=4 value=8 max=4
                *(u32 *)(r10 - 4) = 1
                r2 = r10
                r2 += -4
                r1 = hits ll
                call bpf_map_lookup_elem
                r0 = *(u64 *)(r0 + 0)
                exit
            """;

    private final Workspace workspace = Workspaces.of(TEXT);
    private final RejectionViewModel model = new RejectionViewModel(workspace);
    private final RejectionReports reports = new RejectionReports(workspace, model);

    @Test
    void holdsEverythingThatTheCardSaysAndMore() {
        model.show();

        String page = reports.page().orElseThrow();
        assertThat(page).contains("<h1>Rejected: r0 might be NULL here.</h1>", "R0 invalid mem access &#39;map_value_or_null&#39;", "<span class=\"bad\">    r0 = *(u64 *)(r0 + 0)</span>",
                "prefers-color-scheme", "<details>", "map_value_or_null(id=1", "processed ");
        assertThat(page).contains("<h2>Fix: " + Html.escaped(model.fixes().get().shown().orElseThrow().title()) + "</h2>");
    }

    @Test
    void nothingOfTheProgramBecomesMarkup() {
        String page = reports.page().orElseThrow();

        assertThat(page).contains("; &lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;").doesNotContain("<script");
    }

    @Test
    void charactersThatPagesMayNotHoldAreReplaced() {
        assertThat(Html.escaped("a\u0000b\tc\n")).isEqualTo("a\ufffdb\tc\n");
    }

    @Test
    void thereIsNoneForAProgramThatIsAccepted() {
        workspace.openText("test.bpf", Workspaces.SMALL);

        assertThat(reports.page()).isEmpty();
        assertThat(reports.text()).isEmpty();
    }
}
