package dev.glasshive.app.progress;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Learners as files: a line with a sum over the rest, which is JSON. The sum tells a damaged file from a whole one.
final class LearnerFormat {
    private static final String HEAD = "glasshive-learner-1 ";
    // What a later version adds is no reason to lose the rest.
    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private LearnerFormat() {}

    static byte[] write(Learner learner) {
        byte[] body = JSON.writeValueAsBytes(learner);
        byte[] head = (HEAD + sum(body, 0) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /// The learner in `bytes`; empty if they are not, or no longer, those of one.
    static Optional<Learner> read(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String head = new String(bytes, 0, end, StandardCharsets.UTF_8);
        if (end == bytes.length || !head.equals(HEAD + sum(bytes, end + 1))) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(bytes, end + 1, bytes.length - end - 1, Learner.class));
        } catch (JacksonException | NullPointerException damaged) {
            // A part that is not there is null until a record refuses it.
            return Optional.empty();
        }
    }

    private static String sum(byte[] bytes, int from) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, bytes.length - from);
        return String.format(Locale.ROOT, "%d-%08x", bytes.length - from, sum.getValue());
    }
}
