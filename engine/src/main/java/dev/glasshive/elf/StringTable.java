package dev.glasshive.elf;

import dev.glasshive.isa.MalformedProgramException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A table of NUL-terminated strings, of ELF or BTF, read by offset. Bounded: overlapping names could otherwise grow far beyond their file.
final class StringTable {
    private static final int LONGEST = 4096;
    private static final int MOST_CHARACTERS = 64 << 20;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final String place;
    private final Map<Integer, String> read = new HashMap<>();
    private int characters;

    /// @param place the section's name, for messages
    StringTable(byte[] bytes, int start, int length, String place) {
        this.bytes = bytes;
        this.start = start;
        this.end = start + length;
        this.place = place;
    }

    /// The string at `offset`; `what` says whose name it is.
    String at(int offset, String what) throws MalformedProgramException {
        String known = read.get(offset);
        if (known != null) {
            return known;
        }
        if (offset < 0 || offset >= end - start) {
            throw new MalformedProgramException("the name of " + what + " starts at " + Integer.toUnsignedString(offset) + " of " + place
                    + ", which has " + (end - start) + " bytes; the file is damaged");
        }
        int from = start + offset;
        int to = from;
        while (to < end && bytes[to] != 0) {
            to++;
            if (to - from > LONGEST) {
                throw new MalformedProgramException("the name of " + what + " is longer than " + LONGEST + " bytes; the file is damaged");
            }
        }
        if (to == end) {
            throw new MalformedProgramException("the name of " + what + " runs over the end of " + place + "; the file is damaged");
        }
        characters += to - from;
        if (characters > MOST_CHARACTERS) {
            throw new MalformedProgramException("the names of " + place + " take more than " + MOST_CHARACTERS + " bytes; the file is damaged");
        }
        String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        read.put(offset, name);
        return name;
    }
}
