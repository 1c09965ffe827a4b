package dev.glasshive.app.registers;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.workspace.Bar;
import dev.glasshive.app.workspace.Base;
import dev.glasshive.verifier.domain.Tnum;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// One register as the pane shows it.
///
/// @param badge the kind of value in a word
/// @param aside quiet words behind the value: what it held before, or how the platform prints it
/// @param base how its number is written; empty where it is none
/// @param note a second way to read the value, where no picture is
/// @param description for screen readers
/// @param tip everything in sentences
public record RegisterRow(String name, String badge, Kind kind, String value, String aside, Optional<Base> base, Picture picture, String note,
        Change change, String description, String tip) {
    /// What the last step did with it.
    public enum Change {
        NONE, READ, WRITTEN
    }

    /// What the verifier knows, and where the value of now lies in it.
    ///
    /// @param known where the value may be; empty where the verifier claims nothing
    /// @param proven the bytes that a pointer may be used for
    /// @param now where the value is, 0 to 1
    /// @param bits what is known bit by bit, of numbers
    /// @param value of now, of numbers
    public record Picture(Optional<Bar.Stretch> known, Optional<Bar.Stretch> proven, OptionalDouble now, Optional<Tnum> bits, OptionalLong value) {
        /// Nothing to draw.
        public static final Picture NONE = new Picture(Optional.empty(), Optional.empty(), OptionalDouble.empty(), Optional.empty(), OptionalLong.empty());

        /// Whether there is a bar to draw.
        public boolean hasBar() {
            return known.isPresent() || now.isPresent();
        }

        /// A mark alone, where nobody knows what the verifier thinks.
        static Picture mark(double place) {
            return new Picture(Optional.empty(), Optional.empty(), OptionalDouble.of(place), Optional.empty(), OptionalLong.empty());
        }
    }

    /// The row of a register of which nothing can be said.
    static RegisterRow empty(String name, String badge, String description) {
        return new RegisterRow(name, badge, Kind.NONE, "—", "", Optional.empty(), Picture.NONE, "", Change.NONE, description, description);
    }
}
