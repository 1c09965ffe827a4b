package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.Options;

/// The text that the verifier prints, with the kernel's habit of forgetting finished paths at log level 1.
final class VerifierLog {
    private static final int COLUMN = 40;
    private static final int STEP = 8;

    private final StringBuilder text = new StringBuilder();
    private final Options options;
    private int linePosition = -1;
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
        }
    }

    int position() {
        return text.length();
    }

    void resetTo(int position) {
        if (position < text.length()) {
            text.setLength(position);
        }
    }

    /// Prints an instruction, after which [#remark] may add what it changed on the same line.
    void instruction(String line) {
        print(line + "\n");
        lineWidth = line.length();
        linePosition = text.length();
    }

    /// Adds to the instruction's line if nothing was printed since.
    ///
    /// @return false if something was, and nothing was added
    boolean remark() {
        if (linePosition != text.length() || linePosition <= 0) {
            return false;
        }
        text.setLength(text.length() - 1);
        int column = (Math.max(lineWidth + 1 + STEP / 2, COLUMN) + STEP - 1) / STEP * STEP;
        print(" ".repeat(column - lineWidth - 2) + ";");
        return true;
    }

    String text() {
        return text.toString();
    }
}
