package dev.glasshive.app.editor;

import dev.glasshive.app.editor.Proposal.Sort;
import dev.glasshive.asm.SourceNames;
import dev.glasshive.asm.Token;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.portability.PlatformNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What could stand at a place of a text.
final class Completions {
    /// More are no help.
    private static final int MOST = 300;
    /// What is followed by a word that is worth a list before its first letter.
    private static final Pattern OPENING = Pattern.compile("(?:^|.*\\s)(?:call|goto|gotol) |\\s*[rw]\\d+ = |.*[(\\[]%?r\\d+ ?[+] ?|.*\\br\\d+->|\\s*\\.program |\\s*\\.map \\S+ |\\s*\\.init ");
    private static final Pattern WORD = Pattern.compile("(?:.*[^\\w.$])?[A-Za-z_.$][\\w.$]+");

    private final CaretPlace place;
    private final Optional<ProgramType> type;
    private final Vocabulary words;

    private Completions(CaretPlace place, Platform platform, Optional<ProgramType> running) {
        this.place = place;
        this.type = place.programType(platform).or(() -> running);
        this.words = new Vocabulary(platform, place.text());
    }

    /// Proposals, best first.
    ///
    /// @param start where what they replace begins in the text; it ends at the caret
    record Answer(int start, List<Proposal> proposals) {
        static final Answer NONE = new Answer(0, List.of());

        Answer {
            proposals = List.copyOf(proposals);
        }
    }

    /// What could stand at `caret`.
    ///
    /// @param running the type of the program that runs, for texts that name none
    static Answer at(String text, int caret, Platform platform, Optional<ProgramType> running) {
        return CaretPlace.at(text, caret).map(place -> new Completions(place, platform, running).answer()).orElse(Answer.NONE);
    }

    /// Whether a line that was typed up to here calls for proposals without being asked.
    static boolean isOpenedBy(String lineBefore) {
        return WORD.matcher(lineBefore).matches() || OPENING.matcher(lineBefore).matches();
    }

    private Answer answer() {
        record Ranked(Proposal proposal, int rank) {}
        Set<String> inserted = new HashSet<>();
        List<Proposal> fitting = (place.isNumber() ? fields() : all()).map(p -> new Ranked(p, place.isNumber() ? numberRank(p) : p.rank(place.word())))
                .filter(r -> r.rank() >= 0 && inserted.add(r.proposal().insert())).sorted(Comparator.comparingInt(Ranked::rank)).map(Ranked::proposal).limit(MOST).toList();
        boolean nothingNew = fitting.size() == 1 && fitting.getFirst().insert().equals(place.word());
        return nothingNew ? Answer.NONE : new Answer(place.start(), fitting);
    }

    private int numberRank(Proposal field) {
        return field.insert().startsWith(place.word()) ? 0 : -1;
    }

    private Stream<Proposal> all() {
        Token last = place.last(1);
        if (place.before().isEmpty()) {
            return place.word().startsWith(".") ? words.directives() : Stream.concat(words.statements(), Stream.concat(words.registers(), words.directives()));
        }
        Token first = place.before().getFirst();
        return switch (last.text()) {
            case "goto", "gotol" -> code(Sort.LABEL, Sort.FUNCTION);
            case "call" -> Stream.concat(code(Sort.FUNCTION, Sort.LABEL), words.helpers(type));
            case "local" -> code(Sort.FUNCTION, Sort.LABEL);
            default -> first.kind() == Token.Kind.DIRECTIVE ? directive(first) : inside(first, last);
        };
    }

    private Stream<Proposal> inside(Token first, Token last) {
        if (last.is("->")) {
            return namedFields();
        }
        if (last.is("(") && place.last(2).is("*")) {
            return words.types();
        }
        if (last.is("(") && place.last(2).text().startsWith("map_")) {
            return names(Sort.MAP);
        }
        if (last.is("(") || last.is("[")) {
            return words.registers();
        }
        if (place.addressBase().isPresent()) {
            return fields();
        }
        if (first.kind() == Token.Kind.REGISTER) {
            return assignment(first, last);
        }
        if (first.is("if")) {
            return switch (place.before().size()) {
                case 1, 3 -> words.registers();
                case 2 -> words.conditions(last.text());
                default -> Stream.of(Proposal.of(Sort.INSTRUCTION, "goto", "", "goto ").then());
            };
        }
        return words.isMnemonic(first.text()) ? operands(first) : last.kind() == Token.Kind.OPERATOR ? words.registers() : Stream.empty();
    }

    private Stream<Proposal> assignment(Token first, Token last) {
        if (place.before().size() == 1) {
            return words.assignments(first.text());
        }
        boolean starts = place.before().size() == 2;
        if (starts && last.is("=")) {
            return Stream.of(first.text().endsWith("0") ? results() : Stream.<Proposal>empty(), names(Sort.MAP).map(p -> Proposal.of(p.sort(), p.name(), p.detail(), p.insert() + " ll")),
                            words.registers(), words.values(first.text()))
                    .flatMap(s -> s);
        }
        return last.kind() == Token.Kind.OPERATOR && !last.is(")") && !last.is("]") ? words.registers() : Stream.empty();
    }

    private Stream<Proposal> operands(Token first) {
        Token last = place.last(1);
        if (!last.is(",") && place.before().size() > 1) {
            return Stream.empty();
        }
        Stream<Proposal> named = first.text().startsWith("j") ? code(Sort.LABEL, Sort.FUNCTION) : first.is("lddw") ? names(Sort.MAP) : Stream.empty();
        return Stream.concat(named, words.registers());
    }

    private Stream<Proposal> directive(Token first) {
        return switch (first.text()) {
            case ".program" -> place.before().size() == 1 ? words.programTypes() : Stream.of(Proposal.of(Sort.KEY, "section=", "", "section=\"\"").selecting("\"\""));
            case ".map" -> place.before().size() == 1 ? Stream.empty() : place.before().size() == 2 ? words.mapTypes() : place.last(1).is("=") ? Stream.empty() : words.mapKeys();
            case ".init" -> place.before().size() == 1 ? names(Sort.MAP) : Stream.concat(names(Sort.MAP), names(Sort.PROGRAM));
            case ".license" -> Stream.of(Proposal.of(Sort.KEY, "GPL", ""));
            default -> Stream.empty();
        };
    }

    /// Labels or functions of the program, those first whose sort is `first`.
    private Stream<Proposal> code(Sort first, Sort then) {
        return Stream.concat(names(first), names(then));
    }

    private Stream<Proposal> names(Sort sort) {
        SourceNames names = words.names();
        int program = names.programAt(place.line());
        SourceNames.Sort wanted = SourceNames.Sort.valueOf(sort.name());
        boolean anywhere = sort == Sort.MAP || sort == Sort.PROGRAM;
        return names.definitions().stream().filter(d -> d.sort() == wanted && (anywhere || d.program() == program))
                .map(d -> Proposal.of(sort, d.name(), words.definition(d), SourceNames.isPlain(d.name()) ? d.name() : "\"" + d.name() + "\""));
    }

    /// Fields by their names, behind `r1->`.
    private Stream<Proposal> namedFields() {
        return type.stream().flatMap(hook -> hook.context().fields().stream().filter(field -> PlatformNames.of(hook).fields().containsKey(field.name()))
                .map(field -> Proposal.of(Sort.FIELD, field.name(), words.field(field))));
    }

    /// Results of the hook by their names.
    private Stream<Proposal> results() {
        return type.stream().flatMap(hook -> hook.returnCodes().stream().filter(code -> PlatformNames.of(hook).results().containsKey(code.name()))
                .map(code -> Proposal.of(Sort.FIELD, code.name(), code.meaning())));
    }

    private Stream<Proposal> fields() {
        boolean context = place.addressBase().filter(base -> place.contextRegisters().contains(base)).isPresent();
        if (!context || type.isEmpty()) {
            return Stream.empty();
        }
        int sign = place.last(1).is("+") ? 1 : 0;
        boolean bracket = place.last(sign + 2).is("[");
        boolean closed = place.rest().startsWith(bracket ? "]" : ")");
        boolean load = !bracket && place.before().getFirst().kind() == Token.Kind.REGISTER && place.rest().isBlank();
        List<Proposal> fields = new ArrayList<>();
        type.get().context().fields().forEach(field -> {
            String offset = (sign == 1 ? "" : bracket ? "+" : "+ ") + field.offset() + (closed ? "" : bracket ? "]" : ")");
            fields.add(Proposal.of(Sort.FIELD, field.name(), words.field(field), offset + (load ? " ; " + field.name() : "")));
        });
        return fields.stream();
    }
}
