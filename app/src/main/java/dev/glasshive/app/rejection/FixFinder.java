package dev.glasshive.app.rejection;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Verifying;
import dev.glasshive.app.workspace.Work;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.repair.Fix;
import dev.glasshive.repair.Repairs;
import dev.glasshive.repair.SourcePatch;
import dev.glasshive.repair.TextEdit;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Looks for what can be done about a rejection, and writes it as changes of the text.
record FixFinder(Session session, Verification judged) {
    /// Where the verifier of Windows stood, which is said in words before its message.
    private static final Pattern PLACE = Pattern.compile("^[\\d/]+: ");

    List<FixChoice> find(Work work) {
        Platform platform = session.setup().platform();
        Program program = judged.program();
        List<Fix> fixes = new Repairs(Verifying.verifier(judged.strategy(), platform, work), platform, Repairs.Limits.USUAL)
                .of(judged.set(), program, Verifying.attachType(platform, program), Verifying.brief(session.setup()), judged.report());
        HelperNames helpers = Opened.helperNames(platform);
        return fixes.stream().map(fix -> choice(fix, helpers)).toList();
    }

    private FixChoice choice(Fix fix, HelperNames helpers) {
        String text = session.document().text();
        List<TextEdit> edits = new SourcePatch(session.document().name(), helpers).edits(text, judged.set(), judged.program().name(), fix.patches()).orElse(List.of());
        String then = switch (fix.result()) {
            case Fix.Accepted() -> "";
            case Fix.StillRejected(String message, int slot) when slot >= 0 -> Text.of("rejection.fix.further.at", slot, PLACE.matcher(message).replaceFirst(""));
            case Fix.StillRejected(String message, int _) -> Text.of("rejection.fix.further", message);
        };
        List<DiffLine> preview = DiffLine.of(text, edits);
        return new FixChoice(fix.title(), fix.why(), then, text, edits, preview, action(text, edits));
    }

    private String action(String text, List<TextEdit> edits) {
        if (edits.size() != 1 || edits.getFirst().length() > 0) {
            return Text.of("rejection.fix.apply");
        }
        int line = (int) text.substring(0, edits.getFirst().start()).chars().filter(c -> c == '\n').count() - 1;
        OptionalInt above = slotAbove(line);
        return above.isPresent() ? Text.of("rejection.fix.insert", above.getAsInt()) : Text.of("rejection.fix.apply");
    }

    private OptionalInt slotAbove(int from) {
        for (int line = from; line >= 0; line--) {
            var instruction = session.lines().instruction(line);
            if (instruction.isPresent()) {
                return OptionalInt.of(instruction.get().slot());
            }
        }
        return OptionalInt.empty();
    }
}
