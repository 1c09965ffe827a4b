package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.Reason;
import dev.glasshive.lesson.Reference;

/// Reads reasons.
final class Reasons {
    private static final String SECTION = "rfc9669 5.1, abi, or verifier";

    private Reasons() {}

    /// The reason under `key`, with the section beside it.
    static Reason read(Fields fields, String key, Problems problems) {
        return new Reason(ProseReader.of(fields.text(key), problems), fields.optionallyParsed("section", Reference::parse, SECTION));
    }
}
