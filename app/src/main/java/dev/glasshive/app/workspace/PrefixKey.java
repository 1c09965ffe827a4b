package dev.glasshive.app.workspace;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Keys of prefix tries: a length in bits, in 4 bytes, and then the bits, of which those behind the length say nothing.
public final class PrefixKey {
    /// The bytes of the length.
    public static final int LENGTH = 4;

    private PrefixKey() {}

    /// `key` as `map` keeps it: that of a trie has zeros behind its prefix.
    static Bytes canonical(MapSpec map, Bytes key) {
        if (!map.type().equals("lpm_trie") || key.length() != map.keySize()) {
            return key;
        }
        // The length may be of either byte order; only one of them is short enough to be meant.
        int bits = (int) Math.min(length(key, ByteOrder.LITTLE_ENDIAN), length(key, ByteOrder.BIG_ENDIAN));
        byte[] bytes = key.toArray();
        for (int bit = Math.max(0, bits); bit < (bytes.length - LENGTH) * 8; bit++) {
            bytes[LENGTH + bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return Bytes.of(bytes);
    }

    /// How many bits of a trie's `key` count.
    public static long length(Bytes key, ByteOrder order) {
        return Bytes.of(Arrays.copyOf(key.toArray(), LENGTH)).toNumber(order) & 0xffff_ffffL;
    }
}
