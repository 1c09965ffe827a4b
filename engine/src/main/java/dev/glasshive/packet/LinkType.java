package dev.glasshive.packet;

/// What the first header of a captured packet is, by its number in the registry of link types that pcap and pcapng share.
public record LinkType(int number) {
    /// Ethernet frames: what XDP and traffic-control programs expect.
    public static final LinkType ETHERNET = new LinkType(1);
    /// IPv4 or IPv6 packets without a link header.
    public static final LinkType RAW_IP = new LinkType(101);

    /// The usual name, or the number.
    public String label() {
        return switch (number) {
            case 0 -> "BSD loopback";
            case 1 -> "Ethernet";
            case 12, 14, 101 -> "raw IP";
            case 105 -> "Wi-Fi";
            case 113, 276 -> "Linux cooked capture";
            case 127 -> "Wi-Fi with radiotap";
            case 228 -> "raw IPv4";
            case 229 -> "raw IPv6";
            default -> "link type " + number;
        };
    }

    /// Whether packets start with an IP header.
    boolean startsWithIp() {
        return switch (number) {
            case 12, 14, 101, 228, 229 -> true;
            default -> false;
        };
    }
}
