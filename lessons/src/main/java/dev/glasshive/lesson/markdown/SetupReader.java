package dev.glasshive.lesson.markdown;

import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.lesson.Machine;
import dev.glasshive.lesson.Moment;
import dev.glasshive.lesson.Setup;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.vm.Host;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads which machine a step works on.
final class SetupReader {
    static final String PLATFORM = "linux, or windows";

    private SetupReader() {}

    static Setup read(Fields fields, SourceFiles files) {
        Setup setup = new Setup(files.program(fields.text("program")), files.inputs(fields), fields.optionallyParsed("at", Moment::parse, CheckReader.MOMENT),
                machine(fields), fields.optionallyParsed("pane", SetupReader::pane, "registers, stack, maps, packet, or jit"));
        fields.problems().places().put(setup, fields, "program", "at");
        fields.done();
        return setup;
    }

    private static Machine machine(Fields fields) {
        Platform platform = fields.optionallyParsed("platform", SetupReader::platform, PLATFORM).orElse(Platforms.linux());
        ByteOrder order = fields.optionallyParsed("byte order", SetupReader::order, "little, or big").orElse(ByteOrder.LITTLE_ENDIAN);
        int cpus = fields.optionallyParsed("processors", text -> Fields.readNumber(text, 1, Host.MOST_CPUS), "a number from 1 to " + Host.MOST_CPUS).orElse(1);
        Privilege privilege = fields.optionallyParsed("as", SetupReader::privilege, "root, bpf, or none").orElse(Privilege.ROOT);
        List<ConformanceGroup> groups = fields.allParsed("groups", SetupReader::group, Arrays.stream(ConformanceGroup.values()).map(ConformanceGroup::label).collect(Collectors.joining(", ")));
        return new Machine(platform, new Host(order, groups.isEmpty() ? Host.DEFAULT.groups() : with(groups), cpus, Host.DEFAULT.turns()), privilege);
    }

    private static Optional<ConformanceGroup> group(String text) {
        return Arrays.stream(ConformanceGroup.values()).filter(group -> group.label().equals(text)).findFirst();
    }

    /// The groups and those that they include: every machine has `base32`, and what can do 64 bits can do 32.
    private static Set<ConformanceGroup> with(List<ConformanceGroup> named) {
        Set<ConformanceGroup> all = EnumSet.of(ConformanceGroup.BASE32);
        for (ConformanceGroup group : named) {
            all.add(group);
            switch (group) {
                case ATOMIC64 -> all.add(ConformanceGroup.ATOMIC32);
                case DIVMUL64 -> all.add(ConformanceGroup.DIVMUL32);
                case BASE32, BASE64, ATOMIC32, DIVMUL32, PACKET, CALLX -> { }
            }
        }
        return all;
    }

    static Optional<Platform> platform(String text) {
        return Platforms.all().stream().filter(platform -> platform.id().equals(text)).findFirst();
    }

    private static Optional<ByteOrder> order(String text) {
        return switch (text) {
            case "little" -> Optional.of(ByteOrder.LITTLE_ENDIAN);
            case "big" -> Optional.of(ByteOrder.BIG_ENDIAN);
            default -> Optional.empty();
        };
    }

    private static Optional<Privilege> privilege(String text) {
        return Arrays.stream(Privilege.values()).filter(p -> p.name().toLowerCase(Locale.ROOT).equals(text)).findFirst();
    }

    private static Optional<Setup.Pane> pane(String text) {
        return Arrays.stream(Setup.Pane.values()).filter(p -> p.name().toLowerCase(Locale.ROOT).equals(text)).findFirst();
    }
}
