package dev.glasshive.asm;

import dev.glasshive.asm.Token.Kind;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.MapSpec.Mutability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the lines that begin with a dot: programs, functions, maps, their first entries, the license.
final class DirectiveParser {
    private static final List<String> DIRECTIVES = Assembler.DIRECTIVES;
    private static final List<String> NUMBERS = Assembler.MAP_NUMBERS;

    private final TokenCursor in;
    private final SourceDraft draft;

    DirectiveParser(TokenCursor in, SourceDraft draft) {
        this.in = in;
        this.draft = draft;
    }

    void parse() throws Unparsable {
        Token directive = in.next();
        switch (directive.text()) {
            case ".program" -> program(directive);
            case ".func" -> function();
            case ".map" -> map();
            case ".init" -> initial(directive);
            case ".license" -> license();
            default -> throw in.error(directive, "unknown directive " + directive.text(), "one of " + String.join(" ", DIRECTIVES),
                    Spelling.suggestion(directive.text(), DIRECTIVES));
        }
        in.expectEnd();
    }

    private void program(Token directive) throws Unparsable {
        String type = in.name("the type of the program, such as xdp").name();
        SourceSpan span = in.span(directive);
        String name = draft.defaultName();
        if (in.peek().isName() && !in.peek(1).is("=")) {
            Draft.Reference written = in.name("a name");
            name = written.name();
            span = written.span();
        }
        String section = "";
        if (in.take("section")) {
            in.expect("=");
            section = in.name("the name of a section, in quotes if it holds more than letters and dots").name();
        }
        start(new ProgramDraft(ProgramDraft.Origin.DIRECTIVE, span, type, name, section));
    }

    private void start(ProgramDraft program) throws Unparsable {
        if (draft.programs.size() == 1 && draft.programs.getFirst().origin == ProgramDraft.Origin.IMPLICIT) {
            throw new Unparsable(Diagnostic.error(draft.programs.getFirst().span, "this stands before the first .program",
                    ".program TYPE NAME", "move the .program line above it"));
        }
        ProgramDraft other = draft.named.putIfAbsent(program.name, program);
        if (other != null) {
            throw new Unparsable(Diagnostic.error(program.span, "the program " + program.name + " exists since line " + other.span.line(),
                    "another name", "write .program " + Words.written(program.type) + " NAME with a name of its own"));
        }
        draft.programs.add(program);
    }

    private void function() throws Unparsable {
        Draft.Reference name = in.name("the name of a function");
        ProgramDraft program = draft.current(name.span());
        program.defineFunction(name);
    }

    private void map() throws Unparsable {
        Draft.Reference name = in.name("the name of a map");
        String type = in.name("the type of the map, such as hash or array").name();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Mutability mutability = Mutability.READ_WRITE;
        while (!in.atEnd()) {
            Token token = in.peek();
            if (in.take("readonly")) {
                mutability = Mutability.READ_ONLY;
                continue;
            }
            if (!NUMBERS.contains(token.text())) {
                throw in.unexpected("key=, value=, max=, flags= or readonly", Spelling.suggestion(token.text(), List.of("key", "value", "max", "flags", "readonly")));
            }
            if (numbers.containsKey(token.text())) {
                throw in.error(token, token.text() + "= stands here twice", "each of them once", "");
            }
            in.next();
            in.expect("=");
            numbers.put(token.text(), size(in.number("a number"), token.text().equals("flags")));
        }
        for (String needed : List.of("key", "value", "max")) {
            if (!numbers.containsKey(needed)) {
                throw in.unexpected(needed + "=", "write " + needed + "=0 if this type of map has none");
            }
        }
        MapDraft before = draft.maps.get(name.name());
        if (before != null) {
            throw new Unparsable(Diagnostic.error(name.span(), "the map " + name.name() + " exists since line " + before.span().line(), "another name", ""));
        }
        draft.maps.put(name.name(), new MapDraft(new MapSpec(name.name(), type, number(numbers, "key"), number(numbers, "value"),
                number(numbers, "max"), number(numbers, "flags"), List.of(), mutability), name.span()));
    }

    private static int number(Map<String, Integer> numbers, String key) {
        return numbers.getOrDefault(key, 0);
    }

    /// Sizes and counts are positive; flags are 32 bits. All are kept as the kernel's 32-bit fields.
    private static int size(Literal literal, boolean flags) throws Unparsable {
        if (literal.isNegative() || !literal.fits(32) || !flags && !literal.fitsSigned(32)) {
            throw new Unparsable(Diagnostic.error(literal.span(), literal + " is no size", flags ? "0 to 4294967295" : "0 to 2147483647", ""));
        }
        return (int) literal.value();
    }

    private void initial(Token directive) throws Unparsable {
        Draft.Reference map = in.name("the name of a map");
        InitialEntry.Piece key = piece("a key: a number or bytes such as x\"0011\"");
        List<InitialEntry.Piece> values = new ArrayList<>();
        do {
            values.add(piece("a value: a number, bytes such as x\"0011\", or the name of a program or map"));
        } while (!in.atEnd());
        draft.entries.add(new InitialEntry(map, key, List.copyOf(values), in.span(directive)));
    }

    private InitialEntry.Piece piece(String expected) throws Unparsable {
        Token token = in.peek();
        if (in.atNumber()) {
            return new InitialEntry.NumberPiece(in.number(expected));
        }
        if (token.kind() == Kind.BYTES) {
            in.next();
            try {
                return new InitialEntry.BytesPiece(Bytes.ofHex(token.text()), in.span(token));
            } catch (IllegalArgumentException _) {
                throw in.error(token, "these are no bytes", "two hexadecimal digits a byte, such as x\"0011\"", "");
            }
        }
        return new InitialEntry.NamePiece(in.name(expected));
    }

    /// The rest of the line, so that `.license Dual MIT/GPL` needs no quotes.
    private void license() throws Unparsable {
        if (in.atEnd()) {
            throw in.unexpected("a license such as GPL", "");
        }
        StringBuilder license = new StringBuilder();
        int end = in.peek().start();
        while (!in.atEnd()) {
            Token token = in.next();
            license.append(token.start() > end ? " " : "").append(token.text());
            end = token.end();
        }
        draft.license = license.toString();
    }
}
