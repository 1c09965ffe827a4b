package dev.glasshive.app.paths;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Numbers of instructions in a few letters: `10 – 12, 4 – 5`.
final class SlotRanges {
    private static final int MOST = 2;

    private SlotRanges() {}

    /// From the first one to the last, with a new range wherever the way goes back, because a range that counts down would name instructions that were left out.
    ///
    /// @param label of the first one
    static String inOrder(List<Integer> slots, String label) {
        List<String> ranges = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= slots.size(); i++) {
            if (i == slots.size() || slots.get(i) < slots.get(i - 1)) {
                ranges.add(range(slots.get(start), slots.get(i - 1)) + (start == 0 ? label : ""));
                start = i;
            }
        }
        return ranges.size() > MOST ? ranges.getFirst() + " … " + ranges.getLast() : String.join(", ", ranges);
    }

    /// From the lowest to the highest, of instructions that came more than once.
    static String whole(List<Integer> slots) {
        return range(Collections.min(slots), Collections.max(slots));
    }

    private static String range(int from, int to) {
        return from == to ? Integer.toString(from) : from + " – " + to;
    }
}
