package dev.glasshive.app.jit;

import java.util.ArrayList;
import java.util.List;

/// Shares pieces out among lines.
final class Shared {
    private Shared() {}

    /// `pieces` in order on at most `lines` lines, about as many on each.
    static List<List<String>> among(List<String> pieces, int lines) {
        int count = Math.min(lines, pieces.size());
        List<List<String>> shared = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shared.add(List.copyOf(pieces.subList(i * pieces.size() / count, (i + 1) * pieces.size() / count)));
        }
        return shared;
    }
}
