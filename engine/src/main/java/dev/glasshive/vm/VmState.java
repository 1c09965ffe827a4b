package dev.glasshive.vm;

import dev.glasshive.map.BpfMap;
import java.util.List;
import java.util.Optional;

/// Everything that a step can change, frozen: a key frame. Memory is shared with the machine until one side writes.
record VmState(Input input, Loaded current, int slot, Status status, long[] registers, int known, int tailCalls, long random,
        long clock, long clockStart, long elsewhere, List<CallStack.Call> calls, List<MemoryImage> stack, PacketBuffer.Saved packet, Optional<MemoryImage> context,
        List<BpfMap.State> maps, Console console, int consoleStart, Optional<Trap> trap, byte[] link) {}
