package dev.glasshive.verifier.domain;

import java.util.Arrays;

/// An interval for each variable, in pages that copies share until one of them writes. A page that is missing bounds nothing.
final class Bounds {
    private static final int SHIFT = 4;
    private static final int PAGE = 1 << SHIFT;
    private static final long[] NOTHING = new long[2 * PAGE];

    static {
        for (int i = 0; i < NOTHING.length; i += 2) {
            NOTHING[i] = Long.MIN_VALUE;
            NOTHING[i + 1] = Long.MAX_VALUE;
        }
    }

    private long[][] pages;
    private boolean ownsTable;

    /// A bit for each of the first 64 pages that nobody else has; the others are copied at every write.
    private long owned;

    Bounds() {
        this(new long[0][]);
    }

    private Bounds(long[][] pages) {
        this.pages = pages;
    }

    Bounds copy() {
        ownsTable = false;
        owned = 0;
        return new Bounds(pages);
    }

    /// Above every variable that has a bound.
    int limit() {
        return pages.length << SHIFT;
    }

    long lo(int variable) {
        return page(variable >> SHIFT)[2 * (variable & PAGE - 1)];
    }

    long hi(int variable) {
        return page(variable >> SHIFT)[2 * (variable & PAGE - 1) + 1];
    }

    void set(int variable, long lo, long hi) {
        if (lo(variable) != lo || hi(variable) != hi) {
            long[] page = writable(variable >> SHIFT);
            page[2 * (variable & PAGE - 1)] = lo;
            page[2 * (variable & PAGE - 1) + 1] = hi;
        }
    }

    /// Whether both have the very same page for `variable`, so that they cannot differ up to the end of it.
    @SuppressWarnings("ReferenceEquality") // The question is whether arrays are shared.
    boolean sharesPage(Bounds other, int variable) {
        return page(variable >> SHIFT) == other.page(variable >> SHIFT);
    }

    /// The first variable of the page after that of `variable`.
    static int nextPage(int variable) {
        return (variable >> SHIFT) + 1 << SHIFT;
    }

    private long[] page(int number) {
        return number < pages.length && pages[number] != null ? pages[number] : NOTHING;
    }

    private long[] writable(int number) {
        boolean grows = number >= pages.length;
        if (!ownsTable || grows) {
            pages = Arrays.copyOf(pages, grows ? number + 1 : pages.length);
            ownsTable = true;
        }
        boolean mine = number < Long.SIZE && (owned >> number & 1) != 0;
        if (!mine) {
            pages[number] = page(number).clone();
            owned |= number < Long.SIZE ? 1L << number : 0;
        }
        return pages[number];
    }
}
