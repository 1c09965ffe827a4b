package dev.glasshive.app.rejection;

import dev.glasshive.verifier.CausalEvent;
import java.util.List;

/// One event on the way to a value or a rejection.
///
/// @param slot of the instruction
/// @param visit its index in the exploration, or -1
/// @param instruction as text; empty where a function only begins
/// @param change what was known before and afterwards: `1 → 2`; may be empty
/// @param culprit whether the program was refused here
public record CausalStep(int slot, int visit, String instruction, List<Piece> sentence, String change, boolean culprit) {
    /// Copies what it is given.
    public CausalStep {
        sentence = List.copyOf(sentence);
    }

    static CausalStep of(CausalEvent event) {
        String before = event.before().text();
        String after = event.after().text();
        String change = after.isEmpty() || after.equals("?") ? "" : before.isEmpty() || before.equals("?") || before.equals(after) ? after : before + " → " + after;
        return new CausalStep(event.at().slot(), event.at().visit(), event.at().instruction(), Piece.of(event.sentence()), change, event instanceof CausalEvent.Refused);
    }

    /// All of it in one line, to be read aloud or copied.
    public String description() {
        StringBuilder words = new StringBuilder().append(slot).append(": ").append(instruction).append(instruction.isEmpty() ? "" : ". ");
        sentence.forEach(piece -> words.append(piece.text()));
        return words.toString();
    }
}
