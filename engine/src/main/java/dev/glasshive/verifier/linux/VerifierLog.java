package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.Options;

/// The text that the verifier prints, with the kernel's habit of forgetting finished paths at log level 1.
final class VerifierLog {
    private static final int COLUMN = 40;
    private static final int STEP = 8;

    /// More text than this is not kept; as in the kernel, the end is what stays. That of a log buffer of 64 MB with the 0 behind it.
    private static final int MOST = (64 << 20) - 1;

    private final StringBuilder text = new StringBuilder();
    /// What is said at log level 0, where nothing is printed.
    private final StringBuilder unprinted = new StringBuilder();
    private long dropped;
    private final Options options;
    private long linePosition = -1;
    private int lineWidth;

    VerifierLog(Options options) {
        this.options = options;
    }

    /// Whether instructions of paths are printed.
    boolean paths() {
        return options.printsPaths();
    }

    /// Whether all there is to say is printed.
    boolean everything() {
        return options.printsEverything();
    }

    boolean statistics() {
        return options.printsStatistics();
    }

    void print(String piece) {
        if (options.logLevel() != 0) {
            text.append(piece);
            if (text.length() > 2 * MOST) {
                drop(MOST);
            }
        } else {
            unprinted.append(piece);
        }
    }

    private void drop(int characters) {
        text.delete(0, characters);
        dropped += characters;
    }

    /// Where the text ends, counted from its first character, kept or not.
    long position() {
        return dropped + text.length();
    }

    /// Forgets what was printed behind `position`.
    void resetTo(long position) {
        if (position < position()) {
            text.setLength((int) Math.max(0, position - dropped));
        }
    }

    /// Prints an instruction, after which [#remark] may add what it changed on the same line.
    void instruction(String line) {
        print(line + "\n");
        lineWidth = line.length();
        linePosition = position();
    }

    /// Adds to the instruction's line if nothing was printed since.
    ///
    /// @return false if something was, and nothing was added
    boolean remark() {
        if (linePosition != position() || linePosition <= 0) {
            return false;
        }
        text.setLength(text.length() - 1);
        int column = (Math.max(lineWidth + 1 + STEP / 2, COLUMN) + STEP - 1) / STEP * STEP;
        print(" ".repeat(column - lineWidth - 2) + ";");
        return true;
    }

    /// All that was said, printed or not.
    String said() {
        return options.logLevel() == 0 ? unprinted.toString() : text();
    }

    String text() {
        drop(Math.max(0, text.length() - MOST));
        return text.toString();
    }
}
