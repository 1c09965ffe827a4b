package dev.glasshive.tests.fuzz;

import java.util.Arrays;
import java.util.Random;

/// Bytes with something wrong in them.
final class Damage {
    private static final int[] NUMBERS = {0, 1, -1, 2, 7, 8, 16, 0xff, 0xffff, 0x10000, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x1000000, -8, 0x7fff};

    private Damage() {}

    static byte[] of(byte[] whole, Random random) {
        byte[] bytes = random.nextInt(8) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length + 1)) : whole.clone();
        for (int i = random.nextInt(6); i >= 0 && bytes.length > 4; i--) {
            int at = random.nextInt(random.nextInt(3) == 0 ? Math.min(bytes.length, 100) : bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> number(bytes, at, random, random.nextBoolean() ? 4 : 2);
                case 3 -> {
                    int length = random.nextInt(Math.min(16, bytes.length - at) + 1);
                    System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
                }
                default -> number(bytes, at & ~7, random, 8);
            }
        }
        return bytes;
    }

    private static void number(byte[] bytes, int at, Random random, int length) {
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        for (int i = 0; i < length && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (number >>> 8 * i);
        }
    }

    static byte[] noise(Random random, int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }
}
