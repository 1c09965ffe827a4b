package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.program.Bytes;
import dev.glasshive.map.Errno;
import java.util.Arrays;

/// Helpers that read packets and sum them up.
final class PacketHelpers {
    private PacketHelpers() {}

    static long loadBytes(Vm vm, HelperArguments arguments) {
        long offset = arguments.value(Register.R2) & 0xffff_ffffL;
        int length = arguments.size(Register.R4);
        long to = arguments.value(Register.R3);
        if (offset > vm.packet().length() - length) {
            vm.memory.write(to, new byte[length]);
            return Errno.EFAULT.result();
        }
        vm.memory.write(to, vm.memory.read(vm.packet().address((int) offset), length));
        return Errno.OK.result();
    }

    /// The one's complement sum of `to` less that of `from`, plus a seed, folded to 16 bits (as Linux does it since 6.13).
    ///
    /// Zero has two forms in one's complement; the order of the steps decides which one comes out, so it is the kernel's.
    static long checksumDifference(Vm vm, HelperArguments arguments) {
        byte[] from = arguments.bytes(Register.R1, arguments.size(Register.R2));
        byte[] to = arguments.bytes(Register.R3, arguments.size(Register.R4));
        int seed = (int) arguments.value(Register.R5);
        if (to.length > 0) {
            int sum = sum(vm, to, seed);
            return Checksum.fold(from.length > 0 ? Checksum.add(sum, ~sum(vm, from, 0)) : sum);
        }
        return Checksum.fold(from.length > 0 ? ~sum(vm, from, ~seed) : seed);
    }

    /// The one's complement sum of 32-bit words of the host, the last one filled up with zeros.
    private static int sum(Vm vm, byte[] bytes, int seed) {
        byte[] words = Arrays.copyOf(bytes, bytes.length + 3 & ~3);
        int sum = seed;
        for (int i = 0; i < words.length; i += 4) {
            sum = Checksum.add(sum, (int) Bytes.of(words, i, 4).toNumber(vm.host().order()));
        }
        return sum;
    }
}
