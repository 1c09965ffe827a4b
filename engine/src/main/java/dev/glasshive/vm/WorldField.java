package dev.glasshive.vm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One number or name of a [World] that people may set, with its limits.
public enum WorldField {
    SEED(Long.MIN_VALUE, Long.MAX_VALUE), BOOT_NS(0, Long.MAX_VALUE / 2), TAI_OFFSET_NS(0, Long.MAX_VALUE / 2), CPU(0, Host.MOST_CPUS - 1), NODE(0, 1023),
    PID(0, 4_194_304), TGID(0, 4_194_304), UID(0, 0xffff_ffffL), GID(0, 0xffff_ffffL), COMM(0, 0), CGROUP(0, Long.MAX_VALUE), TASK(Long.MIN_VALUE, Long.MAX_VALUE);

    private final long least;
    private final long most;

    WorldField(long least, long most) {
        this.least = least;
        this.most = most;
    }

    /// What it is called on the command line and in files: lower case, with hyphens.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The field called `key`, if there is one.
    public static Optional<WorldField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
    }

    /// All keys, for a message.
    public static String keys() {
        return Arrays.stream(values()).map(WorldField::key).collect(Collectors.joining(", "));
    }

    /// Its value in `world`, as text that [#put] takes.
    public String text(World world) {
        return switch (this) {
            case SEED -> Long.toString(world.seed());
            case BOOT_NS -> Long.toString(world.bootNanos());
            case TAI_OFFSET_NS -> Long.toString(world.taiOffset());
            case CPU -> Integer.toString(world.cpu());
            case NODE -> Integer.toString(world.node());
            case PID -> Integer.toString(world.pid());
            case TGID -> Integer.toString(world.tgid());
            case UID -> Integer.toUnsignedString(world.uid());
            case GID -> Integer.toUnsignedString(world.gid());
            case COMM -> world.comm();
            case CGROUP -> Long.toString(world.cgroup());
            case TASK -> "0x" + Long.toHexString(world.task());
        };
    }

    /// Whether [#put] takes `text`; if not, what it would take.
    public Optional<String> refusal(String text) {
        if (this == COMM) {
            boolean fits = text.getBytes(StandardCharsets.UTF_8).length <= World.LONGEST_NAME && text.indexOf(0) < 0;
            return fits ? Optional.empty() : Optional.of("a name of at most " + World.LONGEST_NAME + " bytes");
        }
        return number(text).filter(value -> value >= least && value <= most).isPresent() ? Optional.empty()
                : Optional.of(least == Long.MIN_VALUE ? "a number of 64 bits, decimal or 0x hexadecimal" : "a number from " + least + " to " + most);
    }

    /// `world` with the value that `text` gives.
    ///
    /// @throws IllegalArgumentException if there is a [#refusal]
    public World put(World w, String text) {
        refusal(text).ifPresent(wanted -> {
            throw new IllegalArgumentException(key() + " is " + wanted + ", not " + text);
        });
        long value = number(text).orElse(0L);
        return new World(this == SEED ? value : w.seed(), this == BOOT_NS ? value : w.bootNanos(), this == CPU ? (int) value : w.cpu(),
                this == TAI_OFFSET_NS ? value : w.taiOffset(), this == NODE ? (int) value : w.node(), this == PID ? (int) value : w.pid(),
                this == TGID ? (int) value : w.tgid(), this == UID ? (int) value : w.uid(), this == GID ? (int) value : w.gid(),
                this == COMM ? text : w.comm(), this == CGROUP ? value : w.cgroup(), this == TASK ? value : w.task());
    }

    private static Optional<Long> number(String text) {
        String digits = text.strip();
        try {
            return Optional.of(digits.startsWith("0x") ? Long.parseUnsignedLong(digits.substring(2), 16) : Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
