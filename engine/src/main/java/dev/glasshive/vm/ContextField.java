package dev.glasshive.vm;

import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.ContextLayout.Access;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.program.Bytes;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A field of a context at run time, in words.
///
/// @param value as people write it
public record ContextField(Field field, String value) {

    /// The fields of `context` that a program may use, with their values on a host of byte order `order`.
    public static List<ContextField> of(ContextLayout layout, Bytes context, ByteOrder order) {
        return layout.fields().stream().filter(f -> f.access() != Access.NONE && f.offset() + f.size() <= context.length())
                .map(f -> new ContextField(f, text(f, context, order))).toList();
    }

    /// The fields of `after` that are not as in `before`.
    public static List<ContextField> changed(ContextLayout layout, Bytes before, Bytes after, ByteOrder order) {
        List<ContextField> was = of(layout, before, order);
        List<ContextField> is = of(layout, after, order);
        List<ContextField> changed = new ArrayList<>();
        for (int i = 0; i < Math.min(was.size(), is.size()); i++) {
            Field field = is.get(i).field();
            if (!Arrays.equals(bytes(field, before), bytes(field, after))) {
                changed.add(is.get(i));
            }
        }
        return changed;
    }

    private static String text(Field field, Bytes context, ByteOrder order) {
        return switch (field.content()) {
            case ContextLayout.Packet(ContextLayout.Edge edge) -> switch (edge) {
                case DATA -> "-> data";
                case DATA_END -> "-> end of data";
                case DATA_META -> "-> metadata";
            };
            case ContextLayout.Content _ -> field.format().print(bytes(field, context), order);
        };
    }

    private static byte[] bytes(Field field, Bytes context) {
        return Arrays.copyOfRange(context.toArray(), field.offset(), field.offset() + field.size());
    }
}
