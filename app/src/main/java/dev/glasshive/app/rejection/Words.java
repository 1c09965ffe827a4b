package dev.glasshive.app.rejection;

import dev.glasshive.app.control.LinkedText;
import dev.glasshive.app.text.Text;
import java.util.List;
import java.util.function.IntConsumer;

/// Sentences with what they name.
final class Words {
    private Words() {}

    /// Adds `pieces` to `words`; instructions that are named lead to `go`.
    static LinkedText add(LinkedText words, List<Piece> pieces, IntConsumer go) {
        for (Piece piece : pieces) {
            if (piece.slot().isPresent()) {
                int slot = piece.slot().getAsInt();
                words.link(piece.text(), Text.of("rejection.go", slot), () -> go.accept(slot));
            } else if (piece.form() == Piece.Form.CODE) {
                words.words(piece.text(), "code");
            } else {
                words.words(piece.text());
            }
        }
        return words;
    }
}
