package dev.glasshive.app.control;

import java.util.List;

/// What is known of one line of code, to be shown beside it by [CodeCardView].
///
/// @param text the code itself
/// @param title what it is
/// @param source where that is laid down
public record CodeCard(String text, String title, String source, List<Section> sections) {
    /// Copies what it is given.
    public CodeCard {
        sections = List.copyOf(sections);
    }

    /// Some lines under a heading.
    public record Section(String heading, Form form, List<String> lines) {
        /// Copies what it is given.
        public Section {
            lines = List.copyOf(lines);
        }
    }

    /// How lines are set.
    public enum Form {
        /// Sentences, broken where the card ends.
        PROSE,
        /// Columns of letters of one width.
        COLUMNS
    }
}
