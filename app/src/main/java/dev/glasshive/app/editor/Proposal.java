package dev.glasshive.app.editor;

import java.util.Locale;

/// Something that could stand where the caret is.
///
/// @param name what is listed
/// @param detail a prototype or a sentence about it
/// @param insert what takes the place of the word that was begun
/// @param selectFrom the part of `insert` that is selected afterwards, to be typed over
/// @param again whether the next word is asked for at once
record Proposal(Sort sort, String name, String detail, String insert, int selectFrom, int selectTo, boolean again) {
    /// What it is.
    enum Sort {
        INSTRUCTION("keyword"), OPERATOR("keyword"), REGISTER("register"), HELPER("helper"), MAP("map"), LABEL("label"), FUNCTION("label"), FIELD("type"), DIRECTIVE("directive"),
        TYPE("type"), KEY("directive"), PROGRAM("label");

        private final String token;

        Sort(String token) {
            this.token = token;
        }

        /// The style class of such words in the text.
        String token() {
            return "token-" + token;
        }

        /// The key of its name for users.
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One that leaves the caret behind it.
    static Proposal of(Sort sort, String name, String detail, String insert) {
        return new Proposal(sort, name, detail, insert, insert.length(), insert.length(), false);
    }

    /// One that is its own name.
    static Proposal of(Sort sort, String name, String detail) {
        return of(sort, name, detail, name);
    }

    /// This, and then the next word.
    Proposal then() {
        return new Proposal(sort, name, detail, insert, selectFrom, selectTo, true);
    }

    /// This, with the first `part` of what is inserted selected.
    Proposal selecting(String part) {
        int from = insert.indexOf(part);
        return from < 0 ? this : new Proposal(sort, name, detail, insert, from, from + part.length(), again);
    }

    /// How well it fits a word that was begun: 0 best, negative not at all.
    int rank(String word) {
        String mine = name.toLowerCase(Locale.ROOT);
        String wanted = word.toLowerCase(Locale.ROOT);
        if (mine.startsWith(wanted)) {
            return mine.length() == wanted.length() ? 0 : 1;
        }
        int at = mine.indexOf(wanted);
        while (at > 0) {
            if (!Character.isLetterOrDigit(mine.charAt(at - 1))) {
                return 2;
            }
            at = mine.indexOf(wanted, at + 1);
        }
        return mine.contains(wanted) && wanted.length() > 1 ? 3 : -1;
    }
}
