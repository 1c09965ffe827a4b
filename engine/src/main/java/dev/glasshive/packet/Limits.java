package dev.glasshive.packet;

/// How much of a capture is taken in.
///
/// @param fileBytes longer files are refused before they are read
/// @param packets further packets are left out, with a note
/// @param packetBytes longer packets are taken for damage
public record Limits(int fileBytes, int packets, int packetBytes) {
    /// 64 MiB a file, 100,000 packets, 256 KiB a packet.
    public static final Limits DEFAULT = new Limits(64 << 20, 100_000, 256 << 10);
}
