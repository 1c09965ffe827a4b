package dev.glasshive.app.rejection;

import dev.glasshive.app.text.Text;
import dev.glasshive.page.Html;
import dev.glasshive.page.Page;
import dev.glasshive.verifier.AbstractValue;
import java.util.List;
import java.util.Optional;

/// A rejection as one page to keep, send or print: no scripts, nothing from elsewhere.
///
/// @param document what is open
/// @param place the program and the instruction at fault
/// @param text the program
/// @param registers before the instruction at fault; none where that is not known
/// @param again how the run that shows it is made once more, if there is one
/// @param log the verifier's whole log
record RejectionPage(String document, String place, RejectionCard card, String text, List<AbstractValue> registers, List<FixChoice> fixes, Trial trial, Optional<Rerun> again, String log) {
    private static final String STYLE = """
            h1 { color: var(--error); font-size: 1.4em; margin-bottom: 0.2em; }
            .bad { display: inline-block; min-width: 100%; background: var(--error-soft); border-left: 3px solid var(--error); }
            .bad::after { content: "  ◀ refused here"; color: var(--error); }
            .gone { background: var(--error-soft); } .come { background: var(--ok-soft); }
            .command { white-space: pre-wrap; overflow-wrap: anywhere; }
            @media print { .bad, .gone, .come { print-color-adjust: exact; -webkit-print-color-adjust: exact; } details { break-before: page; } details::details-content { content-visibility: visible; block-size: auto; } }
            """;

    String html() {
        StringBuilder page = new StringBuilder();
        page.append(Html.element("p", "muted", place)).append(Html.element("h1", "", card.headline()));
        if (!card.kernel().isEmpty()) {
            page.append("<p>").append(Html.element("code", "muted", card.kernel())).append("</p>\n");
        }
        page.append(Html.element("p", "", words(card.story())));
        if (!card.others().isEmpty()) {
            page.append(Html.element("p", "", Text.of("rejection.others", card.others().size())));
            card.others().forEach(other -> page.append("<p>").append(Html.element("code", "muted", other.message())).append("</p>\n"));
        }
        if (!card.remedy().isEmpty()) {
            page.append(Html.element("p", "", Text.of("rejection.remedy") + " " + words(card.remedy())));
        }
        steps(page);
        program(page);
        registers(page);
        fixes.forEach(fix -> fix(page, fix));
        run(page);
        page.append("<details>\n").append(Html.element("summary", "", Text.of("page.log"))).append(Html.element("pre", "", log)).append("</details>\n");
        return Page.of("en", document + ": " + card.headline(), STYLE, page.toString());
    }

    private static String words(List<Piece> pieces) {
        StringBuilder words = new StringBuilder();
        pieces.forEach(piece -> words.append(piece.text()));
        return words.toString();
    }

    private void steps(StringBuilder page) {
        if (card.steps().isEmpty()) {
            return;
        }
        page.append(Html.element("h2", "", Text.of("page.steps"))).append("<table>\n");
        for (CausalStep step : card.steps()) {
            page.append("<tr>").append(Html.rowHead(Integer.toString(step.slot()))).append("<td><code").append(step.culprit() ? " class=\"gone\">" : ">")
                    .append(Html.escaped(step.instruction())).append("</code><br>").append(Html.element("span", "muted", words(step.sentence()))).append("</td></tr>\n");
        }
        page.append("</table>\n");
    }

    private void program(StringBuilder page) {
        page.append(Html.element("h2", "", Text.of("page.program"))).append("<pre>");
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean bad = card.line().isPresent() && card.line().getAsInt() == i;
            page.append(bad ? Html.element("span", "bad", lines.get(i)) : Html.escaped(lines.get(i)) + "\n");
        }
        page.append("</pre>\n");
    }

    private void registers(StringBuilder page) {
        if (registers.isEmpty()) {
            return;
        }
        page.append(Html.element("h2", "", Text.of("page.registers"))).append("<table>\n");
        for (int i = 0; i < registers.size(); i++) {
            if (!(registers.get(i) instanceof AbstractValue.Uninitialized)) {
                page.append("<tr>").append(Html.rowHead("r" + i)).append(Html.element("td", "", registers.get(i).text())).append("</tr>\n");
            }
        }
        page.append("</table>\n");
    }

    private static void fix(StringBuilder page, FixChoice fix) {
        page.append(Html.element("h2", "", Text.of("rejection.fix") + ": " + fix.title()));
        page.append(Html.element("p", "", fix.why() + " " + (fix.accepted() ? Text.of("rejection.fix.accepted") : fix.then())));
        if (!fix.preview().isEmpty()) {
            page.append("<pre>");
            fix.preview().forEach(line -> page.append(Html.element("span", line.added() ? "come" : "gone", (line.added() ? "+ " : "- ") + line.text())));
            page.append("</pre>\n");
        }
    }

    private void run(StringBuilder page) {
        switch (trial) {
            case Trial.Traps(String given, String trap, var _) -> again(page, Text.of("page.run.traps", given, trap));
            case Trial.Endless(String given, long count, var _) -> again(page, Text.of("page.run.endless", given, count));
            case Trial.CutShort(int tried) -> page.append(Html.element("h2", "", Text.of("page.run"))).append(Html.element("p", "", Text.of("rejection.trial.cut", tried)));
            case Trial.Safe(int tried, String why) -> page.append(Html.element("h2", "", Text.of("page.run"))).append(Html.element("p", "", Text.of("rejection.trial.safe", tried, why)));
            case Trial.Searching(), Trial.Unasked() -> page.append("");
        }
    }

    private void again(StringBuilder page, String told) {
        page.append(Html.element("h2", "", Text.of("page.run"))).append(Html.element("p", "", told));
        again.ifPresent(run -> {
            if (!run.lines().isEmpty()) {
                page.append(Html.element("p", "", Text.of("page.run.maps"))).append(Html.element("pre", "", String.join("\n", run.lines())));
            }
            page.append(Html.element("p", "", Text.of("page.run.command"))).append(Html.element("pre", "command", run.command()));
        });
    }
}
