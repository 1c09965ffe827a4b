package dev.glasshive.app.editor;

import dev.glasshive.app.control.CodeCard;
import dev.glasshive.app.text.Text;
import dev.glasshive.asm.Lexer;
import dev.glasshive.asm.SourceNames;
import dev.glasshive.asm.SourceNames.Definition;
import dev.glasshive.asm.Token;
import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is known of one word of a text: a helper, a name that the text gives, a field of the context, a register.
///
/// @param registers what others know of registers
record WordCards(String text, Platform platform, Optional<ProgramType> running, Function<RegisterPlace, Optional<CodeCard>> registers) {
    /// How many lines of a function or of the code behind a label are shown.
    private static final int MOST_LINES = 4;

    /// The card of the word at a place; none for words of which nothing is known but their instruction.
    Optional<CodeCard> at(int line, int column) {
        TextLines lines = new TextLines(text);
        Optional<Token> word = Lexer.tokens(lines.line(line)).stream().filter(t -> t.start() <= column && column < t.end()).findFirst();
        return word.flatMap(token -> switch (token.kind()) {
            case REGISTER -> registers.apply(new RegisterPlace(line, token.text().replace("%", "")));
            case NUMBER -> field(token, lines.start(line) + token.start());
            case NAME, QUOTED, KEYWORD -> {
                SourceNames names = SourceNames.of(text);
                yield names.at(line, column).map(found -> named(found, names, lines)).or(() -> helper(token, lines.start(line)));
            }
            case DIRECTIVE, BYTES, OPERATOR, COMMENT, UNKNOWN, END -> Optional.empty();
        });
    }

    private CodeCard named(Definition found, SourceNames names, TextLines lines) {
        int line = found.place().line();
        List<String> uses = names.places(found).stream().filter(place -> !place.equals(found.place())).map(place -> Integer.toString(place.line() + 1)).distinct().toList();
        String used = uses.isEmpty() ? Text.of("word.unused") : Text.of("word.used", uses.size(), uses.stream().limit(20).collect(Collectors.joining(", ")));
        List<String> code = switch (found.sort()) {
            case MAP, PROGRAM -> List.of(lines.line(line).strip());
            case LABEL, FUNCTION -> IntStream.range(line, lines.count()).mapToObj(lines::line).map(String::stripTrailing).filter(l -> !l.isBlank()).limit(MOST_LINES).toList();
        };
        return new CodeCard(found.name(), Text.of("word.title", Text.of("sort." + found.sort().name().toLowerCase(Locale.ROOT))), Text.of("word.line", line + 1), List.of(
                new CodeCard.Section(Text.of("word.defined"), CodeCard.Form.COLUMNS, code),
                new CodeCard.Section(Text.of("word.uses"), CodeCard.Form.PROSE, List.of(used))));
    }

    private Optional<CodeCard> helper(Token word, int lineStart) {
        Optional<ProgramType> type = CaretPlace.at(text, lineStart + word.start()).flatMap(place -> place.programType(platform)).or(() -> running);
        List<Helper> called = platform.allHelpers().stream().filter(h -> h.name().equals(word.text())).toList();
        return called.stream().filter(h -> type.filter(h::allowsCallsFrom).isPresent()).findFirst().or(() -> called.stream().findFirst()).map(h -> helper(h, called, type));
    }

    private CodeCard helper(Helper helper, List<Helper> rows, Optional<ProgramType> type) {
        Signature signature = Signature.of(helper);
        List<String> callers = rows.stream().flatMap(h -> h.hooks().stream()).distinct().sorted().toList();
        String who = String.join(" ", callers) + (helper.licence() == Helper.Licence.GPL ? ". " + Text.of("word.gpl") : "");
        boolean refused = type.isPresent() && rows.stream().noneMatch(h -> h.allowsCallsFrom(type.get()));
        String title = refused ? Text.of("word.helper.refused", type.get().name()) : Text.of("word.helper");
        return new CodeCard(helper.name(), title, Text.of("word.helper.number", helper.id(), platform.name()), List.of(
                new CodeCard.Section(Text.of("word.prototype"), CodeCard.Form.COLUMNS, List.of(helper.prototype().isEmpty() ? Text.of("word.unknown") : helper.prototype())),
                new CodeCard.Section(Text.of("word.arguments"), CodeCard.Form.COLUMNS, signature.arguments()),
                new CodeCard.Section(Text.of("word.result"), CodeCard.Form.PROSE, List.of(signature.result())),
                new CodeCard.Section(Text.of("word.callers"), CodeCard.Form.PROSE, List.of(who))));
    }

    private Optional<CodeCard> field(Token number, int offset) {
        return CaretPlace.at(text, offset).flatMap(place -> {
            Optional<ProgramType> type = place.programType(platform).or(() -> running);
            boolean context = place.last(1).is("+") && place.addressBase().filter(base -> place.contextRegisters().contains(base)).isPresent();
            return !context || number.value() < 0 || number.value() > Short.MAX_VALUE ? Optional.empty()
                    : type.flatMap(t -> t.context().fieldAt((int) number.value(), 1).map(f -> field(f, t)));
        });
    }

    private static CodeCard field(ContextLayout.Field field, ProgramType type) {
        String content = switch (field.content()) {
            case ContextLayout.Packet packet -> Text.of("word.field." + packet.edge().name().toLowerCase(Locale.ROOT));
            case ContextLayout.Socket _ -> Text.of("word.field.socket");
            case ContextLayout.Length _ -> Text.of("word.field.length");
            case ContextLayout.EtherType _ -> Text.of("word.field.ethertype");
            case ContextLayout.PacketType _, ContextLayout.Family _, ContextLayout.Address _, ContextLayout.Runner _, ContextLayout.Constant _, ContextLayout.Wide _ ->
                    Text.of("word.field.written", Text.of("word.format." + field.format().name().toLowerCase(Locale.ROOT)));
        };
        return new CodeCard(field.name(), Text.of("word.field", type.context().name(), type.title()), Text.of("word.field.place", field.offset(), field.size()), List.of(
                new CodeCard.Section(Text.of("word.field.access"), CodeCard.Form.PROSE, List.of(Text.of("word.access." + field.access().name().toLowerCase(Locale.ROOT), type.name()))),
                new CodeCard.Section(Text.of("word.field.content"), CodeCard.Form.PROSE, List.of(content))));
    }
}
