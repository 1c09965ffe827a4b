package dev.glasshive.app.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Pictures with at most 256 colours. Windows have few colours and many shades at the edges of letters, so the frequent ones are kept and the rest take the nearest.
final class FewColours {
    private static final int MOST = 256;
    private static final int BITS = 5;
    private static final int BUCKETS = 1 << 3 * BITS;

    private final long[] red = new long[BUCKETS];
    private final long[] green = new long[BUCKETS];
    private final long[] blue = new long[BUCKETS];
    private final int[] count = new int[BUCKETS];
    private final int[] nearest = new int[BUCKETS];
    private int[] palette = {};

    private FewColours() {}

    /// A copy of the colours of `picture`, which has whole numbers as elements.
    static BufferedImage of(BufferedImage picture) {
        return new FewColours().reduced(picture);
    }

    /// The elements of a picture, row by row.
    static int[] elements(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    private BufferedImage reduced(BufferedImage picture) {
        int[] elements = elements(picture);
        for (int rgb : elements) {
            int bucket = bucket(rgb);
            red[bucket] += rgb >> 16 & 0xff;
            green[bucket] += rgb >> 8 & 0xff;
            blue[bucket] += rgb & 0xff;
            count[bucket]++;
        }
        int[] used = IntStream.range(0, BUCKETS).filter(b -> count[b] > 0).boxed().sorted((a, b) -> Integer.compare(count[b], count[a])).limit(MOST).mapToInt(b -> b).toArray();
        palette = Arrays.stream(used).map(this::mean).toArray();
        Arrays.fill(nearest, -1);
        for (int i = 0; i < used.length; i++) {
            nearest[used[i]] = i;
        }
        BufferedImage few = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        byte[] indices = ((DataBufferByte) few.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < elements.length; i++) {
            indices[i] = (byte) index(bucket(elements[i]));
        }
        return few;
    }

    private static int bucket(int rgb) {
        return (rgb >> 19 & 0x1f) << 2 * BITS | (rgb >> 11 & 0x1f) << BITS | rgb >> 3 & 0x1f;
    }

    private int mean(int bucket) {
        int n = count[bucket];
        return (int) ((red[bucket] + n / 2) / n) << 16 | (int) ((green[bucket] + n / 2) / n) << 8 | (int) ((blue[bucket] + n / 2) / n);
    }

    private int index(int bucket) {
        if (nearest[bucket] < 0) {
            int wanted = mean(bucket);
            nearest[bucket] = IntStream.range(0, palette.length).boxed().min((a, b) -> Integer.compare(distance(palette[a], wanted), distance(palette[b], wanted))).orElse(0);
        }
        return nearest[bucket];
    }

    private static int distance(int one, int other) {
        int r = (one >> 16 & 0xff) - (other >> 16 & 0xff);
        int g = (one >> 8 & 0xff) - (other >> 8 & 0xff);
        int b = (one & 0xff) - (other & 0xff);
        return r * r + g * g + b * b;
    }
}
