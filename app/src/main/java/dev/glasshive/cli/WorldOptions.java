package dev.glasshive.cli;

import dev.glasshive.open.BadInputException;
import dev.glasshive.vm.World;
import dev.glasshive.vm.WorldField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that describe what goes on around the simulated computer.
final class WorldOptions {
    @Option(names = "--world", paramLabel = "KEY=VALUE")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N")
    private @Nullable String seed;

    /// The world that the options describe.
    World world() throws BadInputException {
        World world = World.DEFAULT;
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 0) {
                throw new BadInputException(Messages.text("world.form", setting, WorldField.keys()));
            }
            String key = setting.substring(0, equals);
            WorldField field = WorldField.of(key).orElseThrow(() -> new BadInputException(Messages.text("world.key", key, WorldField.keys())));
            world = put(world, field, setting.substring(equals + 1));
        }
        return seed == null ? world : put(world, WorldField.SEED, seed);
    }

    private static World put(World world, WorldField field, String text) throws BadInputException {
        Optional<String> refusal = field.refusal(text);
        if (refusal.isPresent()) {
            throw new BadInputException(Messages.text("world.value", field.key(), refusal.orElseThrow(), text));
        }
        return field.put(world, text);
    }
}
