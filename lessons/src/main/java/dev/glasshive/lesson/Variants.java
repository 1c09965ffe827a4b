package dev.glasshive.lesson;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The variants of an exam: what its names stand for in each. A lesson without names has one.
///
/// @param rows the words for each name, one row a variant
public record Variants(List<Map<String, String>> rows) {
    private static final Pattern NAME = Pattern.compile("\\{([a-z][a-z0-9-]{0,19})}");
    private static final int LONGEST = 2 << 20;

    /// The one variant of a lesson without names.
    public static final Variants NONE = new Variants(List.of(Map.of()));

    /// Copies what it is given.
    public Variants {
        rows = List.copyOf(rows);
    }

    /// How many there are.
    public int count() {
        return rows.size();
    }

    /// `text` with the words of the variant at `index` in the place of `{name}`; an index past the last means the first. Names in these words stay, and so do those behind very many letters:
    /// else a short text could become one that no memory holds.
    public String fill(String text, int index) {
        Map<String, String> words = rows.get(index < rows.size() ? index : 0);
        StringBuilder filled = new StringBuilder();
        Matcher name = NAME.matcher(text);
        while (filled.length() < LONGEST && name.find()) {
            name.appendReplacement(filled, Matcher.quoteReplacement(words.getOrDefault(name.group(1), name.group())));
        }
        return name.appendTail(filled).toString();
    }

    /// Such as `variant 2 (n = 9)`, counted from 1.
    public String describe(int index) {
        String words = new TreeMap<>(rows.get(index)).entrySet().stream().map(word -> word.getKey() + " = " + word.getValue()).collect(Collectors.joining(", "));
        return "variant " + (index + 1) + (words.isEmpty() ? "" : " (" + words + ")");
    }

    /// The variant of `learner`, from 0: always the same one for the same name, however it is written (see [LearnerName]), and spread evenly over a class.
    public static int of(String learner, String lesson, int count) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((lesson + "\n" + LearnerName.key(learner)).getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).mod(BigInteger.valueOf(count)).intValue();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
