package dev.glasshive.app.flow;

/// A way from one block to another.
///
/// @param from the number of a block
/// @param to the number of a block
/// @param kind when it is taken
/// @param back whether it leads back to where it came through: a loop
record Way(int from, int to, Kind kind, boolean back) {
    enum Kind {
        /// Always.
        ALWAYS,
        /// If the condition of the branch holds.
        HOLDS,
        /// If it does not.
        ELSE
    }
}
