package dev.glasshive.app.rejection;

import dev.glasshive.app.text.Text;
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
            :root { color-scheme: light dark; --text: #23262b; --muted: #5d636e; --page: #fbfaf7; --box: #ffffff; --line: #d9d6cd; --error: #b3261e; --error-soft: #fbe4e2; --ok: #1d6f42; --ok-soft: #e2f3e8; }
            @media (prefers-color-scheme: dark) { :root { --text: #e8e6e1; --muted: #a3a8b2; --page: #16181d; --box: #1c1f26; --line: #30353f; --error: #ff8d84; --error-soft: #3a2023; --ok: #7bd69b; --ok-soft: #1d3529; } }
            body { font: 16px/1.5 Inter, system-ui, sans-serif; color: var(--text); background: var(--page); max-width: 60em; margin: 2em auto; padding: 0 1em; }
            h1 { color: var(--error); font-size: 1.4em; margin-bottom: 0.2em; }
            h2 { font-size: 1.05em; margin: 1.6em 0 0.4em; }
            code, pre, td, th { font-family: "JetBrains Mono", ui-monospace, monospace; font-size: 0.9em; font-variant-ligatures: none; }
            pre { background: var(--box); border: 1px solid var(--line); border-radius: 6px; padding: 0.6em 0.8em; overflow-x: auto; }
            .muted { color: var(--muted); }
            .bad { display: inline-block; min-width: 100%; background: var(--error-soft); border-left: 3px solid var(--error); }
            .bad::after { content: "  ◀ refused here"; color: var(--error); }
            .gone { background: var(--error-soft); } .come { background: var(--ok-soft); }
            table { border-collapse: collapse; } td, th { text-align: left; border-bottom: 1px solid var(--line); padding: 0.15em 1.2em 0.15em 0; vertical-align: top; }
            .command { white-space: pre-wrap; overflow-wrap: anywhere; }
            @media print { :root { color-scheme: light; --text: #000; --muted: #444; --page: #fff; --box: #fff; --line: #999; --error: #8c1d18; --error-soft: #fbe4e2; --ok-soft: #e2f3e8; }
              body { margin: 0; max-width: none; font-size: 11pt; } pre { white-space: pre-wrap; overflow-wrap: anywhere; } h1, h2 { break-after: avoid; } tr { break-inside: avoid; }
              .bad, .gone, .come { print-color-adjust: exact; -webkit-print-color-adjust: exact; } details { break-before: page; } details::details-content { content-visibility: visible; block-size: auto; } }
            """;

    String html() {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        page.append(Html.element("title", "", document + ": " + card.headline())).append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
        page.append(Html.element("p", "muted", place)).append(Html.element("h1", "", card.headline()));
        if (!card.kernel().isEmpty()) {
            page.append("<p>").append(Html.element("code", "muted", card.kernel())).append("</p>\n");
        }
        page.append(Html.element("p", "", words(card.story())));
        if (!card.remedy().isEmpty()) {
            page.append(Html.element("p", "", Text.of("rejection.remedy") + " " + words(card.remedy())));
        }
        steps(page);
        program(page);
        registers(page);
        fixes.forEach(fix -> fix(page, fix));
        run(page);
        page.append("<details>\n").append(Html.element("summary", "", Text.of("page.log"))).append(Html.element("pre", "", log)).append("</details>\n</main>\n</body>\n</html>\n");
        return page.toString();
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
        page.append(Html.element("p", "", fix.why() + " " + (fix.accepted() ? Text.of("rejection.fix.accepted") : Text.of("rejection.fix.further", fix.then()))));
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
