package dev.glasshive.cli;

import dev.glasshive.open.BadInputException;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Turns;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that describe the simulated computer.
final class HostOptions {
    /// `3`: three instructions each in rotation; `random` or `random:3`: by chance, about three each.
    private static final Pattern TURNS = Pattern.compile("(?<chance>random)?(?<colon>:)?(?<steps>[1-9]\\d{0,6})?");

    @Option(names = "--cpus", paramLabel = "N", defaultValue = "1")
    private int cpus = 1;

    @Option(names = "--turns", paramLabel = "[random:]N", defaultValue = "1")
    private String turns = "1";

    @Option(names = "--endian", paramLabel = "ORDER")
    private @Nullable Endian endian;

    @Option(names = "--groups", paramLabel = "NAME", split = ",")
    private List<String> groups = new ArrayList<>();

    /// The byte order, if one is given.
    @Nullable Endian endian() {
        return endian;
    }

    /// The host that the options describe, for programs of byte order `order`.
    Host host(ByteOrder order) throws BadInputException {
        if (cpus < 1 || cpus > Host.MOST_CPUS) {
            throw new BadInputException(Messages.text("host.cpus", cpus, Host.MOST_CPUS));
        }
        return Host.DEFAULT.withOrder(order).withGroups(Groups.of(groups)).withCpus(cpus, turns());
    }

    private Turns turns() throws BadInputException {
        Matcher matcher = TURNS.matcher(turns);
        if (turns.isEmpty() || !matcher.matches()) {
            throw wrongTurns();
        }
        boolean chance = matcher.group("chance") != null;
        boolean number = matcher.group("steps") != null;
        int steps = number ? Integer.parseInt(matcher.group("steps")) : 1;
        if ((matcher.group("colon") != null) != (chance && number) || steps > Turns.MOST_STEPS) {
            throw wrongTurns();
        }
        return new Turns(chance ? Turns.Order.CHANCE : Turns.Order.ROTATION, steps);
    }

    private BadInputException wrongTurns() {
        return new BadInputException(Messages.text("host.turns", turns, Turns.MOST_STEPS));
    }
}
