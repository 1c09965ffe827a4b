package dev.glasshive.app.packet;

import dev.glasshive.app.control.ByteMark;
import dev.glasshive.app.control.HexByte;
import dev.glasshive.app.control.HexRow;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.text.Text;
import dev.glasshive.program.Bytes;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of a grid of bytes, made when somebody looks at them: a large packet costs no more than a small one.
final class HexRows extends AbstractList<HexRow> {
    /// Bytes in a row where there is little room.
    static final int NARROWEST = 8;

    private final Source source;
    private final @Nullable HexRow[] made;

    /// What rows are made from: equal sources make equal rows.
    private record Source(Bytes bytes, int shown, List<Touched> touched, List<PacketContent.Line> lines, int width) {}

    /// Bytes that the last step read or wrote.
    record Touched(int offset, int length, ByteMark mark) {}

    /// Rows of the first `shown` of `bytes`.
    ///
    /// @param lines the fields they belong to; a header gives its kind to its bytes
    /// @param width bytes in a row
    HexRows(Bytes bytes, int shown, List<Touched> touched, List<PacketContent.Line> lines, int width) {
        this(new Source(bytes, shown, List.copyOf(touched), List.copyOf(lines), width));
    }

    private HexRows(Source source) {
        this.source = source;
        this.made = new HexRow[(source.shown + source.width - 1) / source.width];
    }

    /// The same bytes, so many in a row.
    HexRows inRowsOf(int width) {
        return new HexRows(new Source(source.bytes, source.shown, source.touched, source.lines, width));
    }

    /// Bytes in a row.
    int width() {
        return source.width;
    }

    @Override
    public int size() {
        return made.length;
    }

    @Override
    public HexRow get(int row) {
        HexRow known = made[row];
        if (known == null) {
            known = make(row * source.width);
            made[row] = known;
        }
        return known;
    }

    /// The row that matters now, or -1.
    int focus() {
        return source.touched.stream().mapToInt(t -> Math.max(0, t.offset + t.length - 1) / source.width).filter(row -> row < made.length).max().orElse(-1);
    }

    private HexRow make(int start) {
        List<HexByte> cells = new ArrayList<>();
        for (int i = start; i < Math.min(start + source.width, source.shown); i++) {
            cells.add(cell(i));
        }
        return new HexRow(String.format("+0x%02x", start), cells);
    }

    private HexByte cell(int offset) {
        int value = source.bytes.at(offset) & 0xff;
        Kind kind = Kind.NONE;
        String owner = "";
        for (PacketContent.Line line : source.lines) {
            if (offset >= line.offset() && offset < line.offset() + line.length()) {
                kind = line.header() ? line.kind() : kind;
                owner = line.header() || !owner.isEmpty() ? owner : line.name() + ": " + line.text();
            }
        }
        Set<ByteMark> marks = EnumSet.noneOf(ByteMark.class);
        source.touched.stream().filter(t -> offset >= t.offset && offset < t.offset + t.length).forEach(t -> marks.add(t.mark));
        String text = String.format("%02x", value);
        return new HexByte(text, kind, marks, Text.of("packet.byte", offset, "0x" + text, value, owner).strip());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HexRows rows ? source.equals(rows.source) : super.equals(other);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }
}
