package dev.glasshive.vm;

import dev.glasshive.isa.Instruction;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A program as it lies in a machine: what a compiler reads.
public sealed interface PlacedProgram permits Loaded {
    /// How many slots it has.
    int size();

    /// Whether an instruction starts at `slot`, which may be any number.
    boolean startsAt(int slot);

    /// The instruction that starts at `slot`, with addresses in place of maps and variables; absent where none starts or the host cannot run it.
    Optional<Instruction> at(int slot);

    /// The slots at which its functions begin, the one that runs first at first.
    List<Integer> functions();

    /// What a compiler has noted here, or what it notes now: `first` is asked once. The note lives as long as the program lies in its machine.
    <T> T note(Class<T> type, Supplier<T> first);
}
