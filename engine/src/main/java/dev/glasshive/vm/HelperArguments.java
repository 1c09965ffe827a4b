package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.ArrayMap;
import dev.glasshive.map.BpfMap;
import dev.glasshive.map.HashTable;
import dev.glasshive.map.MapOfMaps;
import dev.glasshive.map.PerfEventArray;
import dev.glasshive.map.PrefixTrie;
import dev.glasshive.map.ProgramArray;
import dev.glasshive.map.Pushable;
import dev.glasshive.map.RingBuffer;
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

    /// Arguments of `helper`, once each that its prototype names has a value of its kind. The variable ones of printing are asked for when used.
    static HelperArguments check(Vm vm, Helper helper) {
        HelperArguments arguments = new HelperArguments(vm, helper);
        int fixed = helper.name().equals(Printing.HELPER) ? 2 : helper.arguments().size();
        for (int i = 0; i < fixed; i++) {
            arguments.check(Register.of(i + 1), helper.arguments().get(i));
        }
        return arguments;
    }

    private void check(Register register, Helper.Argument kind) {
        long value = value(register);
        if (kind == Helper.Argument.CONTEXT && vm.type().isPresent() && value != AddressSpace.address(AddressSpace.CONTEXT, 0)) {
            throw refuse(register, "it is not the context");
        }
        if (kind == Helper.Argument.SIZE && value == 0) {
            throw refuse(register, "a size of 0 bytes, where at least 1 is wanted");
        }
    }

    long value(Register register) {
        if (!vm.isKnown(register)) {
            throw TrapSignal.of(new Trap.UninitializedRegister(register));
        }
        return vm.register(register);
    }

    MapArgument map(Register register) {
        int ordinal = vm.mapAt(value(register));
        if (ordinal < 0) {
            throw refuse(register, "it is not the address of a map");
        }
        return new MapArgument(ordinal, vm.maps().get(ordinal));
    }

    /// A map that holds values under keys.
    MapArgument valueMap(Register register) {
        MapArgument map = map(register);
        String name = "map " + map.map().spec().name();
        return switch (map.map()) {
            case ArrayMap _, HashTable _, PrefixTrie _ -> map;
            case ProgramArray _ -> throw refuse(register, name + " holds programs; only bpf_tail_call takes it");
            case MapOfMaps _ -> throw refuse(register, name + " holds maps; programs can only look them up");
            case Pushable _ -> throw refuse(register, name + " has no keys; use bpf_map_push_elem and its kin");
            case RingBuffer _ -> throw refuse(register, name + " is a ring buffer; use bpf_ringbuf_output and its kin");
            case PerfEventArray _ -> throw refuse(register, name + " holds events; only bpf_perf_event_output takes it");
        };
    }

    byte[] key(Register register, MapArgument map) {
        return bytes(register, map.map().spec().keySize());
    }

    byte[] bytes(Register register, int size) {
        return vm.memory.read(value(register), size);
    }

    /// The size that `register` holds.
    int size(Register register) {
        long size = value(register);
        if (size < 0 || size > LIMIT) {
            throw refuse(register, "a size of " + Long.toUnsignedString(size) + " bytes is more than " + LIMIT);
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
