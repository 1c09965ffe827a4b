package dev.glasshive.app.packet;

import dev.glasshive.app.control.ByteMark;
import dev.glasshive.app.control.HexRow;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Step;
import java.util.ArrayList;
import java.util.List;

/// Bytes and the fields in them: a packet's or a context's.
///
/// @param width bytes in a row
/// @param focus the row that matters now, or -1
public record PacketContent(boolean isContext, String title, String summary, int width, List<HexRow> rows, List<Line> lines, int focus) {
    /// A header or one of its fields.
    ///
    /// @param before what it held before the last step wrote it; empty if that did not
    /// @param detail where it lies and what it is; may be empty
    /// @param offset of its first byte
    /// @param given whether the user said what it holds
    public record Line(String name, String text, String before, String detail, Kind kind, boolean header, boolean touched, int offset, int length, boolean given) {
        /// What stands beside the name.
        String words() {
            return before.isEmpty() ? text : before + " → " + text;
        }
    }

    /// The same with `bytes` in a row.
    PacketContent inRowsOf(int bytes) {
        return rows instanceof HexRows made && bytes != width ? of(made.inRowsOf(bytes)) : this;
    }

    private PacketContent of(HexRows wanted) {
        return new PacketContent(isContext, title, summary, wanted.width(), wanted, lines, wanted.focus());
    }

    /// What `lines` say of `bytes`, of which the first `shown` are shown as bytes.
    static PacketContent of(Moment moment, Place.Kind where, Bytes bytes, int shown, String title, String summary, List<Line> lines) {
        List<HexRows.Touched> touched = new ArrayList<>();
        moment.last().stream().flatMap(s -> s.events().stream()).forEach(event -> {
            switch (event) {
                case Step.MemoryWritten(Place place, Bytes before, Bytes after) when place.kind() == where -> touched.add(new HexRows.Touched(place.offset(), after.length(), ByteMark.CHANGED));
                case Step.MemoryRead(Place place, int size) when place.kind() == where -> touched.add(new HexRows.Touched(place.offset(), size, ByteMark.ACCESSED));
                default -> { }
            }
        });
        HexRows rows = new HexRows(bytes, shown, touched, lines, HexRows.NARROWEST);
        return new PacketContent(where == Place.Kind.CONTEXT, title, summary, rows.width(), rows, lines, rows.focus());
    }

    /// Whether the last step read or wrote one of `length` bytes from `offset` of `where`.
    static boolean isTouched(Moment moment, Place.Kind where, int offset, int length) {
        return moment.last().stream().flatMap(s -> s.events().stream()).anyMatch(event -> switch (event) {
            case Step.MemoryWritten(Place place, Bytes before, Bytes after) -> overlaps(place, where, after.length(), offset, length);
            case Step.MemoryRead(Place place, int size) -> overlaps(place, where, size, offset, length);
            default -> false;
        });
    }

    private static boolean overlaps(Place place, Place.Kind where, int size, int offset, int length) {
        return place.kind() == where && place.offset() < offset + length && place.offset() + size > offset;
    }
}
