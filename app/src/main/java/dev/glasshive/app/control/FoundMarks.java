package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.Selection;
import org.fxmisc.richtext.SelectionImpl;

/// Light behind stretches of a text that were found. They are selections of their own, so they need no styles of letters and move with the text.
final class FoundMarks {
    private final CodeArea area;
    private final List<Selection<Collection<String>, String, Collection<String>>> shown = new ArrayList<>();

    FoundMarks(CodeArea area) {
        this.area = area;
    }

    /// @param current the number of the one at which the user is; outside the list, none of them
    void show(List<Stretch> found, int current) {
        shown.forEach(mark -> {
            area.removeSelection(mark);
            mark.dispose();
        });
        shown.clear();
        for (int i = 0; i < found.size(); i++) {
            Stretch stretch = found.get(i);
            List<String> style = i == current ? List.of("found", "current") : List.of("found");
            if (stretch.end() <= area.getLength() && stretch.start() < stretch.end()) {
                SelectionImpl<Collection<String>, String, Collection<String>> mark = new SelectionImpl<>("found-" + shown.size(), area, path -> path.getStyleClass().addAll(style));
                if (area.addSelection(mark)) {
                    mark.selectRange(stretch.start(), stretch.end());
                    shown.add(mark);
                }
            }
        }
    }
}
