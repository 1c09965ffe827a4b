package dev.glasshive.verifier.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a log says of one stack frame and the registers of its function, all of it or a part.
///
/// @param number of the frame, 0 for that of the program
/// @param registers in the order of their numbers; those without a value are left out
/// @param slots of the stack, the highest first; those never written are left out
/// @param references ids of what the program acquired and must give back
/// @param flags other words that the kernel puts behind the state: `cb`, `async_cb`
public record FrameState(int number, List<RegisterState> registers, List<SlotState> slots, List<Integer> references, List<String> flags) {
    private static final Comparator<SlotState> DOWNWARDS = Comparator.comparingInt(SlotState::offset).reversed();

    /// Copies what it is given.
    public FrameState {
        registers = List.copyOf(registers);
        slots = List.copyOf(slots);
        references = List.copyOf(references);
        flags = List.copyOf(flags);
    }

    /// Frame `number`, of which nothing is known.
    static FrameState empty(int number) {
        return new FrameState(number, List.of(), List.of(), List.of(), List.of());
    }

    /// What is known of the register `index`.
    public Optional<RegisterState> register(int index) {
        return registers.stream().filter(register -> register.number() == index).findFirst();
    }

    /// What is known of the eight bytes at `offset`.
    public Optional<SlotState> slot(int offset) {
        return slots.stream().filter(slot -> slot.offset() == offset).findFirst();
    }

    /// Whether it is all that is known of the frame, and not only what changed: r10 always has a value.
    boolean isWhole() {
        return register(10).isPresent();
    }

    /// This, with what `change` says in place of what was known.
    FrameState with(FrameState change) {
        return new FrameState(number, merged(registers, change.registers, RegisterState::number, Comparator.comparingInt(RegisterState::number)),
                merged(slots, change.slots, SlotState::offset, DOWNWARDS), change.references, change.flags);
    }

    /// This without the registers that a call leaves without a value.
    FrameState afterCall() {
        return new FrameState(number, registers.stream().filter(register -> register.number() > 5).toList(), slots, references, flags);
    }

    /// This without the register `index`.
    FrameState without(int index) {
        return new FrameState(number, registers.stream().filter(register -> register.number() != index).toList(), slots, references, flags);
    }

    /// What of this differs from `before`.
    public FrameState changedFrom(FrameState before) {
        return new FrameState(number, registers.stream().filter(register -> !before.registers.contains(register)).toList(),
                slots.stream().filter(slot -> !before.slots.contains(slot)).toList(), references, flags);
    }

    private static <T> List<T> merged(List<T> old, List<T> change, Function<T, Integer> key, Comparator<T> order) {
        if (change.isEmpty()) {
            return old;
        }
        List<T> all = new ArrayList<>(change);
        old.stream().filter(each -> change.stream().noneMatch(other -> key.apply(other).equals(key.apply(each)))).forEach(all::add);
        all.sort(order);
        return all;
    }
}
