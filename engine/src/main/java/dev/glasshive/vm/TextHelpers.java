package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.Errno;
import dev.glasshive.vm.HelperCalls.Behaviour;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// Helpers about strings and numbers in memory, and helpers that read memory that may not be there.
final class TextHelpers {
    private static final BigInteger MOST_UNSIGNED = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    private static final int BASE_MASK = 0x1f;
    /// A space to Linux, which counts in ISO 8859-1.
    private static final byte NO_BREAK_SPACE = (byte) 0xa0;
    /// Digits that Linux looks at.
    private static final int MOST_DIGITS = 63;

    private TextHelpers() {}

    static Map<String, Behaviour> all() {
        return Map.of(
                "bpf_strncmp", TextHelpers::compare,
                "bpf_strtol", (vm, arguments) -> parse(vm, arguments, true),
                "bpf_strtoul", (vm, arguments) -> parse(vm, arguments, false),
                "bpf_probe_read", TextHelpers::read,
                "bpf_probe_read_kernel", TextHelpers::read,
                "bpf_probe_read_str", TextHelpers::readText,
                "bpf_probe_read_kernel_str", TextHelpers::readText,
                "bpf_probe_read_user", TextHelpers::readUser,
                "bpf_probe_read_user_str", (vm, arguments) -> arguments.size(Register.R2) == 0 ? 0 : readUser(vm, arguments));
    }

    private static int at(Vm vm, long address) {
        return AddressSpace.place(address).map(vm.memory::peek).orElse(-1);
    }

    private static long compare(Vm vm, HelperArguments arguments) {
        byte[] first = arguments.bytes(Register.R1, arguments.size(Register.R2));
        for (int i = 0; i < first.length; i++) {
            int a = first[i] & 0xff;
            int b = (int) vm.memory.load(arguments.value(Register.R3) + i, 1);
            if (a != b) {
                return a < b ? -1 : 1;
            }
            if (a == 0) {
                break;
            }
        }
        return 0;
    }

    private static long parse(Vm vm, HelperArguments arguments, boolean signed) {
        byte[] text = arguments.bytes(Register.R1, arguments.size(Register.R2));
        long flags = arguments.value(Register.R3);
        long to = arguments.value(Register.R4);
        vm.memory.store(to, 8, 0);
        int base = (int) (flags & BASE_MASK);
        if ((flags & ~BASE_MASK) != 0 || base != 0 && base != 8 && base != 10 && base != 16) {
            return Errno.EINVAL.result();
        }
        int at = 0;
        while (at < text.length && (text[at] == ' ' || text[at] == NO_BREAK_SPACE || text[at] >= 9 && text[at] <= 13)) {
            at++;
        }
        boolean negative = at < text.length && text[at] == '-';
        if (negative && !signed) {
            return Errno.EINVAL.result();
        }
        at += negative ? 1 : 0;
        int end = Math.min(text.length, at + MOST_DIGITS);
        boolean hex = at + 2 < end && text[at] == '0' && (text[at + 1] | 0x20) == 'x' && Character.digit(text[at + 2], 16) >= 0;
        if (base == 0) {
            base = hex ? 16 : at < end && text[at] == '0' ? 8 : 10;
        }
        if (base == 16 && at + 1 < end && text[at] == '0' && (text[at + 1] | 0x20) == 'x') {
            at += 2;
        }
        int first = at;
        BigInteger value = BigInteger.ZERO;
        while (at < end && Character.digit(text[at], base) >= 0) {
            value = value.multiply(BigInteger.valueOf(base)).add(BigInteger.valueOf(Character.digit(text[at++], base)));
        }
        if (at == first) {
            return Errno.EINVAL.result();
        }
        BigInteger limit = !signed ? MOST_UNSIGNED : BigInteger.TWO.pow(63).subtract(negative ? BigInteger.ZERO : BigInteger.ONE);
        if (value.compareTo(limit) > 0) {
            return Errno.ERANGE.result();
        }
        vm.memory.store(to, 8, negative ? -value.longValue() : value.longValue());
        return at;
    }

    private static Optional<byte[]> peek(Vm vm, long address, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            int next = at(vm, address + i);
            if (next < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) next;
        }
        return Optional.of(bytes);
    }

    private static long read(Vm vm, HelperArguments arguments) {
        int size = arguments.size(Register.R2);
        long from = arguments.value(Register.R3);
        if (from >= 0) {
            vm.memory.write(arguments.value(Register.R1), new byte[size]);
            return Errno.ERANGE.result();
        }
        Optional<byte[]> found = peek(vm, from, size);
        vm.memory.write(arguments.value(Register.R1), found.orElseGet(() -> new byte[size]));
        return (found.isPresent() ? Errno.OK : Errno.EFAULT).result();
    }

    private static long readText(Vm vm, HelperArguments arguments) {
        int size = arguments.size(Register.R2);
        vm.memory.check(arguments.value(Register.R1), size, Trap.Access.WRITE);
        if (size > 0 && arguments.value(Register.R3) >= 0) {
            vm.memory.write(arguments.value(Register.R1), new byte[size]);
            return Errno.ERANGE.result();
        }
        byte[] text = new byte[size];
        for (int i = 0; i < size; i++) {
            int next = at(vm, arguments.value(Register.R3) + i);
            if (next < 0) {
                vm.memory.write(arguments.value(Register.R1), new byte[size]);
                return Errno.EFAULT.result();
            }
            text[i] = i == size - 1 ? 0 : (byte) next;
            if (text[i] == 0) {
                vm.memory.write(arguments.value(Register.R1), Arrays.copyOf(text, i + 1));
                return i + 1L;
            }
        }
        return 0;
    }

    /// There is no memory of a user. Nothing can be read from anywhere below the kernel, though.
    private static long readUser(Vm vm, HelperArguments arguments) {
        int size = arguments.size(Register.R2);
        vm.memory.write(arguments.value(Register.R1), new byte[size]);
        return (size == 0 && arguments.value(Register.R3) >= 0 ? Errno.OK : Errno.EFAULT).result();
    }
}
