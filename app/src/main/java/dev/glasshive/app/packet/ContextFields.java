package dev.glasshive.app.packet;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.TypedField;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Presets;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.ContextField;
import dev.glasshive.vm.MemoryImage;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Step;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The context of a program by the names of its fields, which can be given other values for the next run.
final class ContextFields {
    /// As many bytes of a context are shown as bytes.
    private static final int MOST_BYTES = 256;

    private final Workspace workspace;

    ContextFields(Workspace workspace) {
        this.workspace = workspace;
    }

    /// The context at `moment`.
    PacketContent at(Moment moment, ProgramType type) {
        Bytes bytes = moment.snapshot().context().map(MemoryImage::toBytes).orElse(Bytes.EMPTY);
        ByteOrder order = moment.timeline().scenario().host().order();
        Map<String, String> before = before(moment, type, bytes, order);
        Presets presets = workspace.session().get().presets();
        List<PacketContent.Line> lines = new ArrayList<>();
        lines.add(new PacketContent.Line(type.context().name(), "", "", "", Kind.CONTEXT, true, false, 0, bytes.length(), false));
        for (ContextField field : ContextField.of(type.context(), bytes, order)) {
            Field f = field.field();
            String was = before.getOrDefault(f.name(), field.value());
            lines.add(new PacketContent.Line(f.name(), field.value(), was.equals(field.value()) ? "" : was, Text.of("context.detail", f.offset(), f.size(), kind(f)), Kind.CONTEXT, false,
                    PacketContent.isTouched(moment, Place.Kind.CONTEXT, f.offset(), f.size()), f.offset(), f.size(), presets.context().containsKey(f.name())));
        }
        return PacketContent.of(moment, Place.Kind.CONTEXT, bytes, Math.min(bytes.length(), MOST_BYTES), Text.of("packet.context", bytes.length()), type.title(), lines);
    }

    /// Asks for the value of a field before the first run; tells the user where it cannot be chosen.
    Optional<TypedField> edit(Moment moment, ProgramType type, String name) {
        Optional<Field> found = type.context().field(name).filter(Presets::canBeGiven);
        ByteOrder order = moment.timeline().scenario().host().order();
        return found.map(field -> {
            Bytes bytes = moment.snapshot().context().map(MemoryImage::toBytes).orElse(Bytes.EMPTY);
            String now = ContextField.of(type.context(), bytes, order).stream().filter(f -> f.field().name().equals(name)).findFirst().map(ContextField::value).orElse("");
            String start = workspace.session().get().presets().context().getOrDefault(name, now);
            return new TypedField(Text.of("context.edit.title", name), Text.of("context.edit.hint", field.format().expected()), start,
                    text -> field.format().parse(text.strip(), field.size(), order).isPresent() ? Optional.empty() : Optional.of(Text.of("context.edit.wrong", field.format().expected(), field.size())),
                    text -> give(name, Optional.of(text.strip())));
        });
    }

    /// Puts in a field what the platform puts there.
    void reset(String name) {
        give(name, Optional.empty());
    }

    private void give(String name, Optional<String> text) {
        int run = workspace.moment().get().map(m -> m.snapshot().run()).orElse(0);
        workspace.give(given -> given.with(given.presets().with(name, text)), timeline -> PacketEditor.start(timeline, run));
    }

    /// The fields as they were before the last step, if that wrote the context.
    private static Map<String, String> before(Moment moment, ProgramType type, Bytes now, ByteOrder order) {
        byte[] bytes = now.toArray();
        boolean written = false;
        for (Step.Event event : moment.last().map(Step::events).orElse(List.of())) {
            if (event instanceof Step.MemoryWritten(Place place, Bytes before, Bytes after) && place.kind() == Place.Kind.CONTEXT && place.offset() >= 0
                    && place.offset() + before.length() <= bytes.length) {
                System.arraycopy(before.toArray(), 0, bytes, place.offset(), before.length());
                written = true;
            }
        }
        Map<String, String> texts = new HashMap<>();
        if (written) {
            ContextField.of(type.context(), Bytes.of(bytes), order).forEach(f -> texts.put(f.field().name(), f.value()));
        }
        return texts;
    }

    private static String kind(Field field) {
        return field.isPointer() ? Text.of("context.kind.pointer") : switch (field.format()) {
            case NUMBER, HEX -> Text.of("context.kind.number");
            case IP4 -> "IPv4";
            case IP6 -> "IPv6";
            case PORT, PORT32 -> Text.of("context.kind.port");
            case SOCKADDR -> Text.of("context.kind.address");
            case BYTES -> Text.of("context.kind.bytes");
        };
    }
}
