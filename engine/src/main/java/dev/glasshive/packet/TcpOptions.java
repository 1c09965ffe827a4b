package dev.glasshive.packet;

/// The options of a TCP header (RFC 9293 section 3.2): single bytes, or kind, length and data.
final class TcpOptions {
    private static final int END = 0;
    private static final int FILLER = 1;

    private TcpOptions() {}

    /// Reads `length` bytes of options, each as a field.
    static void read(HeaderReader in, int length) {
        int end = in.position() + length;
        while (in.position() < end && in.left() > 0 && !in.truncated()) {
            int kind = (int) in.peek(in.position(), 1);
            if (kind == END) {
                in.bytes("End of options", FieldKind.DATA, end - in.position(), "");
            } else if (kind == FILLER) {
                in.bytes("Option", FieldKind.DATA, 1, "no operation");
            } else {
                int stated = in.left() < 2 ? 0 : (int) in.peek(in.position() + 1, 1);
                boolean damaged = stated < 2 || stated > end - in.position();
                int taken = damaged ? end - in.position() : stated;
                in.bytes("Option", FieldKind.DATA, taken, damaged ? "damaged: kind " + kind + " with length " + stated : words(in, kind, stated));
            }
        }
        if (in.position() < end && !in.truncated()) {
            in.bytes("Options", FieldKind.DATA, end - in.position(), "");
        }
    }

    private static String words(HeaderReader in, int kind, int length) {
        String name = Names.with("tcpoption", kind, "kind " + kind).replaceFirst("^kind \\d+ ", "");
        boolean number = (kind == 2 || kind == 3) && length <= 6 && in.left() >= length;
        return number ? name + " " + in.peek(in.position() + 2, length - 2) : name;
    }
}
