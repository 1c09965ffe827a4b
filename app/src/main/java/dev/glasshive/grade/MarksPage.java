package dev.glasshive.grade;

import dev.glasshive.page.Html;
import java.util.Locale;
import java.util.ResourceBundle;
import java.text.MessageFormat;

/// What a class gets, as a page that needs nothing but itself: a table to look over, and below it for each learner why.
final class MarksPage {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("dev.glasshive.grade.page", Locale.ROOT);
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
            table { border-collapse: collapse; }
            th, td { border-bottom: 1px solid #8886; padding: .3rem .8rem; text-align: left; }
            td.n { text-align: right; font-variant-numeric: tabular-nums; }
            .wide { overflow-x: auto; }
            .passed::before { content: "\\2713\\00a0"; } .failed::before { content: "\\2717\\00a0"; } .part::before { content: "\\25d0\\00a0"; } .missing::before { content: "\\2013\\00a0"; }
            summary { cursor: pointer; padding: .3rem 0; }
            li { white-space: pre-wrap; overflow-wrap: anywhere; }
            @media print {
              body { font-size: 10pt; margin: 0; max-width: none; } .wide { overflow: visible; } table { font-size: 9pt; } th, td { padding: .2rem .5rem .2rem 0; overflow-wrap: anywhere; } tr, li { break-inside: avoid; }
              h2, h3, summary { break-after: avoid; } details::details-content { content-visibility: visible; block-size: auto; }
            }
            """;

    private MarksPage() {}

    static String of(GradeBook book) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        page.append("<title>").append(word("title")).append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<h1>").append(word("title")).append("</h1>\n<p>");
        long perfect = book.learners().stream().filter(row -> row.points() == row.marks().size()).count();
        page.append(word("overview", book.learners().size(), perfect)).append("</p>\n<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">").append(word("learner"))
                .append("</th><th scope=\"col\">").append(word("percent")).append("</th><th scope=\"col\">").append(word("points")).append("</th>");
        book.steps().forEach(step -> page.append("<th scope=\"col\">").append(escape(step)).append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        for (GradeBook.Row row : book.learners()) {
            page.append("<tr><th scope=\"row\">").append(name(row)).append("</th><td class=\"n\">").append(Reports.number(row.percent())).append("</td><td class=\"n\">")
                    .append(word("of", Reports.number(row.points()), row.marks().size())).append("</td>");
            row.marks().forEach(mark -> page.append("<td class=\"").append(look(mark)).append("\">").append(Reports.number(mark.points())).append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table></div>\n<h2>").append(word("why")).append("</h2>\n");
        book.learners().stream().filter(row -> !row.remarks().isEmpty() || row.marks().stream().anyMatch(mark -> mark.status() != Mark.Status.PASSED)).forEach(row -> why(page, row));
        return page.append("</body>\n</html>\n").toString();
    }

    private static void why(StringBuilder page, GradeBook.Row row) {
        page.append("<details><summary>").append(name(row)).append(" · ").append(word("of", Reports.number(row.points()), row.marks().size())).append("</summary>\n");
        row.remarks().forEach(remark -> page.append("<p><strong>").append(escape(remark)).append("</strong></p>\n"));
        for (Mark mark : row.marks()) {
            if (mark.status() != Mark.Status.PASSED) {
                page.append("<h3>").append(escape(mark.step())).append(" · ").append(word("status." + mark.status().name().toLowerCase(Locale.ROOT))).append(" · ")
                        .append(Reports.number(mark.points())).append("</h3>\n<ul>\n");
                mark.reasons().forEach(reason -> page.append("<li>").append(escape(reason)).append("</li>\n"));
                page.append("</ul>\n");
            }
        }
        page.append("</details>\n");
    }

    private static String look(Mark mark) {
        return switch (mark.status()) {
            case PASSED -> "passed";
            case MISSING -> "missing";
            case FAILED, UNREADABLE, TIMEOUT, CRASHED -> mark.points() > 0 ? "part" : "failed";
        };
    }

    private static String word(String key, Object... arguments) {
        Object[] words = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            words[i] = arguments[i].toString();
        }
        return escape(new MessageFormat(WORDS.getString(key), Locale.ROOT).format(words));
    }

    /// A name of its own direction, so that one from right to left moves nothing around it.
    private static String name(GradeBook.Row row) {
        return "<bdi>" + escape(row.learner()) + "</bdi>";
    }

    private static String escape(String text) {
        return Html.escaped(text);
    }
}
