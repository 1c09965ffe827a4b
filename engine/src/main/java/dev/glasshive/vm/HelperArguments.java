package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.BpfMap;
import dev.glasshive.platform.Helper;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Bytes;

/// r1 to r5 as a helper sees them, with the checks that every helper makes.
final class HelperArguments {
    /// The most bytes that one argument may name.
    private static final int LIMIT = 1 << 20;

    private final Vm vm;
    private final Helper helper;

    private HelperArguments(Vm vm, Helper helper) {
        this.vm = vm;
        this.helper = helper;
    }

    /// A map that an argument names, and its index in the program's list.
    record MapArgument(int ordinal, BpfMap map) {}

    /// Arguments of `helper`, once each that its prototype names has a value. The variable ones of printing are asked for when used.
    static HelperArguments check(Vm vm, Helper helper) {
        int fixed = helper.name().equals(Printing.HELPER) ? 2 : helper.arguments().size();
        for (int i = 1; i <= fixed; i++) {
            Register register = Register.of(i);
            if (!vm.isKnown(register)) {
                throw TrapSignal.of(new Trap.UninitializedRegister(register));
            }
        }
        return new HelperArguments(vm, helper);
    }

    long value(Register register) {
        if (!vm.isKnown(register)) {
            throw TrapSignal.of(new Trap.UninitializedRegister(register));
        }
        return vm.register(register);
    }

    MapArgument map(Register register) {
        BpfMap map = vm.mapAt(value(register)).orElseThrow(() -> refuse(register, "it is not the address of a map"));
        return new MapArgument(vm.maps().indexOf(map), map);
    }

    byte[] key(Register register, MapArgument map) {
        return bytes(register, map.map().spec().keySize());
    }

    byte[] bytes(Register register, long size) {
        return vm.memory.read(value(register), size(register, size));
    }

    int size(Register register, long size) {
        if (size < 0 || size > LIMIT) {
            throw refuse(register, "a size of " + size + " bytes is more than " + LIMIT);
        }
        return (int) size;
    }

    void mapWritable(MapArgument map) {
        if (map.map().spec().mutability() == MapSpec.Mutability.READ_ONLY) {
            throw refuse(Register.R1, "map " + map.map().spec().name() + " is read-only");
        }
    }

    void lookedUp(MapArgument map, byte[] key) {
        vm.tellMaps(listener -> listener.lookedUp(map.ordinal(), Bytes.of(key)));
    }

    void changing(MapArgument map, byte[] key) {
        vm.tellMaps(listener -> listener.changing(map.ordinal(), Bytes.of(key)));
    }

    TrapSignal refuse(Register register, String reason) {
        return TrapSignal.of(new Trap.BadArgument(helper.name(), register, reason));
    }
}
