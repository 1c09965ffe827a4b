package dev.glasshive.app.stack;

import dev.glasshive.app.control.ByteMark;
import dev.glasshive.app.control.HexByte;
import dev.glasshive.app.control.HexRow;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Base;
import dev.glasshive.app.workspace.Meaning;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.vm.MemoryImage;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The bytes of a frame as the machine holds them, coloured by what the verifier knows of them if it came by.
///
/// @param cells that were made before, for most bytes do not change with a step
record MachineStack(Moment moment, Snapshot.Frame frame, Optional<StackKnowledge> knowledge, Map<MachineStack.Look, HexByte> cells) {
    private static final int MOST_CELLS = 4096;

    /// Everything that a cell shows.
    ///
    /// @param value -1 where nothing was written
    /// @param known what the verifier knows, as the platform draws it; a blank where it says nothing
    record Look(int offset, int value, boolean changed, boolean accessed, char known) {}

    /// All rows, from the lowest address on.
    List<HexRow> rows() {
        List<HexRow> rows = new ArrayList<>();
        for (int start = frame.stack().first(); start < 0; start += StackKnowledge.ROW) {
            int row = start;
            List<HexByte> bytes = new ArrayList<>();
            OptionalLong value = knowledge.filter(k -> k.saved(row) == StackKnowledge.ROW && !k.isExactNumber(row)).map(k -> k.value(row)).orElse(OptionalLong.empty());
            int saved = value.isEmpty() ? 0 : knowledge.orElseThrow().saved(row);
            if (saved > 0) {
                bytes.add(token(start, knowledge.orElseThrow(), value.getAsLong()));
            }
            for (int at = saved; at < StackKnowledge.ROW; at++) {
                bytes.add(cell(start, at));
            }
            rows.add(new HexRow("fp" + start, bytes));
        }
        return rows;
    }

    /// Eight bytes that are one saved register. What is saved in fewer bytes stays bytes, for its order of bytes is worth seeing; so does a number that the verifier knows
    /// exactly, of which a bar says nothing.
    private HexByte token(int start, StackKnowledge known, long value) {
        Meaning meaning = Meaning.of(value, moment.timeline().scenario().set(), moment.snapshot().packet().length());
        String text = meaning.kind() == Meaning.Kind.SCALAR ? Base.HEX.format(value) : meaning.text();
        Set<ByteMark> marks = EnumSet.noneOf(ByteMark.class);
        for (int i = 0; i < known.saved(start); i++) {
            mark(marks, start + i);
        }
        return known.token(start, text, StackKnowledge.kind(known.claim(start).kind()), marks, Text.of("stack.row.token", start, text, known.claim(start).words()));
    }

    private HexByte cell(int start, int at) {
        int offset = start + at;
        Set<ByteMark> marks = EnumSet.noneOf(ByteMark.class);
        mark(marks, offset);
        char known = knowledge.map(k -> k.slot(start).at(at)).orElse(' ');
        if (known == StackKnowledge.SAVED) {
            return newCell(start, at, marks);
        }
        if (cells.size() > MOST_CELLS) {
            cells.clear();
        }
        Look look = new Look(offset, frame.stack().isWritten(offset) ? frame.stack().at(offset) : -1, marks.contains(ByteMark.CHANGED), marks.contains(ByteMark.ACCESSED), known);
        return cells.computeIfAbsent(look, _ -> newCell(start, at, marks));
    }

    private HexByte newCell(int start, int at, Set<ByteMark> marks) {
        int offset = start + at;
        MemoryImage stack = frame.stack();
        if (!stack.isWritten(offset)) {
            marks.add(ByteMark.UNREADABLE);
            return new HexByte("", Kind.UNREADABLE, marks, Text.of("stack.byte.never", offset));
        }
        int value = stack.at(offset);
        boolean forgotten = knowledge.filter(k -> k.isUnreadable(start, at)).isPresent();
        if (forgotten) {
            marks.add(ByteMark.FORGOTTEN);
        }
        String description = Text.of(marks.contains(ByteMark.CHANGED) ? "stack.byte.changed" : "stack.byte", offset, String.format("0x%02x", value), value);
        String knows = forgotten ? "\n" + Text.of("stack.forgotten") : knowledge.map(k -> "\n" + Text.of("registers.knows", k.words(start, at))).orElse("");
        Kind kind = forgotten ? Kind.NONE : knowledge.map(k -> k.kind(start, at)).orElse(Kind.STACK);
        return new HexByte(String.format("%02x", value), kind, marks, description + knows);
    }

    private void mark(Set<ByteMark> marks, int offset) {
        if (touched(offset, true)) {
            marks.add(ByteMark.CHANGED);
            marks.remove(ByteMark.ACCESSED);
        } else if (!marks.contains(ByteMark.CHANGED) && touched(offset, false)) {
            marks.add(ByteMark.ACCESSED);
        }
    }

    private boolean touched(int offset, boolean written) {
        return moment.last().stream().flatMap(s -> s.events().stream()).anyMatch(event -> switch (event) {
            case Step.MemoryWritten(Place place, var before, var after) -> written && covers(place, after.length(), offset);
            case Step.MemoryRead(Place place, int size) -> !written && covers(place, size, offset);
            default -> false;
        });
    }

    private boolean covers(Place place, int size, int offset) {
        return place.kind() == Place.Kind.STACK && place.ordinal() == frame.ordinal() && offset >= place.offset() && offset < place.offset() + size;
    }
}
