package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.Errno;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `bpf_trace_printk` and its kin: numbers in the format of `printf`, onto the machine's console or into memory.
///
/// Which formats are taken, and the length that comes back, are those of Linux 6.18; addresses are printed as they are, where the kernel hides them.
final class Printing {
    static final String HELPER = "bpf_trace_printk";
    private static final Pattern CONVERSION = Pattern.compile("%(?:(?<percent>%)|(?<flags>[-+0 ]*)(?<width>(?:[1-9]\\d{0,3})?)"
            + "(?:(?<text>s|p[ku]s)|(?<character>c)|(?<pointer>p(?:[xK]\\w*|(?=\\s|\\p{Punct}|$)))|(?<foreign>p(?:[sSB]|[iI][46]))|(?<length>l{0,2})(?<number>[diuxX])))");
    private static final Pattern CONTROL = Pattern.compile("[\\x01-\\x08\\x0e-\\x1f\\x7f]");
    private static final int MOST_ARGUMENTS = 3;
    private static final int MOST_IN_ARRAY = 12;
    /// The most that the trace buffer takes of one call.
    private static final int LONGEST = 1023;

    private Printing() {}

    /// Arguments one after the other; a format may ask for only so many.
    private interface Values {
        long value(int index);
    }

    static long print(Vm vm, HelperArguments arguments) {
        Optional<String> line = format(vm, arguments.bytes(Register.R1, arguments.size(Register.R2)), MOST_ARGUMENTS,
                index -> arguments.value(Register.of(Register.R3.code() + index)));
        line.ifPresent(text -> show(vm, text));
        return line.map(text -> (long) text.length()).orElse(Errno.EINVAL.result());
    }

    /// `bpf_trace_vprintk`: the numbers lie in memory, eight bytes each.
    static long printArray(Vm vm, HelperArguments arguments) {
        byte[] data = data(arguments, Register.R3, Register.R4);
        if (data.length % 8 != 0 || data.length > 8 * MOST_IN_ARRAY) {
            return Errno.EINVAL.result();
        }
        Optional<String> line = format(vm, arguments.bytes(Register.R1, arguments.size(Register.R2)), data.length / 8, index -> FlatRegion.get(data, 8 * index, 8));
        line.ifPresent(text -> show(vm, text));
        return line.map(text -> (long) text.length()).orElse(Errno.EINVAL.result());
    }

    /// `bpf_snprintf`: as much as fits, and the length that all of it needs with the zero at its end.
    static long toMemory(Vm vm, HelperArguments arguments) {
        byte[] data = data(arguments, Register.R4, Register.R5);
        int size = arguments.size(Register.R2);
        if (data.length % 8 != 0 || data.length > 8 * MOST_IN_ARRAY) {
            return Errno.EINVAL.result();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (long at = arguments.value(Register.R3); bytes.size() <= LONGEST; at++) {
            int next = (int) vm.memory.load(at, 1);
            bytes.write(next);
            if (next == 0) {
                break;
            }
        }
        Optional<String> line = format(vm, bytes.toByteArray(), data.length / 8, index -> FlatRegion.get(data, 8 * index, 8));
        if (line.isEmpty()) {
            return Errno.EINVAL.result();
        }
        byte[] text = line.orElseThrow().getBytes(StandardCharsets.ISO_8859_1);
        if (size > 0) {
            byte[] out = Arrays.copyOf(text, Math.min(text.length + 1, size));
            out[out.length - 1] = 0;
            vm.memory.write(arguments.value(Register.R1), out);
        }
        return text.length + 1L;
    }

    private static byte[] data(HelperArguments arguments, Register from, Register size) {
        int length = arguments.size(size);
        return length == 0 ? new byte[0] : arguments.bytes(from, length);
    }

    private static void show(Vm vm, String text) {
        String shown = text.substring(0, Math.min(text.length(), LONGEST));
        vm.print(new String(shown.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).stripTrailing());
    }

    /// The text, or nothing for a format that Linux does not take.
    private static Optional<String> format(Vm vm, byte[] bytes, int most, Values values) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        // One byte a character, so that lengths are those of the kernel.
        String format = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        if (end == bytes.length || CONTROL.matcher(format).find()) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        Matcher matcher = CONVERSION.matcher(format);
        int used = 0;
        int at = 0;
        for (int percent = format.indexOf('%'); percent >= 0; percent = format.indexOf('%', at)) {
            line.append(format, at, percent);
            if (!matcher.region(percent, format.length()).lookingAt()) {
                return Optional.empty();
            }
            at = matcher.end();
            if (matcher.group("percent") != null) {
                line.append('%');
                continue;
            }
            if (used == most) {
                return Optional.empty();
            }
            line.append(pad(matcher, convert(vm, matcher, values.value(used++))));
        }
        return Optional.of(line.append(format, at, format.length()).toString());
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
