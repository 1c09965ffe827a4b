package dev.glasshive.asm;

import dev.glasshive.asm.Token.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The names that a source text gives to programs, functions, labels and maps, and where it uses them. Any text can be read, however unfinished.
///
/// Lines and columns count from 0.
public final class SourceNames {
    private static final Set<String> JUMPS = Set.of("goto", "gotol");
    private static final Set<String> CALL_FORMS = Set.of("local", "runtime", "helper", "kfunc");
    private static final String CODE_FUNCTION = "code_addr";

    private final List<Definition> definitions = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private final List<Integer> programs = new ArrayList<>();

    /// What a name stands for.
    public enum Sort {
        PROGRAM, FUNCTION, LABEL, MAP
    }

    /// Where a name is written, with its quotes if it has any.
    public record Place(int line, int start, int end) {
        boolean covers(int otherLine, int column) {
            return line == otherLine && start <= column && column <= end;
        }
    }

    /// The line that gives a name.
    ///
    /// @param program which program of the text it lies in, from 1; 0 before the first
    public record Definition(Sort sort, String name, int program, Place place) {}

    private record Use(Definition of, Place place) {}

    /// What a name may stand for where it is used.
    private enum Role {
        CODE, MAP, CODE_OR_MAP, PROGRAM_OR_MAP
    }

    private SourceNames() {}

    /// The names in `text`.
    public static SourceNames of(String text) {
        SourceNames names = new SourceNames();
        List<List<Token>> lines = text.length() > Assembler.TEXT_LIMIT ? List.of() : text.lines().map(SourceNames::tokens).toList();
        names.define(text, lines);
        Index index = new Index(names.definitions);
        for (int line = 0; line < lines.size(); line++) {
            names.use(lines.get(line), line, index);
        }
        return names;
    }

    /// The tokens of the instruction or directive in a line, without comments and without what disassemblies print in front.
    private static List<Token> tokens(String line) {
        if (line.length() > Assembler.LINE_LIMIT || !(Listing.of(line) instanceof Listing.Text(int start, List<Byte> _))) {
            return List.of();
        }
        List<Token> tokens = Lexer.tokens(line, start);
        return !tokens.isEmpty() && tokens.getLast().kind() == Kind.COMMENT ? tokens.subList(0, tokens.size() - 1) : tokens;
    }

    /// How many tokens at the start of a line are labels and their colons.
    private static int labelTokens(List<Token> tokens) {
        int count = 0;
        while (count + 1 < tokens.size() && (tokens.get(count).isName() || tokens.get(count).is("exit")) && tokens.get(count + 1).is(":")) {
            count += 2;
        }
        return count;
    }

    private void define(String text, List<List<Token>> lines) {
        int program = 0;
        List<String> raw = lines.isEmpty() ? List.of() : text.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            List<Token> tokens = lines.get(line);
            int first = labelTokens(tokens);
            for (int i = 0; i < first; i += 2) {
                add(Sort.LABEL, tokens.get(i), program, line);
            }
            if (tokens.isEmpty()) {
                program += listing(raw.get(line), program, line);
            } else if (first < tokens.size() && tokens.get(first).kind() == Kind.DIRECTIVE) {
                int name = first + 1;
                switch (tokens.get(first).text()) {
                    case ".program" -> {
                        program++;
                        name++;
                        if (!isAt(tokens, name + 1, "=")) {
                            add(Sort.PROGRAM, at(tokens, name), program, line);
                        }
                    }
                    case ".func" -> add(Sort.FUNCTION, at(tokens, name), program, line);
                    case ".map" -> add(Sort.MAP, at(tokens, name), program, line);
                    default -> { }
                }
            }
            programs.add(program);
        }
    }

    /// Headers of sections and symbols in a disassembly; how many programs begin here.
    private int listing(String line, int program, int number) {
        return switch (line.length() > Assembler.LINE_LIMIT ? new Listing.Header() : Listing.of(line)) {
            case Listing.Section _ -> 1;
            case Listing.Symbol(String name) -> {
                int start = line.indexOf('<') + 1;
                definitions.add(new Definition(Sort.FUNCTION, name, program, new Place(number, start, start + name.length())));
                yield 0;
            }
            case Listing.Text _, Listing.Relocation _, Listing.Header _ -> 0;
        };
    }

    private void add(Sort sort, Token token, int program, int line) {
        if (token.isName() || token.is("exit")) {
            definitions.add(new Definition(sort, token.text(), program, place(token, line)));
        }
    }

    private static Place place(Token token, int line) {
        return new Place(line, token.start(), token.end());
    }

    private void use(List<Token> tokens, int line, Index index) {
        int first = labelTokens(tokens);
        for (int i = first + 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isName() || token.is("exit")) {
                int program = programs.get(line);
                Place place = place(token, line);
                role(tokens, first, i).flatMap(role -> index.find(role, token.text(), program))
                        .filter(found -> !found.place().equals(place))
                        .ifPresent(found -> uses.add(new Use(found, place)));
            }
        }
    }

    private static Optional<Role> role(List<Token> tokens, int first, int i) {
        Token opening = tokens.get(first);
        Token before = at(tokens, i - 1);
        if (opening.kind() == Kind.DIRECTIVE) {
            return !opening.is(".init") ? Optional.empty() : Optional.of(i == first + 1 ? Role.MAP : Role.PROGRAM_OR_MAP);
        }
        if (JUMPS.contains(before.text())) {
            return isAt(tokens, i + 1, "+") || isAt(tokens, i + 1, "-") ? Optional.empty() : Optional.of(Role.CODE);
        }
        if (before.is("call")) {
            return i + 1 < tokens.size() && CALL_FORMS.contains(tokens.get(i).text()) ? Optional.empty() : Optional.of(Role.CODE);
        }
        if (before.is("local")) {
            return Optional.of(Role.CODE);
        }
        if (isAt(tokens, i + 1, "ll")) {
            return Optional.of(Role.CODE_OR_MAP);
        }
        if (before.is("(") && Words.WIDE_FUNCTIONS.containsKey(at(tokens, i - 2).text())) {
            return Optional.of(at(tokens, i - 2).is(CODE_FUNCTION) ? Role.CODE : Role.MAP);
        }
        boolean last = i == tokens.size() - 1 && MnemonicParser.knows(opening.text());
        return !last ? Optional.empty() : Optional.of(opening.is("lddw") ? Role.CODE_OR_MAP : Role.CODE);
    }

    private static Token at(List<Token> tokens, int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i) : new Token(Kind.END, 0, 0, "", 0);
    }

    private static boolean isAt(List<Token> tokens, int i, String word) {
        return at(tokens, i).is(word);
    }

    /// Every name, in the order of the text.
    public List<Definition> definitions() {
        return List.copyOf(definitions);
    }

    /// Which program of the text a line lies in, from 1; 0 before the first.
    public int programAt(int line) {
        return line < programs.size() ? programs.get(Math.max(0, line)) : programs.isEmpty() ? 0 : programs.getLast();
    }

    /// What is named at a place, whether it gets its name there or is used.
    public Optional<Definition> at(int line, int column) {
        return definitions.stream().filter(d -> d.place().covers(line, column)).findFirst()
                .or(() -> uses.stream().filter(u -> u.place().covers(line, column)).map(Use::of).findFirst());
    }

    /// Everywhere that `definition` is named, in the order of the text.
    public List<Place> places(Definition definition) {
        List<Place> places = new ArrayList<>(List.of(definition.place()));
        uses.stream().filter(use -> use.of().equals(definition)).map(Use::place).forEach(places::add);
        places.sort(Comparator.comparingInt(Place::line).thenComparingInt(Place::start));
        return places;
    }

    /// Whether `name` needs no quotes wherever a name may stand.
    public static boolean isPlain(String name) {
        return Words.written(name).equals(name);
    }

    /// The other definition that would be meant, or hidden, if `definition` were called `name`.
    public Optional<Definition> taken(Definition definition, String name) {
        return definitions.stream().filter(other -> !other.equals(definition) && other.name().equals(name))
                .filter(other -> other.program() == definition.program() || !isCode(other) || !isCode(definition)).findFirst();
    }

    private static boolean isCode(Definition definition) {
        return definition.sort() == Sort.LABEL || definition.sort() == Sort.FUNCTION;
    }

    /// Definitions by name, as the assembler looks them up.
    private static final class Index {
        private record Key(String name, int program) {}

        private final Map<Key, Definition> code = new HashMap<>();
        private final Map<String, Definition> maps = new HashMap<>();
        private final Map<String, Definition> programs = new HashMap<>();

        Index(List<Definition> definitions) {
            for (Definition definition : definitions) {
                switch (definition.sort()) {
                    case LABEL, FUNCTION -> code.putIfAbsent(new Key(definition.name(), definition.program()), definition);
                    case MAP -> maps.putIfAbsent(definition.name(), definition);
                    case PROGRAM -> programs.putIfAbsent(definition.name(), definition);
                }
            }
        }

        Optional<Definition> find(Role role, String name, int program) {
            Optional<Definition> map = Optional.ofNullable(maps.get(name));
            Optional<Definition> place = Optional.ofNullable(code.get(new Key(name, program)));
            return switch (role) {
                case CODE -> place;
                case MAP -> map;
                case CODE_OR_MAP -> map.or(() -> place);
                case PROGRAM_OR_MAP -> map.or(() -> Optional.ofNullable(programs.get(name)));
            };
        }
    }
}
