package dev.glasshive.repair;

import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.asm.Lexer;
import dev.glasshive.asm.Names;
import dev.glasshive.asm.Token;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.SourceLine;
import dev.glasshive.program.Subprogram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text after a patch, line by line.
final class SourceRewrite {
    private static final Pattern LABEL = Pattern.compile("\\s*(?:[A-Za-z_.$][A-Za-z0-9_.$]*|\"[^\"]*\")\\s*:\\s*([;#].*|//.*)?");
    private static final Pattern NOTHING = Pattern.compile("\\s*([;#].*|//.*)?");
    private static final String INDENT = "    ";

    private final @Nullable String[] lines;
    private final Program program;
    private final ProgramSet set;
    private final Patch patch;
    private final Rewrite rewrite;
    private final Set<Integer> rewritten;
    private final Map<Integer, SourceLine> sources = new HashMap<>();
    private final Map<Integer, List<String>> above = new HashMap<>();
    private final Map<Integer, List<String>> below = new HashMap<>();
    private final Map<Integer, String> labels = new HashMap<>();
    private final Names names;
    private final TreeMap<Integer, String> places;
    private final String text;

    private SourceRewrite(String text, Program program, ProgramSet set, Patch patch, Rewrite rewrite, HelperNames helpers, Set<Integer> rewritten) {
        this.lines = text.split("\n", -1);
        this.program = program;
        this.set = set;
        this.patch = patch;
        this.rewrite = rewrite;
        this.rewritten = rewritten;
        program.sourceMap().lines().forEach(line -> sources.put(line.slot(), line));
        this.places = new TreeMap<>(rewrite.program().labels());
        for (Subprogram function : rewrite.program().subprograms()) {
            places.put(function.start(), function.name());
        }
        nameTargets(text);
        this.names = new Names(places, set.maps().stream().map(MapSpec::name).toList(), helpers);
        this.text = make();
    }

    /// @param rewritten slots whose text is written anew
    static Optional<SourceRewrite> of(String text, ProgramSet set, String name, Patch patch, HelperNames helpers, Set<Integer> rewritten) {
        Optional<Program> program = set.program(name).filter(found -> found.sourceMap().lines().size() == found.code().instructions().size());
        return program.flatMap(found -> Rewrite.of(found, patch.edits()).map(rewrite -> new SourceRewrite(text, found, set, patch, rewrite, helpers.in(found), rewritten)));
    }

    String text() {
        return text;
    }

    List<Rewrite.Item> items() {
        return rewrite.items();
    }

    /// Gives names to the places that added jumps lead to.
    private void nameTargets(String source) {
        for (int i = 0; i < patch.edits().size(); i++) {
            for (Added added : code(patch.edits().get(i))) {
                switch (added.destination()) {
                    case Added.Nowhere() -> { }
                    case Added.Existing(int slot) -> {
                        if (!places.containsKey(rewrite.places().get(slot))) {
                            String label = free("leave", source);
                            labels.put(slot, label);
                            places.put(rewrite.places().get(slot), label);
                        }
                    }
                    case Added.Within(int index) -> {
                        int at = placeWithin(i, index);
                        places.computeIfAbsent(at, _ -> free("checked", source));
                    }
                }
            }
        }
    }

    /// The new slot of the added instruction `index` of edit `edit`, or of what follows them.
    private int placeWithin(int edit, int index) {
        List<Rewrite.Item> own = rewrite.items().stream().filter(item -> item.edit() == edit).toList();
        return index < own.size() ? own.get(index).slot() : own.getLast().slot() + own.getLast().instruction().slots();
    }

    private String free(String wish, String source) {
        String name = wish;
        for (int number = 2; places.containsValue(name) || Pattern.compile("\\b" + name + "\\b").matcher(source).find(); number++) {
            name = wish + number;
        }
        return name;
    }

    private static List<Added> code(Edit edit) {
        return switch (edit) {
            case Edit.Insert insert -> insert.code();
            case Edit.Replace replace -> replace.code();
            case Edit.ChangeMap _, Edit.ChangeLicense _ -> List.of();
        };
    }

    private String make() {
        for (int i = 0; i < patch.edits().size(); i++) {
            switch (patch.edits().get(i)) {
                case Edit.Insert insert -> insert(i, insert);
                case Edit.Replace replace -> statement(replace.slot(), written(i, replace.code(), indent(replace.slot())));
                case Edit.ChangeMap(int map, MapSpec with) -> changeMap(set.maps().get(map), with);
                case Edit.ChangeLicense(String license) -> changeLicense(license);
            }
        }
        for (Rewrite.Item item : rewrite.items()) {
            if (rewritten.contains(item.origin())) {
                statement(item.origin(), List.of(indent(item.origin()) + Dialect.SOURCE.text(item.instruction(), item.slot(), Names.NONE)));
            }
        }
        labels.forEach((slot, label) -> above.computeIfAbsent(line(slot), _ -> new ArrayList<>()).addFirst(label + ":"));
        return joined();
    }

    private String joined() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            all.addAll(split(i));
            all.addAll(below.getOrDefault(i, List.of()));
        }
        return String.join("\n", all);
    }

    /// A line with what goes above it: behind its own label, if it has one.
    private List<String> split(int index) {
        List<String> inserted = above.getOrDefault(index, List.of());
        if (inserted.isEmpty()) {
            return lines[index] == null ? List.of() : List.of(lines[index]);
        }
        List<String> all = new ArrayList<>();
        int column = sources.values().stream().filter(source -> source.line() == index + 1).mapToInt(SourceLine::column).min().orElse(1) - 1;
        String line = lines[index];
        String label = line == null || column > line.length() ? "" : line.substring(0, column);
        boolean labelled = !label.isBlank();
        if (labelled) {
            all.add(label.stripTrailing());
        }
        all.addAll(inserted);
        if (line != null) {
            all.add(labelled ? INDENT + line.substring(column) : line);
        }
        return all;
    }

    private int line(int slot) {
        return source(slot).line() - 1;
    }

    private SourceLine source(int slot) {
        return sources.getOrDefault(slot, program.sourceMap().lines().getLast());
    }

    private String indent(int slot) {
        String line = lines[line(slot)];
        int column = source(slot).column() - 1;
        return line != null && column <= line.length() && line.substring(0, column).isBlank() ? line.substring(0, column) : INDENT;
    }

    private void insert(int edit, Edit.Insert insert) {
        int slot = insert.slot();
        int size = program.code().size();
        if (slot == 0 && insert.arrivals() == Edit.Arrivals.SKIP) {
            above.computeIfAbsent(aboveLabels(line(0)), _ -> new ArrayList<>()).addAll(written(edit, insert.code(), indent(0)));
        } else if (slot == size || insert.arrivals() == Edit.Arrivals.SKIP) {
            int last = program.code().starts().stream().filter(start -> start < slot).reduce((_, b) -> b).orElse(0);
            int line = slot == size && insert.arrivals() == Edit.Arrivals.RUN ? belowLabels(line(last)) : line(last);
            below.computeIfAbsent(line, _ -> new ArrayList<>()).addAll(written(edit, insert.code(), indent(last)));
        } else {
            above.computeIfAbsent(line(slot), _ -> new ArrayList<>()).addAll(written(edit, insert.code(), indent(slot)));
        }
    }

    private int aboveLabels(int line) {
        int found = line;
        for (int i = line - 1; i >= 0 && isQuiet(i); i--) {
            found = LABEL.matcher(lines[i]).matches() ? i : found;
        }
        return found;
    }

    private int belowLabels(int line) {
        int found = line;
        for (int i = line + 1; i < lines.length && isQuiet(i); i++) {
            found = LABEL.matcher(lines[i]).matches() ? i : found;
        }
        return found;
    }

    private boolean isQuiet(int line) {
        return LABEL.matcher(lines[line]).matches() || NOTHING.matcher(lines[line]).matches();
    }

    /// The added instructions of an edit as lines, with labels between them.
    private List<String> written(int edit, List<Added> code, String indent) {
        List<String> written = new ArrayList<>();
        List<Rewrite.Item> own = rewrite.items().stream().filter(item -> item.edit() == edit).toList();
        Set<Integer> wanted = new java.util.HashSet<>();
        code.forEach(added -> {
            if (added.destination() instanceof Added.Within(int index)) {
                wanted.add(index);
            }
        });
        for (int i = 0; i <= own.size(); i++) {
            if (wanted.contains(i)) {
                written.add(places.get(placeWithin(edit, i)) + ":");
            }
            if (i < own.size()) {
                written.add(indent + Dialect.SOURCE.text(own.get(i).instruction(), own.get(i).slot(), names));
            }
        }
        return written;
    }

    /// Puts `code` in the place of the statement of `slot`; a line that keeps nothing goes.
    private void statement(int slot, List<String> code) {
        int index = line(slot);
        String line = lines[index];
        if (line == null) {
            return;
        }
        int start = source(slot).column() - 1;
        String rest = line.substring(start);
        int end = Lexer.tokens(rest).stream().filter(token -> token.kind() != Token.Kind.COMMENT).mapToInt(Token::end).max().orElse(rest.length());
        String label = line.substring(0, start);
        String comment = rest.substring(end);
        if (code.isEmpty()) {
            lines[index] = label.isBlank() ? null : label.stripTrailing();
            return;
        }
        List<String> all = new ArrayList<>(code);
        all.set(0, label + all.getFirst().strip());
        all.set(0, all.getFirst() + comment);
        lines[index] = String.join("\n", all);
    }

    private void changeMap(MapSpec before, MapSpec after) {
        Pattern directive = Pattern.compile("\\s*\\.map\\s+\"?" + Pattern.quote(before.name()) + "\"?\\s.*");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] != null && directive.matcher(lines[i]).matches()) {
                lines[i] = field(field(field(lines[i], "key", after.keySize()), "value", after.valueSize()), "max", after.maxEntries());
            }
        }
    }

    private static String field(String line, String name, int value) {
        return line.replaceFirst("\\b" + name + "=[0-9a-fA-Fx]+", Matcher.quoteReplacement(name + "=" + value));
    }

    private void changeLicense(String license) {
        int program = -1;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (line != null && line.strip().startsWith(".license")) {
                lines[i] = ".license " + license;
                return;
            }
            program = program < 0 && line != null && line.strip().startsWith(".program") ? i : program;
        }
        above.computeIfAbsent(Math.max(0, program), _ -> new ArrayList<>()).add(".license " + license);
    }
}
