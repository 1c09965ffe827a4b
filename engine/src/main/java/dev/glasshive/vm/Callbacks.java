package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.ArrayMap;
import dev.glasshive.map.Errno;
import dev.glasshive.map.HashTable;
import dev.glasshive.vm.HelperArguments.MapArgument;
import java.util.Optional;

/// Helpers that call functions of the program: `bpf_loop` and `bpf_for_each_map_elem`.
final class Callbacks {
    static final String LOOP = "bpf_loop";
    static final String EACH_ELEMENT = "bpf_for_each_map_elem";
    /// `BPF_MAX_LOOPS`.
    private static final long MOST_LOOPS = 8 << 20;

    private Callbacks() {}

    /// The first call that helper `name` makes, if it makes one at all.
    static Optional<Callback> of(Vm vm, String name, HelperArguments arguments) {
        return switch (name) {
            case LOOP -> {
                int target = function(vm, arguments);
                long count = arguments.value(Register.R1);
                yield refusal(name, arguments) == Errno.OK && count != 0 ? Optional.of(new Callback.Loop(target, 0, count, arguments.value(Register.R3)))
                        : Optional.empty();
            }
            case EACH_ELEMENT -> {
                int target = function(vm, arguments);
                MapArgument map = arguments.map(Register.R1);
                if (!(map.map() instanceof ArrayMap || map.map() instanceof HashTable)) {
                    throw arguments.refuse(Register.R1, "map " + map.map().spec().name() + " is a " + map.map().spec().type()
                            + "; only arrays and hashes can be walked");
                }
                yield refusal(name, arguments) == Errno.OK
                        ? Callback.elements(target, map.ordinal(), map.map(), arguments.value(Register.R3), (int) World.mix(vm.world().seed() + map.ordinal()))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /// What the helper gives where it calls nothing.
    static long withoutCall(String name, HelperArguments arguments) {
        return refusal(name, arguments).result();
    }

    /// All 64 bits of the count are looked at: Linux puts the loop into the program, without the helper's narrower argument.
    private static Errno refusal(String name, HelperArguments arguments) {
        // The order of the checks is that of Linux 6.18.
        if (arguments.value(Register.R4) != 0) {
            return Errno.EINVAL;
        }
        return name.equals(LOOP) && Long.compareUnsigned(arguments.value(Register.R1), MOST_LOOPS) > 0 ? Errno.E2BIG : Errno.OK;
    }

    private static int function(Vm vm, HelperArguments arguments) {
        return AddressSpace.place(arguments.value(Register.R2)).filter(place -> place.kind() == Place.Kind.CODE).map(Place::offset)
                .filter(vm.current::startsAt)
                .orElseThrow(() -> arguments.refuse(Register.R2, "it is not the address of a function; load one with rX = code_addr(name) ll"));
    }
}
