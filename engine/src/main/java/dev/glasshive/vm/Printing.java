package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.Errno;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `bpf_trace_printk`: up to three numbers in the format of `printf`, onto the machine's console.
///
/// Which formats are taken, and the length that comes back, are those of Linux 6.18; addresses are printed as they are, where the kernel hides them.
final class Printing {
    static final String HELPER = "bpf_trace_printk";
    private static final Pattern CONVERSION = Pattern.compile("%(?:(?<percent>%)|(?<flags>[-+0 ]*)(?<width>(?:[1-9]\\d{0,3})?)"
            + "(?:(?<text>s|p[ku]s)|(?<character>c)|(?<pointer>p(?:[xK]\\w*|(?=\\s|\\p{Punct}|$)))|(?<foreign>p(?:[sSB]|[iI][46]))|(?<length>l{0,2})(?<number>[diuxX])))");
    private static final Pattern CONTROL = Pattern.compile("[\\x01-\\x08\\x0e-\\x1f\\x7f]");
    private static final int MOST_ARGUMENTS = 3;
    /// The most that the trace buffer takes of one call.
    private static final int LONGEST = 1023;

    private Printing() {}

    static long print(Vm vm, HelperArguments arguments) {
        byte[] bytes = arguments.bytes(Register.R1, arguments.size(Register.R2));
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        // One byte a character, so that lengths are those of the kernel.
        String format = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        if (end == bytes.length || CONTROL.matcher(format).find()) {
            return Errno.EINVAL.result();
        }
        StringBuilder line = new StringBuilder();
        Matcher matcher = CONVERSION.matcher(format);
        int used = 0;
        int at = 0;
        for (int percent = format.indexOf('%'); percent >= 0; percent = format.indexOf('%', at)) {
            line.append(format, at, percent);
            if (!matcher.region(percent, format.length()).lookingAt()) {
                return Errno.EINVAL.result();
            }
            at = matcher.end();
            if (matcher.group("percent") != null) {
                line.append('%');
                continue;
            }
            if (used == MOST_ARGUMENTS) {
                return Errno.EINVAL.result();
            }
            line.append(pad(matcher, convert(vm, matcher, arguments.value(Register.of(Register.R3.code() + used++)))));
        }
        line.append(format, at, format.length());
        String shown = line.substring(0, Math.min(line.length(), LONGEST));
        vm.print(new String(shown.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).stripTrailing());
        return line.length();
    }

    private static String convert(Vm vm, Matcher matcher, long value) {
        if (matcher.group("foreign") != null) {
            throw TrapSignal.of(new Trap.NotSimulated("printing with %" + matcher.group("foreign")));
        }
        if (matcher.group("text") != null) {
            return string(vm, value);
        }
        if (matcher.group("character") != null) {
            return Character.toString((char) (value & 0xff));
        }
        if (matcher.group("pointer") != null) {
            return String.format(Locale.ROOT, "%016x", value);
        }
        boolean wide = !matcher.group("length").isEmpty();
        return switch (matcher.group("number")) {
            case "d", "i" -> signed(matcher.group("flags"), wide ? value : (int) value);
            case "u" -> Long.toUnsignedString(wide ? value : value & 0xffff_ffffL);
            case "x" -> Long.toHexString(wide ? value : value & 0xffff_ffffL);
            default -> Long.toHexString(wide ? value : value & 0xffff_ffffL).toUpperCase(Locale.ROOT);
        };
    }

    private static String signed(String flags, long value) {
        String sign = value < 0 ? "" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        return sign + value;
    }

    private static String pad(Matcher matcher, String text) {
        int width = matcher.group("width").isEmpty() ? 0 : Integer.parseInt(matcher.group("width"));
        String flags = matcher.group("flags");
        int missing = Math.max(0, width - text.length());
        if (flags.contains("-")) {
            return text + " ".repeat(missing);
        }
        boolean number = matcher.group("number") != null;
        if (!number || !flags.contains("0")) {
            return " ".repeat(missing) + text;
        }
        int sign = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
        return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
    }

    /// A string in the program's memory; what cannot be read is an empty one.
    private static String string(Vm vm, long address) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LONGEST; i++) {
            int next = AddressSpace.place(address + i).map(vm.memory::peek).orElse(-1);
            if (next <= 0) {
                break;
            }
            text.append((char) next);
        }
        return text.toString();
    }
}
