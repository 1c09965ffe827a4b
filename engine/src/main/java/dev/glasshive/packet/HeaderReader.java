package dev.glasshive.packet;

import dev.glasshive.program.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// Reads one header field by field, in network byte order.
///
/// Where the packet ends, fields are counted as missing instead of read, and every number is 0: dissectors need no checks of their own
/// but [#truncated] before they act on what they read.
final class HeaderReader {
    private final Bytes data;
    private final int start;
    private final int end;
    private final List<Field> fields = new ArrayList<>();
    private String protocol = "";
    private String about = "";
    private int position;
    private int missing;

    /// @param end where the enclosing header says that its content ends, which may lie beyond the packet
    HeaderReader(Bytes data, int start, int end) {
        this.data = data;
        this.start = start;
        this.end = end;
        this.position = start;
    }

    HeaderReader protocol(String name) {
        protocol = name;
        return this;
    }

    HeaderReader about(String words) {
        about = words;
        return this;
    }

    /// Where the header starts in the packet.
    int start() {
        return start;
    }

    /// Where the next field starts.
    int position() {
        return position;
    }

    /// Where the content of the enclosing header ends, perhaps beyond the packet.
    int end() {
        return end;
    }

    /// How many bytes are there from the next field on.
    int left() {
        return Math.max(0, Math.min(end, data.length()) - position);
    }

    boolean truncated() {
        return missing > 0;
    }

    /// Reads the next `length` bytes as one number, shown as `text` says.
    long number(String name, FieldKind kind, int length, LongFunction<String> text) {
        if (!take(length)) {
            return 0;
        }
        long value = peek(position - length, length);
        fields.add(new Field(name, kind, position - length, length, text.apply(value)));
        return value;
    }

    /// Reads the next `length` bytes as one decimal number.
    long number(String name, FieldKind kind, int length) {
        return number(name, kind, length, Long::toString);
    }

    /// Shows the last `length` bytes, already read, under another name as well.
    void part(String name, FieldKind kind, int length, String text) {
        if (!truncated()) {
            fields.add(new Field(name, kind, position - length, length, text));
        }
    }

    /// Passes over the next `length` bytes, shown as `text`; where the packet ends before, over what is there.
    void bytes(String name, FieldKind kind, int length, String text) {
        int there = truncated() ? 0 : Math.min(length, left());
        if (there > 0) {
            fields.add(new Field(name, kind, position, there, text));
            position += there;
        }
        missing += length - there;
    }

    /// Reads the next `length` bytes as an address.
    String address(String name, int length) {
        if (!take(length)) {
            return "";
        }
        String text = Addresses.text(data, position - length, length);
        fields.add(new Field(name, FieldKind.ADDRESS, position - length, length, text));
        return text;
    }

    /// The number in `length` bytes from `offset`, which must be inside the packet.
    long peek(int offset, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | (data.at(offset + i) & 0xff);
        }
        return value;
    }

    /// The packet that this is a header of.
    Bytes data() {
        return data;
    }

    Header build() {
        return new Header(protocol, start, position - start, missing, about, fields);
    }

    private boolean take(int length) {
        if (missing > 0 || left() < length) {
            // The part of a field that is there belongs to the header but means nothing.
            int there = missing > 0 ? 0 : left();
            position += there;
            missing += length - there;
            return false;
        }
        position += length;
        return true;
    }
}
