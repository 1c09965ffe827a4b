package dev.glasshive.vm;

/// How the processors of a machine take turns: one runs some instructions, then another.
///
/// @param order who comes next
/// @param steps how many instructions a turn has; by chance, about so many
public record Turns(Order order, int steps) {
    /// The longest turn.
    public static final int MOST_STEPS = 1_000_000;

    /// Who comes next.
    public enum Order {
        /// The next processor that has something to do.
        ROTATION,
        /// Any processor that has something to do, as the seed of the [World] decides; so do the lengths of the turns.
        CHANCE
    }

    /// One instruction each, in rotation.
    public static final Turns DEFAULT = new Turns(Order.ROTATION, 1);

    /// Checks its numbers.
    ///
    /// @throws IllegalArgumentException if a turn has no instruction or too many
    public Turns {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException("a turn has 1 to " + MOST_STEPS + " instructions, not " + steps);
        }
    }
}
