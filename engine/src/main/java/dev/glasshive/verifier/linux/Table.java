package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.PlatformTable;
import java.util.List;

/// Tables of Linux.
public final class Table {
    private Table() {}

    /// The rows of the table `file`, which comes with Glasshive.
    public static List<String[]> rows(String file) {
        return PlatformTable.rows("linux", file);
    }

    /// The words of a field.
    public static List<String> words(String field) {
        return PlatformTable.words(field);
    }
}
