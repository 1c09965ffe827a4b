package dev.glasshive.packet;

import dev.glasshive.program.Bytes;

/// A domain name inside a DNS message (RFC 1035 section 4.1.4): labels, and at their end perhaps a pointer to earlier ones.
///
/// @param text labels with dots between, `.` for the root
/// @param length bytes that it takes where it stands
/// @param whole whether its end was found
record DnsName(String text, int length, boolean whole) {
    private static final int LONGEST = 255;

    /// The name at `position`. Pointers must lead backwards each time, so following them ends.
    ///
    /// @param message where the message starts, which pointers count from
    /// @param end where the message ends
    static DnsName read(Bytes data, int message, int position, int end) {
        StringBuilder text = new StringBuilder();
        int at = position;
        int lowest = position;
        int length = -1;
        while (at < end && text.length() <= 4 * LONGEST) {
            int octet = data.at(at) & 0xff;
            if (octet == 0) {
                return new DnsName(text.isEmpty() ? "." : text.toString(), length < 0 ? at + 1 - position : length, true);
            }
            if (octet >= 0xc0) {
                int target = at + 1 < end ? message + ((octet & 0x3f) << 8 | (data.at(at + 1) & 0xff)) : end;
                length = length < 0 ? at + 2 - position : length;
                if (target >= lowest) {
                    return new DnsName(text + "…", length, at + 1 < end);
                }
                lowest = target;
                at = target;
            } else if (octet >= 0x40 || at + 1 + octet > end) {
                break;
            } else {
                text.append(text.isEmpty() ? "" : ".");
                for (int i = 1; i <= octet; i++) {
                    text.append(Wording.escaped(data.at(at + i) & 0xff));
                }
                at += 1 + octet;
            }
        }
        return new DnsName(text + "…", length < 0 ? end - position : length, length >= 0);
    }
}
