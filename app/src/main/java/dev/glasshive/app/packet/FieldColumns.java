package dev.glasshive.app.packet;

import java.util.List;

/// Where the values of a list of fields begin: all at one place, behind the longest name, or before it where the longest value that is usual needs the room.
final class FieldColumns {
    /// The width of a digit against the size of type.
    private static final double DIGIT = 0.61;
    /// The usual width of a letter of a name.
    private static final double LETTER = 0.58;
    /// Digits that values have room for: those of a number of 8 bytes. What is longer are words, which may end in dots.
    private static final int USUAL = 18;
    /// Names have so many letters at least, and at most.
    private static final double LEAST = 5;
    private static final double MOST = 14;

    private FieldColumns() {}

    /// How many letters the names of `lines` get, where names and values have `room` letters.
    static double names(List<PacketContent.Line> lines, double room) {
        int digits = lines.stream().mapToInt(line -> line.text().length()).filter(length -> length <= USUAL).max().orElse(USUAL);
        int letters = lines.stream().filter(line -> !line.header()).mapToInt(line -> line.name().length()).max().orElse(0);
        return Math.clamp(Math.min(letters * LETTER, room - digits * DIGIT), LEAST, MOST);
    }
}
