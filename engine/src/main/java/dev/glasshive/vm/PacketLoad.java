package dev.glasshive.vm;

import dev.glasshive.isa.Instruction.Absolute;
import dev.glasshive.isa.Instruction.Indirect;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.platform.ProgramType;

/// Historical packet access (RFC 9669 section 5.5) as Linux does it: network order, and a load outside of the packet leaves the function with 0.
final class PacketLoad {
    /// Offsets from here up to -1 count from the network header (`SKF_NET_OFF` of Linux).
    private static final int NETWORK = -0x100000;
    /// Offsets from here up to [#NETWORK] count from the link header (`SKF_LL_OFF`).
    private static final int LINK = -0x200000;
    private static final String CONTEXT = "__sk_buff";

    private PacketLoad() {}

    /// Loads into r0, or leaves the function.
    ///
    /// @return whether the function goes on
    static boolean run(Vm vm, LegacyLoad load) {
        if (vm.type().map(ProgramType::context).filter(c -> c.name().equals(CONTEXT)).isEmpty()) {
            throw TrapSignal.of(new Trap.BadPacketLoad("only programs with a " + CONTEXT + " can; compare data with data_end and load directly"));
        }
        if (vm.register(Register.R6) != AddressSpace.address(AddressSpace.CONTEXT, 0)) {
            throw TrapSignal.of(new Trap.BadPacketLoad("r6 does not hold the context; put it there with r6 = r1 at the start"));
        }
        int offset = load.offset() + switch (load.index()) {
            case Absolute() -> 0;
            case Indirect(Register register) -> (int) vm.register(register);
        };
        int link = vm.linkLength();
        int at = offset >= 0 ? offset : offset >= NETWORK ? offset - NETWORK : offset >= LINK ? offset - LINK - link : Integer.MIN_VALUE;
        int size = load.size().bytes();
        if (at < -link || at > vm.packet().length() - size) {
            vm.registers[0] = 0;
            vm.known |= 1;
            vm.exit();
            return false;
        }
        vm.registers[0] = at >= 0
                ? SwapOp.TO_BE.apply(load.size(), vm.memory.load(vm.packet().address(at), size), vm.host().order())
                : acrossLink(vm, at, size);
        return true;
    }

    /// The link header is no memory of the program, so its bytes come from the packet as it was captured.
    private static long acrossLink(Vm vm, int from, int size) {
        long value = 0;
        for (int at = from; at < from + size; at++) {
            int next = at < 0 ? vm.input().frame().at(vm.linkLength() + at) & 0xff : (int) vm.packet().region().load(at, 1);
            value = value << 8 | next;
        }
        return value;
    }
}
