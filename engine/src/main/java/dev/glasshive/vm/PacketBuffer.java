package dev.glasshive.vm;

import java.util.Arrays;
import java.util.BitSet;

/// The packet and the room around it that helpers may grow it into, of the size that a test run of Linux 6.18 on x86-64 gives.
///
/// Every move gives the packet another window of addresses, so pointers from before lead nowhere.
final class PacketBuffer {
    /// `XDP_PACKET_HEADROOM`.
    private static final int ROOM_BEFORE = 256;
    /// What the kernel keeps for itself at the start of that room.
    private static final int KEPT_BEFORE = 40;
    /// A page less the room before and what the kernel keeps behind.
    private static final int MOST_BYTES = 3520;

    private final Memory memory;
    private final FlatRegion region = new FlatRegion(Place.Kind.PACKET, 0, new byte[0], 0);
    /// What lies right before the packet and its metadata; never written in place.
    private byte[] room = new byte[ROOM_BEFORE];

    PacketBuffer(Memory memory) {
        this.memory = memory;
        memory.add(region);
    }

    /// A frozen state.
    ///
    /// @param room what lies before the bytes of the image
    record Saved(MemoryImage image, byte[] room) {}

    FlatRegion region() {
        return region;
    }

    /// How many bytes the packet has, without metadata.
    int length() {
        return region.length();
    }

    /// How many bytes of metadata lie before it.
    int before() {
        return region.before();
    }

    long address(int offset) {
        return region.address(offset);
    }

    /// The packet without metadata.
    byte[] bytes() {
        byte[] all = region.save().content();
        return Arrays.copyOfRange(all, before(), all.length);
    }

    /// A new packet, at the first place; `content` is the packet's own from here on.
    void start(byte[] content) {
        memory.remove(region);
        region.restore(new MemoryImage(Place.Kind.PACKET, 0, content, 0, FlatRegion.marksFor(content)));
        region.reset(content);
        memory.add(region);
        room = new byte[ROOM_BEFORE];
    }

    Saved save() {
        return new Saved(region.save(), room);
    }

    void restore(Saved saved) {
        memory.remove(region);
        region.restore(saved.image());
        memory.add(region);
        room = saved.room();
    }

    /// Whether there is room to begin `bytes` earlier (later if negative), with metadata moving along.
    boolean fitsBefore(long bytes) {
        return bytes <= room.length - KEPT_BEFORE;
    }

    /// Whether a packet of `bytes` has room behind.
    boolean fitsBehind(long bytes) {
        return room.length + before() + bytes <= ROOM_BEFORE + MOST_BYTES;
    }

    /// Moves it without a change: pointers lead nowhere all the same.
    void renew() {
        place(region.save().content(), before(), 0);
    }

    /// Begins the packet `bytes` earlier, or later if negative. What it grows into is what lay there; metadata moves along.
    void growBefore(int bytes) {
        int meta = before();
        byte[] all = region.save().content();
        byte[] moved;
        if (bytes >= 0) {
            moved = new byte[all.length + bytes];
            System.arraycopy(room, room.length - bytes, moved, 0, bytes);
            System.arraycopy(all, 0, moved, bytes, all.length);
            room = Arrays.copyOf(room, room.length - bytes);
        } else {
            moved = Arrays.copyOfRange(all, -bytes, all.length);
            int length = room.length;
            room = Arrays.copyOf(room, length - bytes);
            System.arraycopy(all, 0, room, length, -bytes);
        }
        System.arraycopy(all, 0, moved, 0, meta);
        place(moved, meta, bytes);
    }

    /// Gives the packet `length` bytes; new ones are zero.
    void resize(int length) {
        place(Arrays.copyOf(region.save().content(), before() + length), before(), 0);
    }

    /// Puts `bytes` zeros at `at` of the packet, or at its end if it is shorter, or takes bytes away there if negative.
    void splice(int at, int bytes) {
        byte[] all = region.save().content();
        int from = Math.min(before() + at, all.length);
        byte[] moved = new byte[all.length + bytes];
        System.arraycopy(all, 0, moved, 0, from);
        int kept = from + Math.max(-bytes, 0);
        System.arraycopy(all, kept, moved, from + Math.max(bytes, 0), all.length - kept);
        place(moved, before(), bytes);
    }

    /// Gives the packet `bytes` of metadata.
    void meta(int bytes) {
        int more = bytes - before();
        byte[] all = region.save().content();
        byte[] moved = new byte[all.length + more];
        if (more >= 0) {
            System.arraycopy(room, room.length - more, moved, 0, more);
            System.arraycopy(all, 0, moved, more, all.length);
            room = Arrays.copyOf(room, room.length - more);
        } else {
            System.arraycopy(all, -more, moved, 0, moved.length);
            int length = room.length;
            room = Arrays.copyOf(room, length - more);
            System.arraycopy(all, 0, room, length, -more);
        }
        place(moved, bytes, more);
    }

    /// Puts `moved` at the next place; marks of written bytes go along by `shift`.
    private void place(byte[] moved, int meta, int shift) {
        BitSet shifted = new BitSet();
        BitSet.valueOf(region.save().writtenBytes()).stream().map(at -> at + shift).filter(at -> at >= 0 && at < moved.length).forEach(shifted::set);
        long[] written = Arrays.copyOf(shifted.toLongArray(), FlatRegion.marksFor(moved).length);
        memory.remove(region);
        region.restore(new MemoryImage(Place.Kind.PACKET, (region.ordinal() + 1) % AddressSpace.PACKET_PLACES, moved, -meta, written));
        memory.add(region);
    }
}
