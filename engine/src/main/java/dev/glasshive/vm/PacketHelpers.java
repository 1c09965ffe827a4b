package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.Errno;

/// Helpers that read packets and sum them up.
final class PacketHelpers {
    private PacketHelpers() {}

    static long loadBytes(Vm vm, HelperArguments arguments) {
        long offset = arguments.value(Register.R2) & 0xffff_ffffL;
        int length = arguments.size(Register.R4, arguments.value(Register.R4) & 0xffff_ffffL);
        long to = arguments.value(Register.R3);
        if (offset > vm.packetRegion().length() - length) {
            vm.memory.write(to, new byte[length]);
            return Errno.EFAULT.result();
        }
        vm.memory.write(to, vm.memory.read(AddressSpace.address(AddressSpace.PACKET, offset), length));
        return Errno.OK.result();
    }

    /// The one's complement sum of `to` less that of `from`, plus a seed, folded to 16 bits (as Linux does it since 6.13).
    static long checksumDifference(Vm vm, HelperArguments arguments) {
        int fromSize = arguments.size(Register.R2, arguments.value(Register.R2) & 0xffff_ffffL);
        int toSize = arguments.size(Register.R4, arguments.value(Register.R4) & 0xffff_ffffL);
        if (fromSize % 4 != 0 || toSize % 4 != 0) {
            return Errno.EINVAL.result();
        }
        long sum = arguments.value(Register.R5) & 0xffff_ffffL;
        byte[] from = fromSize == 0 ? new byte[0] : arguments.bytes(Register.R1, fromSize);
        byte[] to = toSize == 0 ? new byte[0] : arguments.bytes(Register.R3, toSize);
        for (int i = 0; i < from.length; i += 4) {
            sum += ~FlatRegion.get(from, i, 4) & 0xffff_ffffL;
        }
        for (int i = 0; i < to.length; i += 4) {
            sum += FlatRegion.get(to, i, 4);
        }
        return fold(sum);
    }

    private static long fold(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return folded;
    }
}
