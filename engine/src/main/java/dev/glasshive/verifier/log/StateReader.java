package dev.glasshive.verifier.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// States as logs print them: `frame1: R1=ctx() R10=fp0 fp-8_w=inv5 refs=2`.
final class StateReader {
    private static final Pattern FRAME = Pattern.compile("frame(\\d{1,2}):\\s*(.*)", Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("(?:R(\\d{1,2})|fp(-\\d{1,5}))(?:_([rwD]{1,3}))?=(.+)");
    private static final Pattern START = Pattern.compile("(?:frame\\d{1,2}:.*|(?:R\\d{1,2}|fp-\\d{1,5})(?:_[rwD]{1,3})?=.*|refs=\\d[\\d,]*(?: .*)?)");
    private static final List<Integer> PARTS_OF_SPILLS = List.of(4, 6, 7);
    private static final int REGISTERS = 11;
    private static final int STACK_BYTES = 512;
    private static final int MOST_REFERENCES = 1000;
    private static final String KINDS = "?m0rdif";

    private final ValueReader values = new ValueReader();

    /// Whether `text` begins like a state.
    static boolean begins(String text) {
        return START.matcher(text).matches();
    }

    /// The state that `text` is; empty where a word in it is none of a state's: no machine has a register 11 or a deeper stack, and states that grow without bound would fill ours.
    Optional<FrameState> read(String text) {
        int number = 0;
        String rest = text.strip();
        Matcher frame = FRAME.matcher(rest);
        if (frame.matches()) {
            number = Numbers.small(frame.group(1));
            rest = frame.group(2);
        }
        if (number >= MachineState.MOST_FRAMES) {
            return Optional.empty();
        }
        List<RegisterState> registers = new ArrayList<>();
        List<SlotState> slots = new ArrayList<>();
        List<Integer> references = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        for (String word : words(rest)) {
            Matcher entry = ENTRY.matcher(word);
            if (entry.matches()) {
                String access = entry.group(3) == null ? "" : entry.group(3);
                int place = Integer.parseInt(entry.group(1) != null ? entry.group(1) : entry.group(2));
                if (entry.group(1) != null && place < REGISTERS) {
                    registers.add(new RegisterState(place, access, values.read(entry.group(4))));
                } else if (entry.group(1) == null && place >= -STACK_BYTES && place % Long.BYTES == 0) {
                    slots.add(slot(place, access, entry.group(4)));
                } else {
                    return Optional.empty();
                }
            } else if (word.startsWith("refs=")) {
                Stream.of(word.substring(5).split(",", -1)).limit(MOST_REFERENCES).map(Numbers::small).filter(id -> id >= 0).forEach(references::add);
            } else if (word.equals("cb") || word.equals("async_cb")) {
                flags.add(word);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new FrameState(number, registers, slots, references, flags));
    }

    private SlotState slot(int offset, String access, String text) {
        if (text.length() == Long.BYTES && areKinds(text)) {
            return new SlotState(offset, access, text, Optional.empty());
        }
        if (text.startsWith("0") && !Numbers.isCanonical(text) || text.startsWith("?") || text.startsWith("mm") || text.startsWith("m0") || text.startsWith("m?")) {
            for (int length : PARTS_OF_SPILLS) {
                if (text.length() > length && areKinds(text.substring(0, length)) && values.read(text.substring(length)) instanceof Known.Scalar number) {
                    return new SlotState(offset, access, text.substring(0, length), Optional.of(number));
                }
            }
        }
        return new SlotState(offset, access, "", Optional.of(values.read(text)));
    }

    private static boolean areKinds(String text) {
        return text.chars().allMatch(c -> KINDS.indexOf(c) >= 0);
    }

    /// The pieces between spaces that stand outside of brackets.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if ((c == ' ' || c == '\t') && (depth <= 0 || i == text.length())) {
                if (i > start) {
                    words.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }
}
