package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import java.util.List;

/// A map without keys, to which programs push values. The keys of its [BpfMap.Entry] are for people: programs never see them.
public sealed interface Pushable extends BpfMap permits QueueMap, BloomFilter {

    /// Adds `value`.
    Errno push(byte[] value, long flags);

    /// The keys of the entries that pushing `value` may change.
    List<Bytes> pushed(byte[] value);

    @Override
    default Errno update(byte[] key, byte[] value, long flags, int cpu) {
        return Errno.EINVAL;
    }

    @Override
    default Errno delete(byte[] key) {
        return Errno.EINVAL;
    }
}
