package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.Errno;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `bpf_trace_printk`: up to three numbers in the format of `printf`, onto the machine's console.
final class Printing {
    static final String HELPER = "bpf_trace_printk";
    private static final Pattern CONVERSION = Pattern.compile("%(?<flags>[-0 +#]*)(?<width>\\d{0,2})(?<length>l{0,2}|h{0,2})(?<kind>[duxXicps%])");
    private static final int MOST_ARGUMENTS = 3;

    private Printing() {}

    static long print(Vm vm, HelperArguments arguments) {
        int size = arguments.size(Register.R2, arguments.value(Register.R2) & 0xffff_ffffL);
        byte[] format = arguments.bytes(Register.R1, size);
        if (size == 0 || format[size - 1] != 0) {
            return Errno.EINVAL.result();
        }
        int end = 0;
        while (format[end] != 0) {
            end++;
        }
        Matcher matcher = CONVERSION.matcher(new String(format, 0, end, StandardCharsets.UTF_8));
        StringBuilder line = new StringBuilder();
        int used = 0;
        while (matcher.find()) {
            if (matcher.group("kind").equals("%")) {
                matcher.appendReplacement(line, "%");
                continue;
            }
            if (used == MOST_ARGUMENTS) {
                return Errno.EINVAL.result();
            }
            long value = arguments.value(Register.of(Register.R3.code() + used++));
            matcher.appendReplacement(line, Matcher.quoteReplacement(format(vm, matcher, value)));
        }
        matcher.appendTail(line);
        if (line.indexOf("%") >= 0 && used == 0 && !matcher.reset().find()) {
            return Errno.EINVAL.result();
        }
        String text = line.toString();
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        vm.print(text.stripTrailing());
        return length;
    }

    private static String format(Vm vm, Matcher matcher, long value) {
        boolean wide = matcher.group("length").startsWith("l");
        String text = switch (matcher.group("kind").charAt(0)) {
            case 'd', 'i' -> Long.toString(wide ? value : (int) value);
            case 'u' -> Long.toUnsignedString(wide ? value : value & 0xffff_ffffL);
            case 'x' -> Long.toHexString(wide ? value : value & 0xffff_ffffL);
            case 'X' -> Long.toHexString(wide ? value : value & 0xffff_ffffL).toUpperCase(Locale.ROOT);
            case 'c' -> Character.toString((char) (value & 0x7f));
            case 's' -> string(vm, value);
            default -> "0x" + Long.toHexString(value);
        };
        int width = matcher.group("width").isEmpty() ? 0 : Integer.parseInt(matcher.group("width"));
        String flags = matcher.group("flags");
        String padding = (flags.contains("0") && !flags.contains("-") ? "0" : " ").repeat(Math.max(0, width - text.length()));
        return flags.contains("-") ? text + padding : padding + text;
    }

    private static String string(Vm vm, long address) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            int next = AddressSpace.place(address + i).map(vm.memory::peek).orElse(-1);
            if (next <= 0) {
                break;
            }
            text.append((char) next);
        }
        return text.toString();
    }
}
