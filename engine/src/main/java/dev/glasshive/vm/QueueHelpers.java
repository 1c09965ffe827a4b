package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.BloomFilter;
import dev.glasshive.map.Errno;
import dev.glasshive.map.Pushable;
import dev.glasshive.map.QueueMap;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.HelperArguments.MapArgument;
import java.util.Optional;

/// Helpers for maps without keys: queues, stacks and Bloom filters.
final class QueueHelpers {
    private QueueHelpers() {}

    static long push(Vm vm, HelperArguments arguments) {
        MapArgument map = arguments.map(Register.R1);
        if (!(map.map() instanceof Pushable target)) {
            throw keyed(arguments, map);
        }
        byte[] value = arguments.bytes(Register.R2, target.spec().valueSize());
        long flags = arguments.value(Register.R3);
        arguments.mapWritable(map);
        target.pushed(value).forEach(key -> arguments.changing(map, key.toArray()));
        return target.push(value, flags).result();
    }

    static long pop(Vm vm, HelperArguments arguments) {
        MapArgument map = arguments.map(Register.R1);
        if (!(map.map() instanceof QueueMap queue)) {
            throw map.map() instanceof BloomFilter
                    ? arguments.refuse(Register.R1, "nothing comes back out of a Bloom filter")
                    : keyed(arguments, map);
        }
        arguments.mapWritable(map);
        long result = next(vm, arguments, queue);
        queue.next().ifPresent(key -> arguments.changing(map, key.toArray()));
        queue.pop();
        return result;
    }

    static long peek(Vm vm, HelperArguments arguments) {
        MapArgument map = arguments.map(Register.R1);
        if (map.map() instanceof BloomFilter filter) {
            byte[] value = arguments.bytes(Register.R2, filter.spec().valueSize());
            return (filter.mayContain(value) ? Errno.OK : Errno.ENOENT).result();
        }
        if (!(map.map() instanceof QueueMap queue)) {
            throw keyed(arguments, map);
        }
        return next(vm, arguments, queue);
    }

    /// Gives the next value to the program; zeros, if there is none.
    private static long next(Vm vm, HelperArguments arguments, QueueMap queue) {
        Optional<Bytes> value = queue.next().flatMap(queue::value);
        vm.memory.write(arguments.value(Register.R2), value.map(Bytes::toArray).orElseGet(() -> new byte[queue.spec().valueSize()]));
        return (value.isPresent() ? Errno.OK : Errno.ENOENT).result();
    }

    private static TrapSignal keyed(HelperArguments arguments, MapArgument map) {
        return arguments.refuse(Register.R1, "map " + map.map().spec().name() + " is of type " + map.map().spec().type() + "; only queues, stacks and Bloom filters go with it");
    }
}
