package dev.glasshive.program;

import dev.glasshive.isa.Decoder;
import dev.glasshive.isa.Encoder;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The instructions of a program, addressed by slot: a wide load takes two, so numbers skip after it, as in every log and disassembly.
public final class Code {
    private final @Nullable Instruction[] bySlot;
    private final List<Instruction> instructions;

    private Code(List<Instruction> instructions) {
        this.instructions = List.copyOf(instructions);
        List<@Nullable Instruction> slots = new ArrayList<>();
        for (Instruction instruction : instructions) {
            slots.add(instruction);
            if (instruction.slots() == 2) {
                slots.add(null);
            }
        }
        this.bySlot = slots.toArray(Instruction[]::new);
    }

    /// Code of `instructions` in order.
    public static Code of(List<Instruction> instructions) {
        return new Code(instructions);
    }

    /// Code decoded from little-endian slots.
    ///
    /// @throws MalformedProgramException where a slot is no instruction
    public static Code decode(byte[] bytes) throws MalformedProgramException {
        return decode(bytes, ByteOrder.LITTLE_ENDIAN);
    }

    /// Code decoded from slots of a host of byte order `order`.
    ///
    /// @throws MalformedProgramException where a slot is no instruction
    public static Code decode(byte[] bytes, ByteOrder order) throws MalformedProgramException {
        return new Code(Decoder.decode(bytes, order));
    }

    /// The instructions in order, wide ones once.
    public List<Instruction> instructions() {
        return instructions;
    }

    /// How many slots.
    public int size() {
        return bySlot.length;
    }

    /// Whether an instruction starts at `slot`: it is inside and not the second half of a wide load.
    public boolean startsAt(int slot) {
        return slot >= 0 && slot < bySlot.length && bySlot[slot] != null;
    }

    /// The instruction that starts at `slot`.
    ///
    /// @throws IndexOutOfBoundsException if none does: see [#startsAt]
    public Instruction at(int slot) {
        Instruction instruction = slot >= 0 && slot < bySlot.length ? bySlot[slot] : null;
        if (instruction == null) {
            throw new IndexOutOfBoundsException("no instruction starts at slot " + slot + " of " + bySlot.length);
        }
        return instruction;
    }

    /// One entry a slot; null in the second half of a wide load. A fresh array, for readers that walk fast.
    public @Nullable Instruction[] toSlotArray() {
        return bySlot.clone();
    }

    /// The slots at which instructions start, ascending.
    public List<Integer> starts() {
        List<Integer> starts = new ArrayList<>();
        for (int slot = 0; slot < bySlot.length; slot++) {
            if (bySlot[slot] != null) {
                starts.add(slot);
            }
        }
        return starts;
    }

    /// The encoding, little endian.
    public byte[] encode() {
        return encode(ByteOrder.LITTLE_ENDIAN);
    }

    /// The encoding for a host of byte order `order`.
    public byte[] encode(ByteOrder order) {
        return Encoder.encode(instructions, order);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Code that && instructions.equals(that.instructions);
    }

    @Override
    public int hashCode() {
        return instructions.hashCode();
    }

    @Override
    public String toString() {
        return instructions.toString();
    }
}
