package dev.glasshive.platform;

import java.util.List;
import java.util.Optional;

/// A kind of program, by the hook that runs it. A type of program that can be attached in several ways has one value for each.
///
/// @param name the platform's name in lower case
/// @param id the number in the platform's interface
/// @param attach the way it is attached (`connect4`), or an empty string where the type has only one
/// @param attachId the number of that way, `expected_attach_type`
/// @param title for people
/// @param packetStart where the bytes that a program sees begin
/// @param result what r0 means
/// @param returns which values the platform lets a program return
/// @param text what the bytes say that the data pointers lead to where they are no packet (in UTF-16), or an empty string
/// @param writing what comes of writing to the context, or an empty string
public record ProgramType(String name, int id, String attach, int attachId, String title, ContextLayout context, PacketStart packetStart, Result result,
        List<ReturnCode> returnCodes, Optional<Range> returns, String text, String writing) {

    /// Copies what it is given.
    public ProgramType {
        returnCodes = List.copyOf(returnCodes);
    }

    /// From the lowest to the highest, both included.
    public record Range(int lowest, int highest) {}

    /// Where the bytes that a program sees begin in a captured Ethernet frame.
    public enum PacketStart {
        /// At the Ethernet header.
        LINK(0),
        /// After the 14 bytes of the Ethernet header.
        NETWORK(14),
        /// Bytes that are no packet, such as the name of a program.
        TEXT(0),
        /// The hook has nothing but its context.
        NONE(0);

        private final int skipped;

        PacketStart(int skipped) {
            this.skipped = skipped;
        }

        /// How many bytes of the frame lie before.
        public int skipped() {
            return skipped;
        }

        /// Whether the bytes are a packet.
        public boolean isPacket() {
            return this == LINK || this == NETWORK;
        }
    }

    /// How r0 is read when the program ends.
    public enum Result {
        /// One of the return codes.
        CODE,
        /// How many bytes to keep; 0 drops.
        LENGTH,
        /// A plain number.
        NUMBER
    }

    /// The code that `r0` stands for; the hook looks at the lower 32 bits.
    public Optional<ReturnCode> returnCode(long r0) {
        return returnCodes.stream().filter(c -> c.value() == (int) r0).findFirst();
    }

    /// A value of r0 with a name.
    public record ReturnCode(int value, String name, String meaning) {}

    /// The name that `r0` has on this hook (`XDP_PASS`), or what it says in words.
    public String meaning(long r0) {
        return switch (result) {
            case CODE -> returnCode(r0).map(ReturnCode::name).orElse("no code of " + title);
            case LENGTH -> (int) r0 == 0 ? "drop" : "keep " + Integer.toUnsignedString((int) r0) + " bytes";
            case NUMBER -> "";
        };
    }
}
