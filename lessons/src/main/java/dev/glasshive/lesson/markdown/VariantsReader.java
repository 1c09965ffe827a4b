package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.Reference;
import dev.glasshive.lesson.Spot;
import dev.glasshive.lesson.Variants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads what the names of an exam stand for: a list for each, all of one length.
final class VariantsReader {
    private static final String KEY = "variants";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,19}");
    private static final int MOST_NAMES = 16;
    private static final int MOST = 200;
    private static final int LONGEST = 100;

    private VariantsReader() {}

    static Variants read(Fields front, Problems problems) {
        List<Fields> blocks = front.has(KEY) ? front.all(KEY) : List.of();
        if (blocks.isEmpty()) {
            return Variants.NONE;
        }
        Fields block = blocks.getFirst();
        List<Map<String, String>> rows = new ArrayList<>();
        for (String name : block.keys()) {
            List<Fields.Text> words = block.texts(name);
            if (!NAME.matcher(name).matches() || Spot.parse(name).isPresent() || Reference.parse(name).isPresent() || block.keys().size() > MOST_NAMES) {
                problems.add(block.at(name), Problems.quote(name) + " is no name for a variant; write at most " + MOST_NAMES + " names in lower-case letters, none of a register or section");
            }
            words.stream().filter(word -> word.value().length() > LONGEST || word.value().contains("\n"))
                    .forEach(word -> problems.add(word.at(), "this is longer than " + LONGEST + " letters or a line; write a word or number"));
            while (rows.size() < words.size() && name.equals(block.keys().getFirst())) {
                rows.add(new HashMap<>());
            }
            if (words.isEmpty() || words.size() > MOST || words.size() != rows.size()) {
                problems.add(block.at(name), Problems.quote(name) + " has " + words.size() + " values; write as many for each name, from 1 to " + MOST);
                return Variants.NONE;
            }
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i).value();
                rows.get(i).put(name, word.substring(0, Math.min(LONGEST, word.length())));
            }
        }
        return rows.isEmpty() ? Variants.NONE : new Variants(rows);
    }
}
