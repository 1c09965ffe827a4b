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
    private final Source source;
    private final @Nullable HexRow[] made;

    /// What rows are made from: equal sources make equal rows.
    private record Source(Bytes bytes, int shown, List<Touched> touched, List<PacketContent.Line> lines) {}

    /// Bytes that the last step read or wrote.
    record Touched(int offset, int length, ByteMark mark) {}

    /// Rows of the first `shown` of `bytes`.
    ///
    /// @param lines the fields they belong to; a header gives its kind to its bytes
    HexRows(Bytes bytes, int shown, List<Touched> touched, List<PacketContent.Line> lines) {
        this.source = new Source(bytes, shown, List.copyOf(touched), List.copyOf(lines));
        this.made = new HexRow[(shown + PacketContent.ROW - 1) / PacketContent.ROW];
    }

    @Override
    public int size() {
        return made.length;
    }

    @Override
    public HexRow get(int row) {
        HexRow known = made[row];
        if (known == null) {
            known = make(row * PacketContent.ROW);
            made[row] = known;
        }
        return known;
    }

    /// The row that matters now, or -1.
    int focus() {
        return source.touched.stream().mapToInt(t -> Math.max(0, t.offset + t.length - 1) / PacketContent.ROW).filter(row -> row < made.length).max().orElse(-1);
    }

    private HexRow make(int start) {
        List<HexByte> cells = new ArrayList<>();
        for (int i = start; i < Math.min(start + PacketContent.ROW, source.shown); i++) {
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
