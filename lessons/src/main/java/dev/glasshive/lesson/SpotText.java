package dev.glasshive.lesson;

import dev.glasshive.isa.Register;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads spots.
final class SpotText {
    private static final Pattern REGISTER = Pattern.compile("r(\\d{1,2})");
    private static final Pattern STACK = Pattern.compile("fp\\s*[-−]\\s*(\\d{1,3})");
    private static final Pattern INSTRUCTION = Pattern.compile("insn (\\d{1,7})");
    private static final Pattern MAP = Pattern.compile("map (\\w{1,64})");
    private static final Pattern PANE = Pattern.compile("pane (\\w{1,16})");
    private static final Pattern PACKET = Pattern.compile("packet(?: (\\d{1,6})|\\[(\\d{1,6})])");
    private static final Pattern ENTRY = Pattern.compile("(\\w{1,64})\\[([^\\[\\]]{1,1600})]");

    private SpotText() {}

    static Optional<Spot> parse(String text) {
        Matcher matcher = REGISTER.matcher(text);
        if (matcher.matches()) {
            int code = Integer.parseInt(matcher.group(1));
            return Register.exists(code) ? Optional.of(new Spot.RegisterSpot(Register.of(code))) : Optional.empty();
        }
        matcher = STACK.matcher(text);
        if (matcher.matches()) {
            int offset = Integer.parseInt(matcher.group(1));
            return offset >= 1 && offset <= 512 ? Optional.of(new Spot.StackSpot(-offset)) : Optional.empty();
        }
        matcher = INSTRUCTION.matcher(text);
        if (matcher.matches()) {
            return Optional.of(new Spot.InstructionSpot(Integer.parseInt(matcher.group(1))));
        }
        matcher = MAP.matcher(text);
        if (matcher.matches()) {
            return Optional.of(new Spot.MapSpot(matcher.group(1)));
        }
        matcher = PANE.matcher(text);
        if (matcher.matches()) {
            String name = matcher.group(1);
            return Arrays.stream(Spot.Pane.values()).filter(pane -> pane.name().toLowerCase(Locale.ROOT).equals(name)).findFirst().map(Spot.PaneSpot::new);
        }
        matcher = PACKET.matcher(text);
        if (matcher.matches()) {
            String offset = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            return Optional.of(new Spot.PacketSpot(Integer.parseInt(offset)));
        }
        matcher = ENTRY.matcher(text);
        if (matcher.matches()) {
            String map = matcher.group(1);
            return Data.parse(matcher.group(2)).map(key -> new Spot.EntrySpot(map, key));
        }
        return Optional.empty();
    }
}
