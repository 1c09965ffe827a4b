package dev.glasshive.portability;

import dev.glasshive.program.Program;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Which helpers a text calls by number. An object calls all of them so, but is compiled from a source that names them.
final class Numbered {
    static final Pattern CALL = Pattern.compile("\\bcall\\s+(?:helper\\s+)?(0[xX][0-9a-fA-F]+|\\d+)(?=\\s*(?:$|[;#]|//))");
    private final Set<Integer> slots = new HashSet<>();

    Numbered(Program program) {
        program.sourceMap().lines().stream().filter(line -> CALL.matcher(line.text()).find()).forEach(line -> slots.add(line.slot()));
    }

    /// Whether the call at `slot` is written as a number.
    boolean calls(int slot) {
        return slots.contains(slot);
    }
}
