package dev.glasshive.app.registers;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.workspace.Base;
import dev.glasshive.app.workspace.ClaimPicture;
import java.util.List;
import java.util.Optional;

/// One register as the pane shows it.
///
/// @param badge the kind of value in a word
/// @param aside quiet words behind the value: what it held before, or how the platform prints it
/// @param base how its number is written; empty where it is none
/// @param knows what the verifier knows, in a few letters; empty where it claims nothing
/// @param note a second way to read the value, where no picture is
/// @param blamed whether the program is refused here for what it holds
/// @param description for screen readers
/// @param tip everything in sentences
public record RegisterRow(String name, String badge, Kind kind, String value, String aside, Optional<Base> base, ClaimPicture picture, String knows, String note,
        Change change, boolean blamed, String description, String tip) {
    /// What the last step did with it.
    public enum Change {
        NONE, READ, WRITTEN
    }

    /// All of it in a line, parted by tabs.
    String text() {
        return String.join("\t", knows.isEmpty() || knows.equals(value) ? List.of(name, badge, value) : List.of(name, badge, value, knows));
    }

    /// The row of a register of which nothing can be said.
    static RegisterRow empty(String name, String badge, String description) {
        return new RegisterRow(name, badge, Kind.NONE, "—", "", Optional.empty(), ClaimPicture.NONE, "", "", Change.NONE, false, description, description);
    }
}
