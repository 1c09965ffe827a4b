package dev.glasshive.app.recovery;

import dev.glasshive.files.Summed;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// Drafts as files: a line with a sum over the rest, which is properties. The sum tells a damaged file from a whole one.
final class DraftFormat {
    private static final String KIND = "glasshive-draft-1";
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
        return Summed.write(KIND, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// The draft in `bytes`; empty if they are not, or no longer, those of one.
    static Optional<Draft> read(byte[] bytes) {
        return Summed.read(KIND, bytes).flatMap(DraftFormat::values);
    }

    private static Optional<Draft> values(byte[] body) {
        try {
            Properties values = new Properties();
            values.load(new StringReader(new String(body, StandardCharsets.UTF_8)));
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
}
