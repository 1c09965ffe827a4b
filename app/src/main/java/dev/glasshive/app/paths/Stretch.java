package dev.glasshive.app.paths;

/// Visits that follow each other without a choice, or one visit that matters by itself.
///
/// @param first the index of its first visit; -1 where the verifier never came
/// @param last the index of its last visit
/// @param count how many visits
/// @param slot the instruction of its first visit
/// @param parent the number of the stretch before it; -1 for the first
record Stretch(int first, int last, int count, int slot, int parent, Kind kind) {
    enum Kind {
        /// One instruction after the other.
        STRAIGHT,
        /// A branch that can go both ways.
        BRANCH,
        /// A call of the platform.
        CALL,
        /// The program ends at its end.
        SAFE,
        /// The program was refused.
        REJECTED,
        /// The path was cut.
        PRUNED,
        /// Nothing is kept of what came behind it.
        OPEN,
        /// The verifier never came here, because it refused the program before.
        NOT_REACHED;

        boolean isAlone() {
            return this == BRANCH || this == CALL || this == REJECTED || this == PRUNED;
        }
    }

    Stretch with(int newLast, Kind newKind) {
        return new Stretch(first, newLast, count + 1, slot, parent, newKind);
    }
}
