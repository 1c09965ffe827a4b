package dev.glasshive.app.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.page.Html;
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
    void theRunCanBeMadeAgainFromTheCommandThatItGives() {
        Workspace connect = Workspaces.of("""
                .program cgroup_sock_addr main section="cgroup/connect4"
                .map m array key=4 value=64 max=1
                    r6 = *(u32 *)(r1 + 24)
                    r6 &= 127
                    *(u32 *)(r10 - 4) = 0
                    r2 = r10
                    r2 += -4
                    r1 = m ll
                    call bpf_map_lookup_elem
                    if r0 == 0 goto out
                    r0 += r6
                    r0 = *(u8 *)(r0 + 0)
                out:
                    r0 = 1
                    exit
                """);
        RejectionViewModel given = new RejectionViewModel(connect);
        given.show();
        assertThat(given.trial().get()).isInstanceOf(Trial.Traps.class);
        assertThat(new RejectionReports(connect, given).page().orElseThrow()).contains("glasshive run test.bpf --context user_port=").doesNotContain("http", "<link", "<img");

        Workspace filled = Workspaces.of("""
                .program xdp main
                .map limits array key=4 value=8 max=1
                    *(u32 *)(r10 - 4) = 0
                    r2 = r10
                    r2 += -4
                    r1 = limits ll
                    call bpf_map_lookup_elem
                    if r0 == 0 goto out
                    r6 = *(u32 *)(r0 + 4)
                    r0 += r6
                    r0 = *(u8 *)(r0 + 0)
                out:
                    r0 = 2
                    exit
                """);
        RejectionViewModel full = new RejectionViewModel(filled);
        full.show();
        assertThat(new RejectionReports(filled, full).page().orElseThrow()).contains(".init limits x&quot;00000000&quot; x&quot;", "glasshive run test.bpf --packet ");
    }

    @Test
    void aProgramThatDoesNotEndIsSaidNotToEnd() {
        Workspace endless = Workspaces.of(".program xdp main\n r0 = 2\nagain:\n goto again\n exit\n");
        RejectionViewModel loop = new RejectionViewModel(endless);
        loop.show();
        assertThat(loop.trial().get()).isInstanceOf(Trial.Endless.class);
        assertThat(new RejectionReports(endless, loop).page().orElseThrow()).contains("did not end within 20,000 steps", "--max-steps 20000");
        loop.runAndTrap();
        assertThat(endless.notice().get().orElseThrow().text()).contains("did not end");
        assertThat(endless.wantedPosition()).isGreaterThan(20_000);
    }

    @Test
    void thereIsNoneForAProgramThatIsAccepted() {
        workspace.openText("test.bpf", Workspaces.SMALL);

        assertThat(reports.page()).isEmpty();
        assertThat(reports.text()).isEmpty();
    }
}
