package dev.glasshive.app.jit;

import java.util.List;
import java.util.Locale;

/// A row as lines of text in columns, to be taken elsewhere.
final class TextTable {
    private TextTable() {}

    static String of(Row row) {
        return switch (row) {
            case Row.Frame frame -> lines(frame.name(), List.of(), frame.natives());
            case Row.Code code -> lines(code.slot() + ": " + code.text(), code.bytecode(), code.natives());
        };
    }

    private static String lines(String head, List<String> bytecode, List<Row.Native> natives) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.max(1, Math.max(bytecode.size(), natives.size())); i++) {
            String left = i == 0 ? head : "";
            String middle = i < bytecode.size() ? bytecode.get(i) : "";
            String right = i < natives.size() ? String.format(Locale.ROOT, "%s  %-30s %s", natives.get(i).place(), natives.get(i).bytes(), natives.get(i).text()) : "";
            text.append(String.format(Locale.ROOT, "%-40s %-28s %s", left, middle, right).stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
