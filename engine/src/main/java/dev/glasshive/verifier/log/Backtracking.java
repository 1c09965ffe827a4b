package dev.glasshive.verifier.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines about precision. Before 6.5 they name registers and slots by the bits of a hexadecimal number.
final class Backtracking {
    private static final Pattern START = Pattern.compile("(?:mark_precise: frame(\\d{1,2}): )?last_idx (-?\\d{1,7}) first_idx (-?\\d{1,7}).*");
    private static final Pattern STEP = Pattern.compile("(?:mark_precise: frame(\\d{1,2}): )?regs=(\\S*) stack=(\\S*) before (\\d{1,7}): .*");
    private static final Pattern PARENT = Pattern.compile(
            "(?:mark_precise: frame(\\d{1,2}): parent state|parent (?:didn't have|already had)) regs=(\\S*) stack=(\\S*?)(?: marks)?(?::\\s*(.*))?");

    private Backtracking() {}

    static Optional<Entry> read(String line, StateReader states) {
        Matcher start = START.matcher(line);
        if (start.matches()) {
            return Optional.of(new Entry.BacktrackStart(frame(start), Integer.parseInt(start.group(2)), Integer.parseInt(start.group(3))));
        }
        Matcher step = STEP.matcher(line);
        if (step.matches()) {
            return Optional.of(new Entry.BacktrackStep(frame(step), registers(step), slots(step), Numbers.small(step.group(4))));
        }
        Matcher parent = PARENT.matcher(line);
        if (parent.matches()) {
            Optional<FrameState> state = parent.group(4) == null || parent.group(4).isBlank() ? Optional.empty() : states.read(parent.group(4));
            return Optional.of(new Entry.ParentState(frame(parent), registers(parent), slots(parent), state));
        }
        return Optional.empty();
    }

    private static int frame(Matcher matcher) {
        return matcher.group(1) == null ? 0 : Numbers.small(matcher.group(1));
    }

    private static boolean isOld(Matcher matcher) {
        return matcher.group(1) == null;
    }

    private static List<Integer> registers(Matcher matcher) {
        String text = matcher.group(2);
        return isOld(matcher) ? bits(text) : numbers(text, "r");
    }

    private static List<Integer> slots(Matcher matcher) {
        String text = matcher.group(3);
        return isOld(matcher) ? bits(text).stream().map(bit -> -8 * (bit + 1)).toList() : numbers(text, "");
    }

    private static List<Integer> bits(String text) {
        OptionalLong mask = Numbers.parse("0x" + text);
        List<Integer> set = new ArrayList<>();
        for (int i = 0; i < Long.SIZE; i++) {
            if ((mask.orElse(0) >>> i & 1) != 0) {
                set.add(i);
            }
        }
        return set;
    }

    private static List<Integer> numbers(String text, String prefix) {
        List<Integer> numbers = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            OptionalLong number = word.startsWith(prefix) ? Numbers.parse(word.substring(prefix.length())) : OptionalLong.empty();
            number.ifPresent(value -> numbers.add((int) value));
        }
        return numbers;
    }
}
