package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.Errno;

/// Helpers that move the edges of a packet, with the limits and the order of checks of Linux 6.18. Whatever they answer, older pointers lead nowhere.
final class PacketMoves {
    /// `ETH_HLEN`: what a packet keeps.
    private static final int LEAST = 14;
    private static final int META_STEP = 4;

    private PacketMoves() {}

    static long adjustHead(Vm vm, HelperArguments arguments) {
        int delta = (int) arguments.value(Register.R2);
        PacketBuffer packet = vm.packet();
        if (!packet.fitsBefore(-(long) delta) || packet.length() - (long) delta < LEAST) {
            return refuse(vm, Errno.EINVAL);
        }
        packet.growBefore(-delta);
        return moved(vm);
    }

    static long adjustTail(Vm vm, HelperArguments arguments) {
        long length = vm.packet().length() + (long) (int) arguments.value(Register.R2);
        if (!vm.packet().fitsBehind(length) || length < LEAST) {
            return refuse(vm, Errno.EINVAL);
        }
        vm.packet().resize((int) length);
        return moved(vm);
    }

    static long adjustMeta(Vm vm, HelperArguments arguments) {
        PacketBuffer packet = vm.packet();
        long delta = (int) arguments.value(Register.R2);
        long bytes = packet.before() - delta;
        if (!packet.fitsBefore(-delta) || bytes < 0) {
            return refuse(vm, Errno.EINVAL);
        }
        if (bytes % META_STEP != 0) {
            return refuse(vm, Errno.EACCES);
        }
        packet.meta((int) bytes);
        return moved(vm);
    }

    static long length(Vm vm, HelperArguments arguments) {
        return vm.packet().length();
    }

    static long load(Vm vm, HelperArguments arguments) {
        long offset = arguments.value(Register.R2) & 0xffff_ffffL;
        int length = arguments.size(Register.R4);
        Errno errno = inside(vm, offset, length);
        if (errno == Errno.OK) {
            vm.memory.write(arguments.value(Register.R3), vm.memory.read(vm.packet().address((int) offset), length));
        } else {
            vm.memory.check(arguments.value(Register.R3), length, Trap.Access.WRITE);
        }
        return errno.result();
    }

    static long store(Vm vm, HelperArguments arguments) {
        long offset = arguments.value(Register.R2) & 0xffff_ffffL;
        byte[] bytes = arguments.bytes(Register.R3, arguments.size(Register.R4));
        Errno errno = inside(vm, offset, bytes.length);
        if (errno == Errno.OK) {
            vm.memory.write(vm.packet().address((int) offset), bytes);
        }
        vm.packet().renew();
        vm.packetMoved();
        return errno.result();
    }

    private static Errno inside(Vm vm, long offset, int length) {
        if (offset > 0xffff || length > 0xffff) {
            return Errno.EFAULT;
        }
        return offset + length > vm.packet().length() ? Errno.EINVAL : Errno.OK;
    }

    private static long moved(Vm vm) {
        vm.packetMoved();
        return Errno.OK.result();
    }

    private static long refuse(Vm vm, Errno errno) {
        vm.packet().renew();
        vm.packetMoved();
        return errno.result();
    }
}
