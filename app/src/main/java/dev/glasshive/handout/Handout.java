package dev.glasshive.handout;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Reference;
import dev.glasshive.page.Html;
import dev.glasshive.page.Page;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A lesson as one page to print.
public final class Handout {
    private static final String STYLE = """
            h1 { font-size: 1.5em; margin-bottom: 0.1em; } h2 { font-size: 1.15em; margin-top: 2em; border-top: 1px solid var(--line); padding-top: 0.8em; }
            .name { display: flex; gap: 2em; margin: 1.2em 0; } .name span { flex: 1; border-bottom: 1px solid var(--text); padding-bottom: 1.2em; }
            .state { display: flex; flex-wrap: wrap; gap: 0.6em 2.4em; align-items: flex-start; margin: 0.8em 0; } caption { text-align: left; font-size: 0.85em; color: var(--muted); }
            .program { line-height: 1.35; } code.spot { white-space: nowrap; } caption { min-width: 13em; } .stack caption { min-width: 18em; } mark { background: var(--mark); color: inherit; }
            .ask { margin-top: 1.2em; } .answer { border: 1px solid var(--text); border-radius: 4px; min-height: 2.6em; padding: 0 0.4em; font-size: 0.8em; }
            .boxes { list-style-position: outside; } ul.boxes { list-style: none; padding-left: 0; }
            .pieces { list-style: none; padding: 0; } .pieces li { display: flex; gap: 0.8em; align-items: center; } .pieces pre { flex: 1; margin: 0.2em 0; } .box { width: 2.2em; height: 2.2em; border: 1px solid var(--text); border-radius: 4px; }
            .lines div { border-bottom: 1px solid var(--line); height: 2em; }
            svg { display: block; max-width: 100%; } svg rect { fill: none; stroke: var(--text); } svg text { fill: var(--text); text-anchor: middle; font-family: "JetBrains Mono", ui-monospace, monospace; } .bit { font-size: 9px; } .from { font-size: 13px; }
            .good, .bad, .wrong { border-left: 3px solid var(--ok); background: var(--ok-soft); padding: 0.3em 0.8em; margin: 0.5em 0; } .bad { border-color: var(--error); background: var(--error-soft); } .wrong { border-color: var(--line); background: none; }
            @media print { body { font-size: 10pt; } .program { font-size: 8.5pt; line-height: 1.25; } h2 { margin-top: 1.2em; } .lines div { height: 2.6em; }
              p, table, .good, .wrong, li, svg, .answer, .ask { break-inside: avoid; } p { orphans: 3; widows: 3; } h2 + p, .ask, .state { break-after: avoid; } section:last-of-type, footer { break-inside: avoid; } a { color: inherit; text-decoration: none; } mark, .good, .bad { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
            """;

    private Handout() {}

    /// Whose page it is.
    ///
    /// @param variant from 0
    /// @param variants how many there are
    public record Bearer(String name, int variant, int variants) {}

    /// The page.
    ///
    /// @param language in which `lesson` is written
    /// @param solutions whether it is the teacher's copy, with answers, reasons and worked solutions
    public static String of(Lesson lesson, String language, boolean solutions) {
        return of(lesson, language, solutions, Optional.empty());
    }

    /// The page of one learner.
    ///
    /// @param language in which `lesson` is written
    /// @param solutions whether it is the teacher's copy, with answers, reasons and worked solutions
    /// @param bearer whose it is, if it is anybody's
    public static String of(Lesson lesson, String language, boolean solutions, Optional<Bearer> bearer) {
        Words words = Words.in(language);
        StringBuilder body = new StringBuilder("<header>\n");
        body.append(Html.element("h1", "", lesson.title())).append(Html.element("p", "muted", lesson.part() + " · " + words.of("minutes", lesson.minutes())
                + " · " + lesson.sections().stream().map(Reference::label).collect(Collectors.joining(", "))));
        bearer.ifPresent(whose -> body.append("<p><strong>").append(whose.variants() > 1 ? words.html("bearer.variant", whose.name(), whose.variant() + 1, whose.variants())
                : words.html("bearer", whose.name())).append("</strong></p>\n"));
        if (solutions) {
            body.append("<p class=\"bad\"><strong>").append(words.html("teachers")).append("</strong></p>\n");
        } else {
            body.append("<p class=\"name\"><span>").append(words.html("name")).append("</span><span>").append(words.html("date")).append("</span></p>\n");
        }
        if (solutions) {
            body.append("<p>").append(words.html("goal")).append(' ').append(Html.escaped(lesson.goal())).append("</p>\n");
        }
        body.append("</header>\n");
        for (int i = 0; i < lesson.steps().size(); i++) {
            body.append(StepSheet.of(lesson.steps().get(i), i + 1, solutions, words));
        }
        // An exam asks for no sentence, and in a lesson the sentence itself would tell what to bet on.
        if (!solutions && lesson.kind() != Lesson.Kind.EXAM) {
            body.append("<section>\n<p class=\"ask\">").append(words.html("goal.own")).append("</p>\n<div class=\"lines\" role=\"img\" aria-label=\"").append(words.html("room")).append("\"><div></div><div></div></div>\n</section>\n");
        }
        Set<Reference> cited = new LinkedHashSet<>(lesson.sections());
        body.append("<footer>\n").append(Html.element("h2", "", words.of("cited"))).append("<ul>\n");
        cited.forEach(reference -> body.append("<li>").append(ProseHtml.cite(reference)).append(Html.escaped(reference.heading().isEmpty() ? "" : ", " + reference.heading()))
                .append(" <span class=\"muted\">").append(Html.escaped(reference.url())).append("</span></li>\n"));
        body.append("</ul>\n</footer>\n");
        return Page.of(language, lesson.title(), STYLE, body.toString());
    }
}
