package dev.glasshive.lesson;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The variants of an exam: what its names stand for in each. A lesson without names has one.
///
/// @param rows the words for each name, one row a variant
public record Variants(List<Map<String, String>> rows) {
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

    /// `text` with the words of the variant at `index` in the place of `{name}`; an index past the last means the first.
    public String fill(String text, int index) {
        String filled = text;
        for (Map.Entry<String, String> word : rows.get(index < rows.size() ? index : 0).entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", word.getValue());
        }
        return filled;
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
