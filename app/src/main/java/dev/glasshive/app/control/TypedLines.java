package dev.glasshive.app.control;

import javafx.application.Platform;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// Keeps in sight what is typed in the first line of the view. The editor would keep the line below in its place, so that each line that is typed there moves out of sight at once.
final class TypedLines {
    /// Longer ones are pasted or come from a command, which bring into view what they want.
    private static final int LONGEST = 200;

    private final CodeArea area;

    private TypedLines(CodeArea area) {
        this.area = area;
    }

    static void keepInSight(CodeArea area) {
        TypedLines lines = new TypedLines(area);
        area.plainTextChanges().filter(change -> change.getInserted().length() <= LONGEST && change.getInserted().indexOf('\n') >= 0).subscribe(lines::typed);
    }

    private void typed(PlainTextChange change) {
        if (!area.isFocused() || area.getVisibleParagraphs().isEmpty()) {
            return;
        }
        // Of several changes in one, the text is already as it is after the last.
        int line = area.offsetToPosition(Math.min(change.getPosition(), area.getLength()), Bias.Forward).getMajor();
        int first = area.firstVisibleParToAllParIndex();
        if (first == line || first == line + 1) {
            Platform.runLater(() -> area.showParagraphAtTop(Math.min(line, area.getParagraphs().size() - 1)));
        }
    }
}
