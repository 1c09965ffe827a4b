package dev.glasshive.app.recovery;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.CRC32;

/// Drafts as files: a line with a sum over the rest, which is properties. The sum tells a damaged file from a whole one.
final class DraftFormat {
    private static final String HEAD = "glasshive-draft-1 ";
    private static final int MOST_BREAKPOINTS = 10_000;

    private DraftFormat() {}

    static byte[] write(Draft draft) {
        Properties values = new Properties();
        values.setProperty("name", draft.name());
        draft.path().ifPresent(path -> values.setProperty("path", path));
        values.setProperty("text", draft.text());
        values.setProperty("caret", Integer.toString(draft.caret()));
        values.setProperty("platform", draft.platform());
        values.setProperty("kept", draft.kept().toString());
        int count = 0;
        for (Draft.Breakpoint breakpoint : draft.breakpoints()) {
            String key = "breakpoint." + count++;
            values.setProperty(key, breakpoint.program());
            values.setProperty(key + ".slot", Integer.toString(breakpoint.slot()));
            values.setProperty(key + ".condition", breakpoint.condition());
        }
        draft.given().ifPresent(given -> GivenFormat.write(given, values));
        StringWriter body = new StringWriter();
        try {
            values.store(body, null);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        byte[] head = (HEAD + sum(bytes, 0) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        return all;
    }

    /// The draft in `bytes`; empty if they are not, or no longer, those of one.
    static Optional<Draft> read(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String head = new String(bytes, 0, end, StandardCharsets.UTF_8);
        if (end == bytes.length || !head.equals(HEAD + sum(bytes, end + 1))) {
            return Optional.empty();
        }
        try {
            Properties values = new Properties();
            values.load(new StringReader(new String(bytes, end + 1, bytes.length - end - 1, StandardCharsets.UTF_8)));
            return Optional.of(new Draft(values.getProperty("name", ""), Optional.ofNullable(values.getProperty("path")), values.getProperty("text", ""),
                    Integer.parseInt(values.getProperty("caret", "0")), breakpoints(values), values.getProperty("platform", ""), GivenFormat.read(values),
                    Instant.parse(values.getProperty("kept", ""))));
        } catch (IOException | IllegalArgumentException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static List<Draft.Breakpoint> breakpoints(Properties values) {
        List<Draft.Breakpoint> found = new ArrayList<>();
        for (int i = 0; i < MOST_BREAKPOINTS; i++) {
            String key = "breakpoint." + i;
            String program = values.getProperty(key);
            if (program == null) {
                break;
            }
            found.add(new Draft.Breakpoint(program, Integer.parseInt(values.getProperty(key + ".slot", "0")), values.getProperty(key + ".condition", "")));
        }
        return found;
    }

    private static String sum(byte[] bytes, int from) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, bytes.length - from);
        return String.format(Locale.ROOT, "%d-%08x", bytes.length - from, sum.getValue());
    }
}
