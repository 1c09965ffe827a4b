package dev.glasshive.handout;

import dev.glasshive.lesson.ProgramText;
import dev.glasshive.lesson.check.Scene;
import dev.glasshive.page.Html;
import dev.glasshive.program.SourceLine;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The text of a program with the numbers of its instructions, and an arrow where the machine stands.
final class ProgramListing {
    private ProgramListing() {}

    /// @param scene for the numbers of instructions, and for the arrow
    /// @param stands whether the machine stands somewhere that is worth an arrow
    static String of(ProgramText program, Optional<Scene> scene, boolean stands, Words words) {
        List<String> lines = program.text().stripTrailing().lines().toList();
        Map<Integer, Integer> slots = new HashMap<>();
        scene.ifPresent(s -> s.program().sourceMap().lines().forEach(line -> slots.merge(line.line(), line.slot(), Math::min)));
        int here = scene.filter(_ -> stands).flatMap(s -> s.program().sourceMap().at(s.snapshot().slot())).map(SourceLine::line).orElse(0);
        StringBuilder text = new StringBuilder("<pre class=\"program\" aria-label=\"").append(words.html("program", program.file())).append("\">");
        for (int i = 0; i < lines.size(); i++) {
            Integer slot = slots.get(i + 1);
            String number = String.format(Locale.ROOT, "%4s", slot == null ? "" : slot.toString());
            boolean current = i + 1 == here;
            text.append(current ? "<mark>" : "").append("<span class=\"muted\">").append(number).append(current ? " ▶ " : "   ").append("</span>").append(Html.escaped(lines.get(i)))
                    .append(current ? "</mark>" : "").append('\n');
        }
        return text.append("</pre>\n").toString();
    }
}
