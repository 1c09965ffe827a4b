package dev.glasshive.cli;

import dev.glasshive.open.BadInputException;
import dev.glasshive.open.FileContent;
import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.ContextLayout.Access;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.ContextContent;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.World;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What stands behind `--context`: a file of bytes, or fields of the hook's context by name, `user_ip4=10.0.0.1,user_port=443`.
///
/// @param hook of the program
/// @param order of the host's numbers
/// @param world in which the program runs
record GivenContext(ProgramType hook, ByteOrder order, World world, String text) {

    /// `inputs`, each with this in its context.
    List<Input> in(List<Input> inputs) throws BadInputException {
        List<Input> changed = new ArrayList<>();
        for (Input input : inputs) {
            changed.add(new Input(input.name(), input.frame(), Optional.of(text.contains("=") ? fields(input) : file())));
        }
        return changed;
    }

    private Bytes file() throws BadInputException {
        int size = hook.context().size();
        byte[] bytes = FileContent.read(Path.of(text)).bytes();
        if (bytes.length > size) {
            throw new BadInputException(Messages.text("context.long", text, bytes.length, hook.name(), size));
        }
        return Bytes.of(bytes);
    }

    private Bytes fields(Input input) throws BadInputException {
        byte[] bytes = ContextContent.atStart(hook, input, order, world).toArray();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new BadInputException(Messages.text("context.pair", part));
            }
            Field field = field(part.substring(0, equals).strip());
            String value = part.substring(equals + 1).strip();
            byte[] content = field.format().parse(value, field.size(), order)
                    .orElseThrow(() -> new BadInputException(Messages.text("context.value", field.name(), value, field.format().expected(), field.size())));
            System.arraycopy(content, 0, bytes, field.offset(), content.length);
        }
        return Bytes.of(bytes);
    }

    private Field field(String name) throws BadInputException {
        ContextLayout layout = hook.context();
        return layout.field(name).filter(GivenContext::canBeGiven).orElseThrow(() -> new BadInputException(Messages.text("context.field", name, hook.title(),
                layout.fields().stream().filter(GivenContext::canBeGiven).map(Field::name).collect(Collectors.joining(", ")))));
    }

    private static boolean canBeGiven(Field field) {
        return field.access() != Access.NONE && !field.isPointer();
    }
}
