package dev.glasshive.vm;

import dev.glasshive.map.BpfMap;
import dev.glasshive.program.MapSpec;
import java.util.List;
import java.util.Optional;

/// A machine at one position of a [Timeline], complete and immutable.
///
/// @param position 0 to [Timeline#length]
/// @param cpu the processor that is looked at, from 0; what follows is its own but for maps and console
/// @param run which input it works on, from 0
/// @param program that runs: after a tail call another than at the start
/// @param slot of the next instruction; where the run has ended, of the last one
/// @param frames open function frames, the entry function's first
/// @param context absent for a program without a hook
/// @param console everything printed so far
public record Snapshot(int position, int cpu, int run, String program, int slot, Status status, Registers registers, List<Frame> frames,
        MemoryImage packet, Optional<MemoryImage> context, List<MapContent> maps, Optional<Trap> trap, List<String> console) {

    /// An open function.
    ///
    /// @param function its name
    /// @param ordinal 0 for the entry function
    /// @param callSlot the slot of the call that it is waiting for; for the innermost frame, the next instruction
    public record Frame(String function, int ordinal, int callSlot, MemoryImage stack) {}

    /// What a map holds.
    public record MapContent(MapSpec spec, BpfMap.State state) {}

    /// The frame that runs.
    public Frame innermost() {
        return frames.getLast();
    }
}
