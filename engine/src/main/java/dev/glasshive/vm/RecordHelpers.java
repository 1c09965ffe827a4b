package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.Errno;
import dev.glasshive.map.PerfEventArray;
import dev.glasshive.map.RingBuffer;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.HelperArguments.MapArgument;
import java.util.Arrays;

/// Helpers that send records to a reader outside: through a ring buffer, or as perf events.
final class RecordHelpers {
    /// `BPF_RB_NO_WAKEUP` and `BPF_RB_FORCE_WAKEUP`.
    private static final long WAKEUP = 3;
    /// `BPF_F_INDEX_MASK`, which as an index means the current processor.
    private static final long INDEX = 0xffff_ffffL;
    /// `BPF_F_CTXLEN_MASK`: how many bytes of the packet to add.
    private static final long PACKET_LENGTH = 0xf_ffffL << 32;

    private RecordHelpers() {}

    private static RingBuffer ring(HelperArguments arguments, MapArgument map) {
        if (map.map() instanceof RingBuffer ring) {
            return ring;
        }
        throw arguments.refuse(Register.R1, "map " + map.map().spec().name() + " is no ring buffer");
    }

    static long output(Vm vm, HelperArguments arguments) {
        MapArgument map = arguments.map(Register.R1);
        RingBuffer ring = ring(arguments, map);
        byte[] bytes = arguments.bytes(Register.R2, arguments.size(Register.R3));
        if ((arguments.value(Register.R4) & ~WAKEUP) != 0) {
            return Errno.EINVAL.result();
        }
        arguments.changing(map, ring.nextKey().toArray());
        int start = ring.reserve(bytes.length);
        if (start < 0) {
            return Errno.EAGAIN.result();
        }
        for (int i = 0; i < bytes.length; i++) {
            ring.put(start + i, bytes[i]);
        }
        ring.finish(ring.reservedAt(start), true);
        return Errno.OK.result();
    }

    static long reserve(Vm vm, HelperArguments arguments) {
        MapArgument map = arguments.map(Register.R1);
        RingBuffer ring = ring(arguments, map);
        long length = arguments.value(Register.R2);
        if (arguments.value(Register.R3) != 0) {
            return 0;
        }
        arguments.changing(map, ring.nextKey().toArray());
        int start = ring.reserve(length);
        return start < 0 ? 0 : AddressSpace.mapValues(map.ordinal(), start);
    }

    static long finish(Vm vm, HelperArguments arguments, boolean keeps) {
        Place place = AddressSpace.place(arguments.value(Register.R1)).filter(p -> p.kind() == Place.Kind.MAP_VALUE && p.ordinal() < vm.maps().size())
                .orElseThrow(() -> arguments.refuse(Register.R1, "it is not a record that bpf_ringbuf_reserve gave"));
        int record = vm.maps().get(place.ordinal()) instanceof RingBuffer ring ? ring.reservedAt(place.offset()) : -1;
        if (record < 0 || !(vm.maps().get(place.ordinal()) instanceof RingBuffer ring) || ring.start(record) != place.offset()) {
            throw arguments.refuse(Register.R1, "no reserved record begins there; each can be submitted or discarded once");
        }
        ring.key(record).ifPresent(key -> vm.tellMaps(listener -> listener.changing(place.ordinal(), key)));
        ring.finish(record, keeps);
        return 0;
    }

    /// Positions are those of a ring that nobody reads.
    static long query(Vm vm, HelperArguments arguments) {
        RingBuffer ring = ring(arguments, arguments.map(Register.R1));
        return switch (Math.clamp(arguments.value(Register.R2), -1, 4)) {
            case 0, 3 -> ring.produced();
            case 1 -> ring.spec().maxEntries();
            default -> 0;
        };
    }

    static long perfEvent(Vm vm, HelperArguments arguments) {
        MapArgument map = arguments.map(Register.R2);
        if (!(map.map() instanceof PerfEventArray events)) {
            throw arguments.refuse(Register.R2, "map " + map.map().spec().name() + " is no perf event array");
        }
        long flags = arguments.value(Register.R3);
        byte[] data = arguments.bytes(Register.R4, arguments.size(Register.R5));
        boolean hasPacket = vm.type().isPresent() && vm.type().orElseThrow().context().fields().stream().anyMatch(f -> f.name().equals("data"));
        if ((flags & ~(hasPacket ? INDEX | PACKET_LENGTH : INDEX)) != 0) {
            return Errno.EINVAL.result();
        }
        int added = (int) ((flags & PACKET_LENGTH) >>> 32);
        if (added > vm.packet().length()) {
            return Errno.EFAULT.result();
        }
        long index = (flags & INDEX) == INDEX ? vm.processor() : flags & INDEX;
        int max = events.spec().maxEntries();
        if (max != 0 && index >= max) {
            return Errno.E2BIG.result();
        }
        if (index != vm.processor()) {
            return Errno.EOPNOTSUPP.result();
        }
        byte[] record = Arrays.copyOf(data, data.length + added);
        System.arraycopy(vm.packet().bytes(), 0, record, data.length, added);
        arguments.changing(map, events.nextKey().toArray());
        return events.output(Bytes.of(record)).result();
    }
}
