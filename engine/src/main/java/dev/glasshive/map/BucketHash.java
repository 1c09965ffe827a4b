package dev.glasshive.map;

/// In which bucket Linux puts a key: Bob Jenkins' hash *lookup3* (2006, public domain), with the seed of the map.
final class BucketHash {
    private static final int START = 0xdeadbeef;

    private BucketHash() {}

    /// A number below `buckets`, which is a power of two.
    static int bucket(byte[] key, int seed, int buckets) {
        return hash(key, seed) & buckets - 1;
    }

    static int hash(byte[] key, int seed) {
        int a = START + key.length + seed;
        int b = a;
        int c = a;
        int at = 0;
        for (; key.length - at > 12; at += 12) {
            a += word(key, at);
            b += word(key, at + 4);
            c += word(key, at + 8);
            a = a - c ^ Integer.rotateLeft(c, 4);
            c += b;
            b = b - a ^ Integer.rotateLeft(a, 6);
            a += c;
            c = c - b ^ Integer.rotateLeft(b, 8);
            b += a;
            a = a - c ^ Integer.rotateLeft(c, 16);
            c += b;
            b = b - a ^ Integer.rotateLeft(a, 19);
            a += c;
            c = c - b ^ Integer.rotateLeft(b, 4);
            b += a;
        }
        if (at == key.length) {
            return c;
        }
        a += word(key, at);
        b += word(key, at + 4);
        c += word(key, at + 8);
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        return (c ^ b) - Integer.rotateLeft(b, 24);
    }

    /// The four bytes from `at`, with zeros behind the end.
    private static int word(byte[] key, int at) {
        int word = 0;
        for (int i = 0; i < 4 && at + i < key.length; i++) {
            word |= (key[at + i] & 0xff) << 8 * i;
        }
        return word;
    }
}
