package dev.glasshive.cli;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.exc.MismatchedInputException;

/// Says what is wrong with a line of JSON: which field, and what belongs there.
final class JsonFault {
    private JsonFault() {}

    static String of(JacksonException fault) {
        String field = field(fault.getPath());
        if (fault instanceof MismatchedInputException mismatch && !field.isEmpty()) {
            return Messages.text("json.field", field, wanted(mismatch.getTargetType()));
        }
        return field.isEmpty() ? Messages.text("json.line", words(fault)) : Messages.text("json.field.other", field, words(fault));
    }

    /// `maps[0].key_size`.
    private static String field(List<Reference> path) {
        return path.stream().map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName()).collect(Collectors.joining()).replaceFirst("^\\.", "");
    }

    private static String wanted(Class<?> type) {
        if (type == null) {
            return Messages.text("json.wanted.other");
        }
        if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class) {
            return Messages.text("json.wanted.number");
        }
        if (type == String.class) {
            return Messages.text("json.wanted.text");
        }
        if (type == Boolean.class || type == boolean.class) {
            return Messages.text("json.wanted.truth");
        }
        return Messages.text(List.class.isAssignableFrom(type) ? "json.wanted.list" : type.isRecord() ? "json.wanted.object" : "json.wanted.other");
    }

    /// The first sentence, without the reader's own places in itself.
    private static String words(JacksonException fault) {
        String message = String.valueOf(fault.getOriginalMessage());
        int inside = message.indexOf("[Source:");
        return (inside < 0 ? message : message.substring(0, inside)).lines().findFirst().orElse("").strip().replaceFirst("[(\\s]+$", "").replaceAll(",? from `[^`]*`", "");
    }
}
