package dev.glasshive.asm;

import dev.glasshive.asm.Token.Kind;
import dev.glasshive.isa.Decoder;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Source text to programs: lines to tokens, tokens to statements, names to numbers.
///
/// Reads the C-like text of LLVM and the kernel with labels and directives, the output of `llvm-objdump -d`, and the mnemonics of ubpf and
/// bpf_conformance; each line may choose. No text makes it throw.
public final class Assembler {
    /// Characters of one text, which also keeps it below a million instructions.
    public static final int TEXT_LIMIT = 4 << 20;
    /// Characters of one line; the bytes of a large map value fit.
    public static final int LINE_LIMIT = 1 << 20;

    /// So many diagnostics of one text at most.
    public static final int DIAGNOSTICS_LIMIT = 200;

    /// What lines that are no instruction begin with.
    public static final List<String> DIRECTIVES = List.of(".program", ".func", ".map", ".init", ".license");
    /// The numbers that `.map` takes, each with `=`.
    public static final List<String> MAP_NUMBERS = List.of("key", "value", "max", "flags");

    /// Labels that a compiler makes up for the blocks of a function; every other symbol of a disassembly is a function.
    private static final Pattern BLOCK = Pattern.compile("\\.?L[A-Za-z]*[0-9_]+");

    private final SourceDraft draft;
    private final Diagnostics diagnostics = new Diagnostics();

    private Assembler(String origin, ByteOrder order) {
        this.draft = new SourceDraft(origin, order);
    }

    /// The programs in `text` for little-endian hosts, or what is wrong with it.
    ///
    /// @param fileName for source lines; without folders and extension it names a program that has no name of its own
    /// @param helpers names that `call` knows besides the functions of the text
    public static Assembly assemble(String text, String fileName, HelperNames helpers) {
        return assemble(text, fileName, helpers, ByteOrder.LITTLE_ENDIAN);
    }

    /// The programs in `text` for hosts of byte order `order`, or what is wrong with it.
    public static Assembly assemble(String text, String fileName, HelperNames helpers, ByteOrder order) {
        return new Assembler(fileName, order).assemble(text, helpers);
    }

    private Assembly assemble(String text, HelperNames helpers) {
        if (text.length() > TEXT_LIMIT) {
            diagnostics.add(Diagnostic.error(new SourceSpan(1, 1, 0), "the text has " + text.length() + " characters, more than "
                    + TEXT_LIMIT, "", "split it into several files"));
            return new Assembly(Optional.empty(), diagnostics.inOrder());
        }
        readLines(text);
        checkPrograms();
        new InitialEntries(draft, diagnostics).apply();
        List<String> maps = List.copyOf(draft.maps.keySet());
        List<Program> programs = new ArrayList<>();
        for (ProgramDraft program : draft.programs) {
            programs.add(new Resolver(program, maps, helpers, diagnostics).resolve(draft.origin));
        }
        return new Assembly(diagnostics.hasErrors() ? Optional.empty()
                : Optional.of(new ProgramSet(draft.origin, draft.license, programs, draft.maps.values().stream().map(MapDraft::finish).toList(), draft.order)),
                diagnostics.inOrder());
    }

    private void readLines(String text) {
        int number = 1;
        for (int start = 0; start <= text.length() && !diagnostics.isFull(); number++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                end = text.length();
            }
            try {
                readLine(text.substring(start, end), number);
            } catch (Unparsable problem) {
                diagnostics.add(problem.diagnostic());
            }
            start = end + 1;
        }
    }

    private void readLine(String line, int number) throws Unparsable {
        switch (Listing.of(line)) {
            case Listing.Text(int start, List<Byte> raw) -> readText(line, number, start, raw);
            case Listing.Section(String name) -> draft.programs.add(
                    new ProgramDraft(ProgramDraft.Origin.SECTION, new SourceSpan(number, 1, line.length()), "", "", name));
            case Listing.Symbol(String name) -> readSymbol(name, new SourceSpan(number, 1, line.length()));
            case Listing.Relocation() -> diagnostics.add(Diagnostic.warning(new SourceSpan(number, 1, line.length()),
                    "relocations are not applied to text", "write the name of the map or function into the line above"));
            case Listing.Header() -> { }
        }
    }

    private void readSymbol(String name, SourceSpan span) throws Unparsable {
        ProgramDraft program = draft.current(span);
        Draft.Reference reference = new Draft.Reference(name, span);
        if (program.slots() == 0 && program.origin != ProgramDraft.Origin.DIRECTIVE && program.functions.isEmpty()) {
            program.name = name;
        } else if (BLOCK.matcher(name).matches()) {
            program.defineLabel(reference);
        } else {
            program.defineFunction(reference);
        }
    }

    private void readText(String line, int number, int start, List<Byte> raw) throws Unparsable {
        if (line.length() > LINE_LIMIT) {
            throw new Unparsable(Diagnostic.error(new SourceSpan(number, 1, line.length()), "the line has " + line.length()
                    + " characters, more than " + LINE_LIMIT, "", "write one instruction a line"));
        }
        List<Token> tokens = Lexer.tokens(line, start);
        if (!tokens.isEmpty() && tokens.getLast().kind() == Kind.COMMENT) {
            tokens.removeLast();
        }
        TokenCursor in = new TokenCursor(tokens, number);
        while ((in.peek().isName() || in.peek().is("exit")) && in.peek(1).is(":")) {
            Token name = in.next();
            Draft.Reference label = new Draft.Reference(name.text(), in.span(name));
            in.next();
            draft.current(label.span()).defineLabel(label);
        }
        if (in.atEnd()) {
            return;
        }
        if (in.peek().kind() == Kind.DIRECTIVE) {
            new DirectiveParser(in, draft).parse();
            return;
        }
        Token first = in.peek();
        ProgramDraft program = draft.current(in.span(first));
        Draft parsed = new InstructionParser(in, diagnostics).parse();
        SourceSpan span = new SourceSpan(number, first.start() + 1, tokens.getLast().end() - first.start());
        program.add(new Statement(parsed, span, line.strip(), printed(raw)));
    }

    private Optional<Instruction> printed(List<Byte> raw) {
        byte[] bytes = new byte[raw.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = raw.get(i);
        }
        try {
            return Decoder.decode(bytes, draft.order).stream().findFirst();
        } catch (MalformedProgramException _) {
            return Optional.empty();
        }
    }

    private void checkPrograms() {
        for (ProgramDraft program : draft.programs) {
            if (program.name.isEmpty()) {
                program.name = program.section;
            }
        }
        if (diagnostics.hasErrors()) {
            return;
        }
        if (draft.programs.isEmpty()) {
            diagnostics.add(Diagnostic.error(new SourceSpan(1, 1, 0), "there is no instruction here", "at least exit", ""));
        }
        for (ProgramDraft program : draft.programs) {
            if (program.statements.isEmpty()) {
                diagnostics.add(Diagnostic.error(program.span, "the program " + program.name + " has no instruction", "at least exit", ""));
            }
        }
    }
}
