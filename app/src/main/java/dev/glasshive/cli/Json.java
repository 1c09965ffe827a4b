package dev.glasshive.cli;

import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Records to JSON with `snake_case` names, and back.
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();

    private Json() {}

    /// `value` over several lines, for `--json`.
    static String pretty(Object value) {
        return PRETTY.writeValueAsString(value);
    }

    /// `value` on one line, for batches.
    static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
