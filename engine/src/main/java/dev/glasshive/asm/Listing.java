package dev.glasshive.asm;

import java.util.ArrayList;
import java.util.List;

/// What a disassembly prints around the instructions, so that the output of llvm-objdump and of the kernel's tools can be read back:
/// slot numbers and bytes in front, headers of sections and symbols between.
sealed interface Listing {
    /// An instruction, or source text without any such decoration.
    ///
    /// @param start index of the first character of the instruction
    /// @param raw the bytes in front of it, empty if none are printed
    record Text(int start, List<Byte> raw) implements Listing {}

    /// `0000000000000040 <name>:`.
    record Symbol(String name) implements Listing {}

    /// `Disassembly of section .text:`.
    record Section(String name) implements Listing {}

    /// A relocation below the instruction it changes.
    record Relocation() implements Listing {}

    /// The line that names the object file.
    record Header() implements Listing {}

    String SECTION = "Disassembly of section ";

    /// What `line` is.
    static Listing of(String line) {
        int start = 0;
        while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
            start++;
        }
        if (start == line.length()) {
            return new Text(start, List.of());
        }
        if (line.startsWith(SECTION, start) && line.stripTrailing().endsWith(":")) {
            return new Section(line.strip().substring(SECTION.length(), line.strip().length() - 1));
        }
        int end = start;
        while (end < line.length() && Character.digit(line.charAt(end), 16) >= 0) {
            end++;
        }
        if (end - start == 16 && line.startsWith(" <", end) && line.stripTrailing().endsWith(">:")) {
            return new Symbol(line.substring(end + 2, line.stripTrailing().length() - 2));
        }
        if (end > start && line.startsWith(":", end) && isBlank(line, end + 1)) {
            return numbered(line, start, end + 1);
        }
        return line.contains(":\tfile format ") ? new Header() : new Text(start, List.of());
    }

    private static Listing numbered(String line, int start, int afterColon) {
        int text = afterColon;
        while (isBlank(line, text)) {
            text++;
        }
        if (line.startsWith("R_BPF_", text)) {
            return new Relocation();
        }
        if (!line.substring(start, afterColon - 1).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Text(start, List.of());
        }
        if (line.startsWith("(", text) && line.startsWith(")", text + 3) && byteAt(line, text + 1) >= 0) {
            return new Text(text + 4, List.of());
        }
        return bytes(line, text);
    }

    /// Eight or sixteen bytes, if they stand at `start`.
    private static Listing bytes(String line, int start) {
        List<Byte> raw = new ArrayList<>();
        int position = start;
        while (raw.size() < 16 && byteAt(line, position) >= 0 && isBlank(line, position + 2)) {
            raw.add((byte) byteAt(line, position));
            position += 3;
        }
        return raw.size() == 8 || raw.size() == 16 ? new Text(position, List.copyOf(raw)) : new Text(start, List.of());
    }

    private static boolean isBlank(String line, int index) {
        return index < line.length() && (line.charAt(index) == ' ' || line.charAt(index) == '\t');
    }

    private static int byteAt(String line, int index) {
        if (index + 1 >= line.length()) {
            return -1;
        }
        int high = Character.digit(line.charAt(index), 16);
        int low = Character.digit(line.charAt(index + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
