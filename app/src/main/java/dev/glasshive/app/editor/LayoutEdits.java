package dev.glasshive.app.editor;

import dev.glasshive.app.control.TextEdit;
import dev.glasshive.asm.SourceLayout;
import java.util.ArrayList;
import java.util.List;

/// What sets a text well, line by line, so that the caret stays in its line.
final class LayoutEdits {
    private LayoutEdits() {}

    static List<TextEdit> of(String text) {
        TextLines before = new TextLines(text);
        TextLines after = new TextLines(SourceLayout.format(text));
        List<TextEdit> edits = new ArrayList<>();
        for (int line = 0; line < before.count(); line++) {
            String wanted = after.line(line);
            if (!before.line(line).equals(wanted)) {
                edits.add(new TextEdit(before.start(line), before.end(line), wanted));
            }
        }
        return edits;
    }
}
