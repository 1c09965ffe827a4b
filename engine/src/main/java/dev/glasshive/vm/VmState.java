package dev.glasshive.vm;

import dev.glasshive.map.BpfMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Everything that a step can change, frozen: a key frame. Memory is shared with the machine until one side writes.
record VmState(Input input, Loaded current, int slot, Status status, long[] registers, int known, int tailCalls, long random,
        long clock, long clockStart, long elsewhere, List<CallStack.Call> calls, List<MemoryImage> stack, PacketBuffer.Saved packet, Optional<MemoryImage> context,
        List<BpfMap.State> maps, Console console, int consoleStart, Optional<Trap> trap, byte[] link,
        List<Long> locks, OptionalInt waitsFor) {
    /// What the fields themselves take, by estimate.
    private static final long BARE = 400;
    private static final long CALL = 100;

    /// Estimated bytes of memory, the content of maps aside.
    long bytes() {
        return BARE + calls.size() * CALL + stack.stream().mapToLong(MemoryImage::bytes).sum() + packet.image().bytes() + context.map(MemoryImage::bytes).orElse(0L);
    }

    /// Estimated bytes of memory that are not shared with an `earlier` state of the same machine, the content of maps aside.
    @SuppressWarnings("ReferenceEquality") // The question is whether arrays are shared.
    long bytesBeyond(VmState earlier) {
        return bytes() + console.bytesBeyond(earlier.console) - (packet.image().content() == earlier.packet.image().content() ? packet.image().length() : 0);
    }

    /// Estimated bytes of the content of maps that is not shared with an `earlier` state.
    long mapBytesBeyond(VmState earlier) {
        long beyond = 0;
        for (int i = 0; i < maps.size(); i++) {
            beyond += maps.get(i).bytesBeyond(earlier.maps.get(i));
        }
        return beyond;
    }
}
