package dev.glasshive.app.stack;

import dev.glasshive.app.control.ByteMark;
import dev.glasshive.app.control.HexByte;
import dev.glasshive.app.control.HexRow;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.RangeBar;
import dev.glasshive.app.control.RowKnowledge;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Bar;
import dev.glasshive.app.workspace.Claim;
import dev.glasshive.app.workspace.ClaimPicture;
import dev.glasshive.app.workspace.Look;
import dev.glasshive.app.workspace.Meaning;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractSlot;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.vm.Snapshot;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/// What the verifier knows of the bytes of a frame.
///
/// @param before the same frame one instruction earlier; empty at the start of a function
/// @param machine the same frame of the run, where it stands there too
/// @param bits whether numbers are drawn bit by bit
record StackKnowledge(AbstractFrame frame, Optional<AbstractFrame> before, Look look, ProgramSet set, Optional<Machine> machine, boolean bits) {
    static final int ROW = AbstractSlot.BYTES;
    static final char SAVED = 'r';
    private static final char NOTHING = '?';
    private static final AbstractSlot EMPTY = new AbstractSlot("????????", new AbstractValue.Uninitialized());

    /// What the run holds.
    ///
    /// @param packet the length of the packet that is looked at
    record Machine(Snapshot.Frame frame, int packet) {
        /// Whether all of `size` bytes from `start` on have been written.
        boolean isWritten(int start, int size) {
            return IntStream.range(start, start + size).allMatch(offset -> offset >= frame.stack().first() && frame.stack().isWritten(offset));
        }

        /// The number in `size` bytes from `start` on.
        long value(int start, int size, ByteOrder order) {
            byte[] bytes = new byte[size];
            for (int i = 0; i < size; i++) {
                bytes[i] = (byte) frame.stack().at(start + i);
            }
            return Bytes.of(bytes).toNumber(order);
        }
    }

    /// The eight bytes from `start` on, the frame pointer being 0.
    AbstractSlot slot(int start) {
        return slot(frame, start);
    }

    private static AbstractSlot slot(AbstractFrame frame, int start) {
        int index = -start / ROW - 1;
        return index >= 0 && index < frame.stack().size() ? frame.stack().get(index) : EMPTY;
    }

    /// How many bytes of the row that starts at `start` belong to one saved register, from the lowest address on; 0 if none.
    int saved(int start) {
        AbstractSlot slot = slot(start);
        int bytes = 0;
        while (bytes < ROW && slot.at(bytes) == SAVED) {
            bytes++;
        }
        return slot.saved() instanceof AbstractValue.Uninitialized ? 0 : bytes;
    }

    /// The claim about the register that is saved at `start`.
    Claim claim(int start) {
        return Claim.of(slot(start).saved(), look, set, machine.map(m -> OptionalInt.of(m.packet())).orElse(OptionalInt.empty()));
    }

    /// Whether the register that is saved at `start` is a number of which every bit is known.
    boolean isExactNumber(int start) {
        return slot(start).saved() instanceof AbstractValue.Scalar scalar && scalar.range().umin() == scalar.range().umax();
    }

    /// What the machine holds in the register that is saved at `start`, if it is all there and the verifier claims something of it.
    OptionalLong value(int start) {
        int size = saved(start);
        return machine.filter(m -> size > 0 && m.isWritten(start, size)).map(m -> m.value(start, size, set.order()))
                .filter(value -> Claim.isMade(slot(start).saved(), value, look, set, machine.orElseThrow().packet())).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /// What is known of the register that is saved at `start`, as it is drawn. A part of a register may lie outside of what is known of the whole; nothing is drawn then.
    ClaimPicture picture(int start) {
        Claim claim = claim(start);
        OptionalLong value = value(start);
        boolean fits = value.isEmpty() || claim.range().isEmpty() || claim.range().get().contains(value.getAsLong());
        return fits ? ClaimPicture.of(claim, value, value.isEmpty() ? Meaning.UNINITIALIZED : Meaning.of(value.getAsLong(), set, machine.orElseThrow().packet())) : ClaimPicture.NONE;
    }

    /// A cell for the register that is saved at `start`.
    HexByte token(int start, String text, Kind kind, Set<ByteMark> marks, String description) {
        ClaimPicture picture = picture(start);
        Optional<RowKnowledge> known = picture.known().map(range -> new RowKnowledge(claim(start).text(), picture.known().map(StackKnowledge::range), picture.proven().map(StackKnowledge::range),
                picture.now(), picture.bits().filter(_ -> bits).map(b -> new RowKnowledge.Bits(b.value(), b.mask(), picture.value()))));
        return new HexByte(text, kind, marks, picture.words().isEmpty() ? description : description + "\n" + picture.words(), saved(start), known);
    }

    private static RangeBar.Range range(Bar.Stretch stretch) {
        return new RangeBar.Range(stretch.from(), stretch.to());
    }

    /// Whether the last instruction on the path changed what is known of a byte.
    boolean changed(int start, int at) {
        return before.isPresent() && (slot(start).at(at) != slot(before.get(), start).at(at) || !slot(start).saved().text().equals(slot(before.get(), start).saved().text()));
    }

    /// Whether a byte may not be read.
    boolean isUnreadable(int start, int at) {
        return slot(start).at(at) == NOTHING;
    }

    /// What is known of a byte, in words.
    String words(int start, int at) {
        return switch (slot(start).at(at)) {
            case NOTHING -> Text.of("stack.knows.nothing");
            case 'm' -> Text.of("stack.knows.number");
            case '0' -> Text.of("stack.knows.zero");
            case SAVED -> Text.of("stack.knows.saved", claim(start).words());
            default -> Text.of("stack.knows.object");
        };
    }

    /// The colour of a byte.
    Kind kind(int start, int at) {
        return switch (slot(start).at(at)) {
            case NOTHING -> Kind.UNREADABLE;
            case 'm', '0' -> Kind.SCALAR;
            case SAVED -> kind(claim(start).kind());
            default -> Kind.CONTEXT;
        };
    }

    static Kind kind(Meaning.Kind meaning) {
        return switch (meaning) {
            case SCALAR -> Kind.SCALAR;
            case CONTEXT, CODE -> Kind.CONTEXT;
            case PACKET, PACKET_END -> Kind.PACKET;
            case STACK -> Kind.STACK;
            case MAP, MAP_VALUE, MAP_KEY, MEMORY -> Kind.MAP;
            case NONE -> Kind.NONE;
        };
    }

    /// All rows, from the lowest address on; the machine's values are marks only.
    List<HexRow> rows(int first) {
        List<HexRow> rows = new ArrayList<>();
        for (int start = first; start < 0; start += ROW) {
            List<HexByte> bytes = new ArrayList<>();
            int saved = saved(start);
            if (saved > 0) {
                Claim claim = claim(start);
                bytes.add(token(start, claim.text(), kind(claim.kind()), marks(start, 0), Text.of("stack.row.saved", start, claim.words(), slot(start).saved().text())));
            }
            for (int at = saved; at < ROW; at++) {
                char symbol = slot(start).at(at);
                bytes.add(new HexByte(symbol == NOTHING ? "" : Character.toString(symbol), kind(start, at), marks(start, at), Text.of("stack.row.byte", start + at, words(start, at))));
            }
            rows.add(new HexRow("fp" + start, bytes));
        }
        return rows;
    }

    private Set<ByteMark> marks(int start, int at) {
        Set<ByteMark> marks = EnumSet.noneOf(ByteMark.class);
        if (isUnreadable(start, at)) {
            marks.add(ByteMark.UNREADABLE);
        }
        if (changed(start, at)) {
            marks.add(ByteMark.CHANGED);
        }
        return marks;
    }
}
