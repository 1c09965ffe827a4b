package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.Errno;
import java.util.Optional;

/// Helpers that change packets and keep their checksums right (RFC 1624), with the order of checks of Linux 6.18.
final class ChecksumHelpers {
    /// `BPF_F_HDR_FIELD_MASK`: the size of the field that changes; 0 for a difference of sums.
    private static final long SIZE = 0xf;
    /// `BPF_F_PSEUDO_HDR`.
    private static final long PSEUDO_HEADER = 0x10;
    /// `BPF_F_MARK_MANGLED_0`: a checksum of 0 means that there is none.
    private static final long ZERO_IS_NONE = 0x20;
    /// `BPF_F_MARK_ENFORCE`: make one even then.
    private static final long ENFORCE = 0x40;
    /// `BPF_F_IPV6`.
    private static final long IPV6 = 0x80;
    /// `BPF_F_RECOMPUTE_CSUM` and `BPF_F_INVALIDATE_HASH`, about which a packet of bytes alone knows nothing.
    private static final long STORE_FLAGS = 3;

    private ChecksumHelpers() {}

    static long storeBytes(Vm vm, HelperArguments arguments) {
        long offset = arguments.value(Register.R2) & 0xffff_ffffL;
        byte[] from = arguments.bytes(Register.R3, arguments.size(Register.R4));
        if ((arguments.value(Register.R5) & ~STORE_FLAGS) != 0) {
            return Errno.EINVAL.result();
        }
        if (offset > vm.packet().length() - from.length) {
            return Errno.EFAULT.result();
        }
        vm.memory.write(vm.packet().address((int) offset), from);
        return Errno.OK.result();
    }

    static long replaceNetwork(Vm vm, HelperArguments arguments) {
        return replace(vm, arguments, SIZE);
    }

    static long replaceTransport(Vm vm, HelperArguments arguments) {
        return replace(vm, arguments, SIZE | PSEUDO_HEADER | ZERO_IS_NONE | ENFORCE | IPV6);
    }

    private static long replace(Vm vm, HelperArguments arguments, long allowed) {
        long offset = arguments.value(Register.R2) & 0xffff_ffffL;
        long flags = arguments.value(Register.R5);
        if ((flags & ~allowed) != 0) {
            return Errno.EINVAL.result();
        }
        if (offset > 0xffff || (offset & 1) != 0 || offset > vm.packet().length() - 2) {
            return Errno.EFAULT.result();
        }
        long address = vm.packet().address((int) offset);
        int sum = (int) vm.memory.load(address, 2);
        boolean zeroIsNone = (flags & ZERO_IS_NONE) != 0;
        if (zeroIsNone && (flags & ENFORCE) == 0 && sum == 0) {
            return Errno.OK.result();
        }
        Optional<Integer> replaced = replaced(sum, (int) (flags & SIZE), arguments.value(Register.R3), arguments.value(Register.R4));
        if (replaced.isEmpty()) {
            return Errno.EINVAL.result();
        }
        int next = replaced.get();
        vm.memory.store(address, 2, zeroIsNone && next == 0 ? 0xffff : next);
        return Errno.OK.result();
    }

    /// The checksum `sum` when a field of `size` bytes turns from `from` to `to`; absent for a size that there is not.
    private static Optional<Integer> replaced(int sum, int size, long from, long to) {
        return switch (size) {
            case 0 -> from == 0 ? Optional.of(folded(Checksum.add((int) to, ~sum))) : Optional.empty();
            case 2 -> Optional.of(folded(changed(sum, (int) from & 0xffff, (int) to & 0xffff)));
            case 4 -> Optional.of(folded(changed(sum, (int) from, (int) to)));
            default -> Optional.empty();
        };
    }

    private static int changed(int sum, int from, int to) {
        return Checksum.add(Checksum.add(~sum, ~from), to);
    }

    private static int folded(int sum) {
        return ~(int) Checksum.fold(sum) & 0xffff;
    }
}
