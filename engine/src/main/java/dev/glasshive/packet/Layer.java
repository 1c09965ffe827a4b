package dev.glasshive.packet;

/// Reads one kind of header and says which kind follows.
@FunctionalInterface
interface Layer {
    Next read(HeaderReader in);

    /// What follows a header.
    ///
    /// @param end where its content ends by the header's own account, perhaps beyond the packet
    record Next(Layer layer, int end) {}

    /// Everything up to the end, unexplained.
    static Next payload(HeaderReader in) {
        return rest(in, "payload");
    }

    /// Everything up to the end under a name.
    static Next rest(HeaderReader in, String name) {
        int length = in.end() - in.position();
        in.protocol(name).bytes("Data", FieldKind.DATA, length, Wording.bytes(length));
        return new Next(Layer::payload, in.end());
    }
}
