package dev.glasshive.vm;

import dev.glasshive.isa.Instruction.Absolute;
import dev.glasshive.isa.Instruction.Indirect;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.Register;

/// Historical packet access (RFC 9669 section 5.5) as Linux does it: network order, and a load outside of the packet ends the program with 0.
final class PacketLoad {
    /// Offsets from here on count from the network header (`SKF_NET_OFF` of Linux).
    private static final int NETWORK = -0x100000;
    /// Offsets from here on, down, count from the link header or name extensions, which are not simulated.
    private static final int LINK = -0x200000;

    private PacketLoad() {}

    /// Loads into r0, or ends the run.
    ///
    /// @return whether the program goes on
    static boolean run(Vm vm, LegacyLoad load) {
        Place place = AddressSpace.place(vm.register(Register.R6)).orElse(null);
        if (place == null || place.kind() != Place.Kind.CONTEXT || place.offset() != 0) {
            throw TrapSignal.of(new Trap.NotSimulated("the context in r6 for a packet load"));
        }
        long offset = load.offset() + switch (load.index()) {
            case Absolute() -> 0L;
            case Indirect(Register register) -> (long) (int) vm.register(register);
        };
        if (offset < 0 && offset < LINK + 0x100000 && offset >= LINK) {
            throw TrapSignal.of(new Trap.NotSimulated("packet loads from the link header"));
        }
        if (offset >= NETWORK && offset < 0) {
            offset -= NETWORK;
        }
        int size = load.size().bytes();
        if (offset < 0 || offset > vm.packetRegion().length() - size) {
            vm.registers[0] = 0;
            vm.known |= 1;
            vm.status = Status.FINISHED;
            return false;
        }
        long address = AddressSpace.address(AddressSpace.PACKET, offset);
        vm.registers[0] = Long.reverseBytes(vm.memory.load(address, size)) >>> (64 - load.size().bits());
        return true;
    }
}
