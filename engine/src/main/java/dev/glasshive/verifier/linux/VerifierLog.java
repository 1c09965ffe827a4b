package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.Options;

/// The text that the verifier prints, with the kernel's habit of forgetting finished paths at log level 1.
final class VerifierLog {
    private static final int COLUMN = 40;
    private static final int STEP = 8;

    /// Where more text than fits was printed, it is cut when it is so much longer: not at each line.
    private static final int SLACK = 4 << 20;
    /// The last lines say why a program is refused.
    private static final int LAST_WORDS = 64 << 10;

    private final Pieces text = new Pieces();
    /// What is said at log level 0, where nothing is printed.
    private final Pieces unprinted = new Pieces();
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
            if (text.length() - SLACK > options.mostLog()) {
                drop(SLACK);
            }
        } else {
            unprinted.append(piece);
        }
    }

    private void drop(int characters) {
        text.drop(characters);
        dropped += characters;
    }

    /// Where the text ends, counted from its first character, kept or not.
    long position() {
        return dropped + text.length();
    }

    /// Forgets what was printed behind `position`.
    void resetTo(long position) {
        if (position < position()) {
            text.shorten((int) Math.max(0, position - dropped));
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
        text.shorten(text.length() - 1);
        int column = (Math.max(lineWidth + 1 + STEP / 2, COLUMN) + STEP - 1) / STEP * STEP;
        print(" ".repeat(column - lineWidth - 2) + ";");
        return true;
    }

    /// What was said last, printed or not.
    String lastWords() {
        return (options.logLevel() == 0 ? unprinted : text).last(LAST_WORDS);
    }

    /// What was printed; of a text that is too long the end, as in the kernel.
    String text() {
        drop(Math.max(0, text.length() - options.mostLog()));
        return text.toString();
    }
}
