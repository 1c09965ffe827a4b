package dev.glasshive.app.editor;

import dev.glasshive.app.editor.Proposal.Sort;
import dev.glasshive.app.text.Text;
import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.SourceNames;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.rosetta.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words that proposals are made of: those of the instruction set, of a platform, and of a text.
final class Vocabulary {
    private static final Pattern OPERAND = Pattern.compile("(?<=[ (\\[])(?:%?[rw]\\d+|[+]?\\d+)(?=[, )\\]]|$)");
    private static final Pattern TARGET = Pattern.compile("[+]?0$");
    private static final Set<String> MNEMONICS = Template.of(Dialect.MNEMONIC, Register.R1, Register.R2).stream().map(t -> firstWord(t.text())).collect(Collectors.toUnmodifiableSet());

    private final Platform platform;
    private final String text;
    private Optional<SourceNames> names = Optional.empty();
    private Optional<TextLines> lines = Optional.empty();

    Vocabulary(Platform platform, String text) {
        this.platform = platform;
        this.text = text;
    }

    private static String firstWord(String text) {
        int end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }

    boolean isMnemonic(String word) {
        return MNEMONICS.contains(word);
    }

    SourceNames names() {
        if (names.isEmpty()) {
            names = Optional.of(SourceNames.of(text));
        }
        return names.get();
    }

    /// The line that defines a name, without its comment.
    String definition(SourceNames.Definition definition) {
        if (lines.isEmpty()) {
            lines = Optional.of(new TextLines(text));
        }
        int line = definition.place().line();
        return definition.sort() == SourceNames.Sort.MAP ? lines.get().line(line).strip().replaceFirst("\\s*(;|#|//).*$", "") : Text.of("complete.line", line + 1);
    }

    /// Whole instructions: those that begin with no register, in both styles, first in the one that the text is written in.
    Stream<Proposal> statements() {
        Stream<Proposal> cLike = templates(Dialect.SOURCE, Register.R1, Register.R2).filter(t -> !isRegister(firstWord(t.text()))).map(this::statement);
        Stream<Proposal> mnemonic = templates(Dialect.MNEMONIC, Register.R1, Register.R2).map(this::statement);
        return isMnemonicText() ? Stream.concat(mnemonic, cLike) : Stream.concat(cLike, mnemonic);
    }

    private static Stream<Template> templates(Dialect dialect, Register dst, Register src) {
        return Template.of(dialect, dst, src).stream().sorted(Comparator.comparing(Vocabulary::isNarrow));
    }

    private static boolean isNarrow(Template template) {
        return switch (template.instruction()) {
            case Instruction.Alu alu -> alu.width() == Width.W32;
            case Instruction.Mov move -> move.width() == Width.W32;
            case Instruction.MovSx move -> move.width() == Width.W32;
            case Instruction.Neg negate -> negate.width() == Width.W32;
            case Instruction.Jump jump -> jump.reach() == Instruction.Reach.LONG;
            case Instruction.Branch branch -> branch.width() == Width.W32;
            default -> false;
        };
    }

    private boolean isMnemonicText() {
        long[] counts = new long[2];
        text.lines().limit(200).map(String::strip).filter(l -> !l.isEmpty() && Character.isLetter(l.charAt(0)))
                .forEach(l -> counts[isMnemonic(firstWord(l)) && !l.equals("exit") && !l.startsWith("call") ? 0 : 1]++);
        return counts[0] > counts[1];
    }

    private static boolean isRegister(String word) {
        return word.matches("[rw]\\d+");
    }

    private Proposal statement(Template template) {
        return proposal(template, Sort.INSTRUCTION, template.text());
    }

    /// Jumps and calls end where their target is to be named; of the rest, the first operand is to be typed over.
    private static Proposal proposal(Template template, Sort sort, String written) {
        String detail = template.title() + ". " + template.sentence();
        if (hasTarget(template.instruction())) {
            String head = TARGET.matcher(written).replaceFirst("");
            Proposal proposal = Proposal.of(sort, head.strip(), detail, head);
            return OPERAND.matcher(head).find() ? selectOperand(proposal, head) : proposal.then();
        }
        return selectOperand(Proposal.of(sort, written, detail), written);
    }

    private static boolean hasTarget(Instruction instruction) {
        return instruction instanceof Instruction.Jump || instruction instanceof Instruction.Branch || instruction instanceof Instruction.CallLocal
                || instruction instanceof Instruction.CallHelper;
    }

    private static Proposal selectOperand(Proposal proposal, String written) {
        Matcher operand = OPERAND.matcher(written);
        return operand.find() ? new Proposal(proposal.sort(), proposal.name(), proposal.detail(), written, operand.start(), operand.end(), false) : proposal;
    }

    /// What can follow a register at the start of a line.
    Stream<Proposal> assignments(String register) {
        return tails(register, register + " ").filter(p -> !p.name().startsWith("= *") && !p.name().startsWith("= map_")).distinct();
    }

    /// What can follow a register and `=`.
    Stream<Proposal> values(String register) {
        return tails(register, register + " = ");
    }

    private static Stream<Proposal> tails(String register, String head) {
        Register mine = Register.valueOf(register.toUpperCase(Locale.ROOT).replace("%", "").replace('W', 'R'));
        Register other = mine == Register.R1 ? Register.R2 : Register.R1;
        return Stream.concat(templates(Dialect.SOURCE, mine, other), templates(Dialect.SOURCE, other, mine)).distinct().filter(t -> t.text().startsWith(head))
                .map(t -> proposal(t, Sort.OPERATOR, t.text().substring(head.length())));
    }

    /// The comparisons behind `if` and a register.
    Stream<Proposal> conditions(String register) {
        Width width = register.startsWith("w") ? Width.W32 : Width.W64;
        return Arrays.stream(Condition.values()).flatMap(op -> templates(Dialect.SOURCE, Register.R1, Register.R2)
                .filter(t -> t.instruction() instanceof Instruction.Branch b && b.op() == op && b.width() == width).limit(1)
                .map(t -> Proposal.of(Sort.OPERATOR, op.symbol(), t.title() + ". " + t.sentence(), op.symbol() + " ")));
    }

    Stream<Proposal> registers() {
        List<Proposal> all = new ArrayList<>();
        for (Width width : List.of(Width.W64, Width.W32)) {
            for (Register register : Register.values()) {
                String role = register == Register.R10 ? "frame" : register == Register.R0 ? "result" : register.code() <= 5 ? "argument" : "kept";
                all.add(Proposal.of(Sort.REGISTER, register.name(width), Text.of(width == Width.W64 ? "complete.register." + role : "complete.register.half", register)));
            }
        }
        return all.stream();
    }

    /// What a type in front of an address can be.
    Stream<Proposal> types() {
        return Stream.concat(Arrays.stream(Size.values()).map(size -> type(size.unsignedType(), "complete.type.unsigned", size)),
                Arrays.stream(Size.values()).filter(size -> size != Size.DW).map(size -> type(size.signedType(), "complete.type.signed", size)));
    }

    private static Proposal type(String name, String words, Size size) {
        return Proposal.of(Sort.TYPE, name, Text.of(words, size.bytes()), name + " *)(").then();
    }

    /// The helpers that programs of `type` may call; all, where that is not known.
    Stream<Proposal> helpers(Optional<ProgramType> type) {
        return platform.allHelpers().stream().filter(h -> type.isEmpty() || h.allowsCallsFrom(type.get()))
                .collect(Collectors.toMap(Helper::name, h -> h, (first, second) -> first, LinkedHashMap::new)).values().stream()
                .map(h -> Proposal.of(Sort.HELPER, h.name(), h.prototype().isEmpty() ? Text.of("complete.helper", h.id()) : h.prototype()));
    }

    Stream<Proposal> programTypes() {
        return platform.hooks().stream().collect(Collectors.toMap(ProgramType::name, t -> t, (first, second) -> first, LinkedHashMap::new)).values().stream()
                .map(t -> Proposal.of(Sort.PROGRAM, t.name(), t.title() + ", " + t.context().name()));
    }

    Stream<Proposal> mapTypes() {
        return platform.mapTypes().keySet().stream().sorted(Comparator.naturalOrder()).map(name -> Proposal.of(Sort.TYPE, name, "", name + " "));
    }

    Stream<Proposal> mapKeys() {
        return Stream.concat(Assembler.MAP_NUMBERS.stream().map(key -> Proposal.of(Sort.KEY, key + "=", Text.of("complete.key." + key))),
                Stream.of(Proposal.of(Sort.KEY, "readonly", Text.of("complete.key.readonly"))));
    }

    Stream<Proposal> directives() {
        return Assembler.DIRECTIVES.stream().map(name -> {
            String words = Text.of("complete.directive." + name.substring(1));
            return switch (name) {
                case ".map" -> Proposal.of(Sort.DIRECTIVE, name, words, ".map name hash key=4 value=8 max=256").selecting("name");
                case ".program", ".init" -> Proposal.of(Sort.DIRECTIVE, name, words, name + " ").then();
                default -> Proposal.of(Sort.DIRECTIVE, name, words, name + " ");
            };
        });
    }

    String field(ContextLayout.Field field) {
        return Text.of("complete.field." + field.access().name().toLowerCase(Locale.ROOT), field.offset(), field.size());
    }
}
