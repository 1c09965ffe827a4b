package dev.glasshive.verifier.linux;

import java.util.ArrayList;
import java.util.List;

/// A long text that grows and shrinks at its end, in pieces: growing copies little, and leaves no large buffers behind.
final class Pieces {
    private static final int PIECE = 1 << 18;

    private final List<StringBuilder> pieces = new ArrayList<>(List.of(new StringBuilder()));
    private int length;

    int length() {
        return length;
    }

    void append(String text) {
        if (pieces.getLast().length() >= PIECE) {
            pieces.add(new StringBuilder(PIECE));
        }
        pieces.getLast().append(text);
        length += text.length();
    }

    /// Forgets all but the first `wanted` characters, at most [#length].
    void shorten(int wanted) {
        while (length > wanted) {
            StringBuilder last = pieces.getLast();
            int gone = Math.min(length - wanted, last.length());
            last.setLength(last.length() - gone);
            length -= gone;
            if (last.isEmpty() && pieces.size() > 1) {
                pieces.removeLast();
            }
        }
    }

    /// Forgets the first `characters`, at most [#length].
    void drop(int characters) {
        int left = characters;
        while (left > 0) {
            StringBuilder first = pieces.getFirst();
            int gone = Math.min(left, first.length());
            if (gone == first.length() && pieces.size() > 1) {
                pieces.removeFirst();
            } else {
                first.delete(0, gone);
            }
            left -= gone;
            length -= gone;
        }
    }

    /// The last `characters`, or all if there are fewer.
    String last(int characters) {
        int left = Math.min(characters, length);
        String end = "";
        for (int i = pieces.size() - 1; left > 0; i--) {
            StringBuilder piece = pieces.get(i);
            int taken = Math.min(left, piece.length());
            end = piece.substring(piece.length() - taken) + end;
            left -= taken;
        }
        return end;
    }

    @Override
    public String toString() {
        return String.join("", pieces);
    }
}
