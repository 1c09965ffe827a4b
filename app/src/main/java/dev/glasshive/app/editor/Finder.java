package dev.glasshive.app.editor;

import dev.glasshive.app.control.Stretch;
import dev.glasshive.app.control.TextEdit;
import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Finds words or a pattern in a text, within bounds: a pattern may take as long as it likes only on paper.
///
/// @param text what to look for; empty finds nothing
/// @param isPattern whether it is a regular expression
record Finder(String text, boolean matchesCase, boolean isPattern) {
    /// More are not counted.
    static final int MOST = 10_000;
    /// So many letters are read at most, a fraction of a second's work; unlike a time, that is the same on every machine.
    private static final long READS = 16_000_000;

    /// What was found, or why nothing can be.
    sealed interface Outcome {}

    /// In the order of the text.
    record Found(List<Stretch> matches) implements Outcome {
        Found {
            matches = List.copyOf(matches);
        }
    }

    /// Why nothing can be found.
    record Fault(String why) implements Outcome {}

    /// What replaces the matches, or why nothing can.
    sealed interface Replacement {}

    /// The changes, in the order of the text.
    record Edits(List<TextEdit> edits) implements Replacement {
        Edits {
            edits = List.copyOf(edits);
        }
    }

    /// Why nothing can be replaced.
    record Refused(String why) implements Replacement {}

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super("the search takes too long", null, false, false);
        }
    }

    /// Letters that can be read so often only.
    private record Counted(CharSequence letters, long[] left) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new TooLong();
            }
            return letters.charAt(index);
        }

        @Override
        public int length() {
            return letters.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return letters.subSequence(start, end);
        }

        @Override
        public String toString() {
            return letters.toString();
        }
    }

    /// Everything in `where` that fits and is not empty.
    Outcome find(String where) {
        if (text.isEmpty()) {
            return new Found(List.of());
        }
        try {
            Matcher matcher = matcher(where);
            List<Stretch> matches = new ArrayList<>();
            while (matches.size() < MOST && matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    matches.add(new Stretch(matcher.start(), matcher.end()));
                }
            }
            return new Found(matches);
        } catch (PatternSyntaxException wrong) {
            return new Fault(Text.of("find.wrong", wrong.getDescription(), wrong.getIndex() + 1));
        } catch (TooLong | StackOverflowError late) {
            return new Fault(Text.of("find.too-long"));
        }
    }

    private Matcher matcher(String where) {
        int flags = (matchesCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE) | (isPattern ? Pattern.MULTILINE : Pattern.LITERAL);
        return Pattern.compile(text, flags).matcher(new Counted(where, new long[] {READS}));
    }

    /// What puts `with` in the place of the matches that begin in `only`; with patterns, `$1` is what the first group matched.
    Replacement replace(String where, String with, Stretch only) {
        try {
            Matcher matcher = matcher(where);
            List<TextEdit> edits = new ArrayList<>();
            while (edits.size() < MOST && matcher.find()) {
                if (matcher.end() > matcher.start() && matcher.start() >= only.start() && matcher.start() < only.end()) {
                    StringBuilder made = new StringBuilder();
                    int before = edits.isEmpty() ? 0 : edits.getLast().end();
                    matcher.appendReplacement(made, isPattern ? with : Matcher.quoteReplacement(with));
                    edits.add(new TextEdit(matcher.start(), matcher.end(), made.substring(matcher.start() - before)));
                }
            }
            return new Edits(edits);
        } catch (PatternSyntaxException wrong) {
            return new Refused(Text.of("find.wrong", wrong.getDescription(), wrong.getIndex() + 1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            return new Refused(Text.of("find.wrong-replacement"));
        } catch (TooLong | StackOverflowError late) {
            return new Refused(Text.of("find.too-long"));
        }
    }
}
