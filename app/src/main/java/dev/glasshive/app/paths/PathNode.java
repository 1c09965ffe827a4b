package dev.glasshive.app.paths;

/// Something that is drawn of a tree.
sealed interface PathNode {
    /// The number of the node before it, or -1.
    int parent();

    /// How many nodes lie before it.
    int depth();

    /// What is drawn; of what is folded, where it begins.
    int stretch();

    /// A stretch.
    record Shown(int parent, int depth, int stretch) implements PathNode {}

    /// All that comes behind a stretch, folded.
    record More(int parent, int depth, int stretch) implements PathNode {}

    /// Rounds of a loop, from `stretch` until before `until`.
    record Rounds(int parent, int depth, int stretch, int until) implements PathNode {}
}
