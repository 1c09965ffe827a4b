package dev.glasshive.vm;

import dev.glasshive.vm.Place.Kind;
import java.util.Optional;

/// Where memory lies: every region has a window of 4 GiB of its own, always the same one, so an address alone says what it points to.
///
/// The windows lie where Linux maps its memory on x86-64, far from any small number, positive or negative.
public final class AddressSpace {
    private static final long BASE = 0xffff_8880_0000_0000L;
    private static final int WINDOW_BITS = 32;
    /// Content begins inside the window, so that addresses a little before it are still seen as near it.
    private static final int CONTENT = 0x10_0000;

    static final int CONTEXT = 0;
    static final int PACKET = 1;
    static final int FIRST_FRAME = 2;
    static final int FIRST_MAP = 16;
    static final int FIRST_VALUES = 1024;
    static final int CODE = 2048;
    static final int VARIABLES = 2049;
    static final int FIRST_KEY = 2052;
    static final int FIRST_MOVED_PACKET = 2080;
    /// How many places a packet has in turn before an old one is used again.
    static final int PACKET_PLACES = 1024;
    static final int WINDOWS = FIRST_MOVED_PACKET + PACKET_PLACES - 1;
    /// The most maps a set of programs may have.
    public static final int MAX_MAPS = FIRST_VALUES - FIRST_MAP;

    private AddressSpace() {}

    static long address(int window, long offset) {
        return BASE + ((long) window << WINDOW_BITS) + CONTENT + offset;
    }

    /// The window of an address, or a number that is none.
    static long window(long address) {
        return (address - BASE) >>> WINDOW_BITS;
    }

    static int offset(long address) {
        return (int) address - CONTENT;
    }

    /// The address of the map with `index` in the program's list.
    public static long map(int index) {
        return address(FIRST_MAP + index, 0);
    }

    /// The address of a value of the map with `index`, in its cells laid end to end, each rounded up to 8 bytes.
    public static long mapValues(int index, long offset) {
        return address(FIRST_VALUES + index, offset);
    }

    /// The window of a packet that has been moved `moves` times.
    static int packet(int moves) {
        int place = moves % PACKET_PLACES;
        return place == 0 ? PACKET : FIRST_MOVED_PACKET + place - 1;
    }

    /// What `value` points to or near, if it is an address at all.
    public static Optional<Place> place(long value) {
        long window = window(value);
        if (window >= WINDOWS) {
            return Optional.empty();
        }
        int at = (int) window;
        int offset = offset(value);
        if (at == CONTEXT) {
            return Optional.of(new Place(Kind.CONTEXT, 0, offset));
        }
        if (at == PACKET) {
            return Optional.of(new Place(Kind.PACKET, 0, offset));
        }
        if (at >= FIRST_FRAME && at < FIRST_MAP) {
            return Optional.of(new Place(Kind.STACK, at - FIRST_FRAME, offset));
        }
        if (at < FIRST_VALUES) {
            return Optional.of(new Place(Kind.MAP, at - FIRST_MAP, offset));
        }
        if (at < CODE) {
            return Optional.of(new Place(Kind.MAP_VALUE, at - FIRST_VALUES, offset));
        }
        if (at < FIRST_KEY) {
            return switch (at) {
                case CODE -> Optional.of(new Place(Kind.CODE, 0, offset));
                case VARIABLES -> Optional.of(new Place(Kind.VARIABLE, 0, offset));
                default -> Optional.empty();
            };
        }
        return Optional.of(at < FIRST_MOVED_PACKET ? new Place(Kind.MAP_KEY, at - FIRST_KEY, offset)
                : new Place(Kind.PACKET, at - FIRST_MOVED_PACKET + 1, offset));
    }
}
