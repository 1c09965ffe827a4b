package dev.glasshive.jit;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Where control goes from the instruction that is being written: to other instructions, into functions, and out.
final class Ways {
    private final X86Assembler code;
    private final List<Integer> slots;
    private final Layout layout;
    private final Frame first;
    private Frame frame;
    private int index;

    /// @param slots where instructions start
    /// @param layout where pieces lie, as far as is known by now
    /// @param first the frame of the function at slot 0
    Ways(X86Assembler code, List<Integer> slots, Layout layout, Frame first) {
        this.code = code;
        this.slots = slots;
        this.layout = layout;
        this.first = first;
        this.frame = first;
    }

    /// Comes to the next instruction.
    ///
    /// @param opened the frame of the function that begins there, if one does
    void come(int next, @Nullable Frame opened) {
        index = next;
        if (opened != null) {
            frame = opened;
        }
    }

    /// The number of the instruction.
    int index() {
        return index;
    }

    /// The instruction that is `distance` slots behind the next slot, if one starts there.
    OptionalInt at(int distance) {
        long slot = slots.get(index) + 1L + distance;
        int found = slot == (int) slot ? Collections.binarySearch(slots, (int) slot) : -1;
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /// Where the function that begins with the instruction `target` is entered.
    int entry(int target) {
        return target == 0 ? 0 : layout.starts()[target];
    }

    /// Goes to the instruction `target`; the last thing that is written of an instruction.
    void go(int target) {
        if (target != index + 1) {
            code.jmp(layout.begins()[target], layout.isNear(index, target));
        }
    }

    /// Goes to the instruction `target` if `flag` says so; the last thing that is written of an instruction.
    void go(Flag flag, int target) {
        code.jump(flag, layout.begins()[target], layout.isNear(index, target));
    }

    /// Leaves the function, even where what leaves it stands right behind; the last thing that is written of an instruction.
    void exitNow() {
        if (frame.equals(first)) {
            code.jmp(layout.begins()[slots.size()], layout.isNear(index, slots.size()));
        } else {
            frame.close(code);
        }
    }

    /// Leaves the function, unless that comes next anyway; the last thing that is written of an instruction.
    void exit() {
        if (!frame.equals(first) || index + 1 != slots.size()) {
            exitNow();
        }
    }
}
