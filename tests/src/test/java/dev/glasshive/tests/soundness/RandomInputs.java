package dev.glasshive.tests.soundness;

import dev.glasshive.map.ArrayMap;
import dev.glasshive.map.BpfMap;
import dev.glasshive.map.HashTable;
import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Trap;
import dev.glasshive.vm.Vm;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/// What programs are run on that verifiers accepted.
public final class RandomInputs {
    private RandomInputs() {}

    /// What the machine lacks that would have let the run go on.
    public static Optional<String> missing(Trap.Cause cause) {
        return switch (cause) {
            case Trap.NotSimulated(String what) -> Optional.of(what);
            case Trap.BadHelper(int _, String reason) -> Optional.of(reason);
            case Trap.BadAccess access when access.access() == Trap.Access.READ && access.hit().filter(place -> place.kind() == Place.Kind.MAP).isPresent() ->
                    Optional.of("the kernel's own structure of a map");
            default -> Optional.empty();
        };
    }

    /// A packet of any length, the short ones first, and, half of the time, a context with anything in its fields but for those that hold pointers.
    public static Input input(ProgramType hook, Random random, int number) {
        byte[] frame = new byte[number < 3 ? number * 14 : random.nextInt(200)];
        random.nextBytes(frame);
        byte[] context = new byte[hook.context().size()];
        random.nextBytes(context);
        for (ContextLayout.Field field : hook.context().fields()) {
            if (field.isPointer()) {
                Arrays.fill(context, field.offset(), field.offset() + field.size(), (byte) 0);
            }
        }
        return new Input("", Bytes.of(frame), random.nextBoolean() ? Optional.empty() : Optional.of(Bytes.of(context)));
    }

    /// Puts values under the first keys, which programs are likely to look up.
    public static void fill(Vm vm, Random random) {
        for (BpfMap map : vm.maps()) {
            boolean plain = (map instanceof ArrayMap || map instanceof HashTable) && map.spec().initial().isEmpty() && map.spec().fields().isEmpty();
            for (int i = plain ? random.nextInt(4) : 0; i > 0; i--) {
                byte[] value = new byte[map.spec().valueSize()];
                random.nextBytes(value);
                byte[] key = Arrays.copyOf(Bytes.ofLittleEndian(random.nextInt(4), Long.BYTES).toArray(), map.spec().keySize());
                map.update(key, value, BpfMap.ANY);
            }
        }
    }
}
