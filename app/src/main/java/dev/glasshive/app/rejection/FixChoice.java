package dev.glasshive.app.rejection;

import dev.glasshive.repair.TextEdit;
import java.util.List;

/// Something that can be done about a rejection.
///
/// @param title what to do
/// @param why it helps
/// @param then a sentence on what is refused with it; empty where the whole program is accepted
/// @param text that `edits` change
/// @param edits none where the fix cannot be written as text
/// @param preview the lines that change
/// @param action what applying it means, such as "Insert after 13"
public record FixChoice(String title, String why, String then, String text, List<TextEdit> edits, List<DiffLine> preview, String action) {
    /// Copies what it is given.
    public FixChoice {
        edits = List.copyOf(edits);
        preview = List.copyOf(preview);
    }

    /// Whether the whole program is accepted with it.
    public boolean accepted() {
        return then.isEmpty();
    }

    /// Whether it can be applied to the text.
    public boolean applicable() {
        return !edits.isEmpty();
    }
}
