package dev.glasshive.portability;

import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Findings and reasons in the words of a language, which are a table in the assets.
public final class PortabilityWords {
    private static final String TABLE = "/glasshive/portability/words";
    private static final String LINUX = "Linux";
    private static final String WINDOWS = "Windows";
    private static final Pattern FACT = Pattern.compile("(r\\d+)\\.(type|svalue)(?:=| in )(.+)");

    private final Properties words;
    private final Platform home;
    private final Platform other;

    private PortabilityWords(Properties words, Platform home) {
        this.words = words;
        this.home = home;
        this.other = Sides.other(home);
    }

    /// The words for a report on a program that was written for `home`, in `language` where there are any, else in English.
    public static PortabilityWords of(Locale language, Platform home) {
        Optional<Properties> own = read(TABLE + "_" + language.getLanguage() + ".properties");
        return new PortabilityWords(own.or(() -> read(TABLE + ".properties")).orElseThrow(() -> new IllegalStateException("the assets lack " + TABLE)), home);
    }

    private static Optional<Properties> read(String file) {
        try (InputStream in = PortabilityWords.class.getResourceAsStream(file)) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return Optional.of(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /// The name of a system in one word.
    public static String name(Platform platform) {
        return platform.equals(Platforms.windows()) ? WINDOWS : LINUX;
    }

    /// The text under `key`, with `arguments` in their places.
    public String text(String key, Object... arguments) {
        Object[] filled = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            filled[i] = arguments[i].toString();
        }
        String text = Optional.ofNullable(words.getProperty(key)).orElseThrow(() -> new IllegalStateException(TABLE + " lacks " + key));
        return new MessageFormat(text.replace("'", "''"), Locale.ROOT).format(filled);
    }

    private String note(String key) {
        return key.isEmpty() ? "" : text("note." + key);
    }

    /// `finding` in words.
    public Row row(Finding finding) {
        return switch (finding) {
            case Finding.Hook hook -> row(finding, text("what.hook"), hook(hook), switch (hook.severity()) {
                case MISSING -> text("mean.hook.missing", name(other));
                case SAME -> text("mean.hook.same");
                case NUMBER, MEANING, REWRITE -> text("mean.hook.other");
            });
            case Finding.ContextField field -> row(finding, text("what.context"), field.fields().map(this::field), context(field));
            case Finding.ContextBytes bytes -> row(finding, text("what.context"), sides(text("side.bytes", bytes.offset(), bytes.offset() + bytes.size() - 1), text("side.none")),
                    text("mean.bytes", name(home)));
            case Finding.HelperCall call -> row(finding, text("what.helper"),
                    call.helpers().map(helper -> helper.map(found -> text("side.helper", found.name(), found.id())).orElse(text("side.none"))), helper(call));
            case Finding.MapKind map -> row(finding, text("what.map", map.map()), map(map), mapMeaning(map));
            case Finding.ReturnValue value -> row(finding, text("what.result", value.value()), result(value, value.meanings()), result(value));
            case Finding.Groups groups -> row(finding, text("what.groups"), groups.lacking().map(lacking -> lacking.isEmpty() ? labels(groups.used()) : text("side.groups.lacking", labels(lacking))),
                    groups.severity() == Severity.SAME ? text("mean.same") : text("mean.groups.lacking", name(other), labels(groups.lacking().of(other))));
            case Finding.Feature feature -> row(finding, text("what.feature"), feature.present().map(present -> text(present ? "feature." + feature.feature() : "side.none")),
                    text("mean.feature", name(other)));
        };
    }

    private Row row(Finding finding, String what, Sides<String> sides, String meaning) {
        return new Row(finding.severity(), what, sides, meaning, note(finding.note()), finding.places());
    }

    private Sides<String> sides(String ofHome, String ofOther) {
        return home.equals(Platforms.windows()) ? new Sides<>(ofOther, ofHome) : new Sides<>(ofHome, ofOther);
    }

    private Sides<String> hook(Finding.Hook hook) {
        return Sides.of(platform -> hook.hooks().of(platform).map(ProgramType::title).map(title -> hook.sections().of(platform).isEmpty() ? text("side.hook.bare", title)
                : text("side.hook", hook.sections().of(platform), title)).orElse(text("side.nohook")));
    }

    private String field(Optional<Field> field) {
        return field.map(found -> Integer.bitCount(found.size()) == 1 && found.size() <= Long.BYTES
                ? text("side.field", found.name(), found.offset(), found.size() * 8) : text("side.field.bytes", found.name(), found.offset(), found.size())).orElse(text("side.none"));
    }

    private String context(Finding.ContextField field) {
        Optional<Field> own = field.fields().of(home);
        Optional<Field> theirs = field.fields().of(other);
        if (theirs.isEmpty() || own.isEmpty()) {
            return text("mean.field.missing", name(other));
        }
        return field.severity() == Severity.NUMBER ? text(own.get().offset() == theirs.get().offset() && own.get().size() != theirs.get().size() ? "mean.field.number.size" : "mean.field.number") : field.severity() == Severity.SAME ? text("mean.field.same") : field.severity() == Severity.MEANING ? text("mean.field.meaning")
                : field.otherwise().map(found -> found.offset() == own.get().offset() ? text("mean.field.other", own.get().offset(), name(other), found.name())
                                : text("mean.field.inside", own.get().offset(), name(other), found.name(), found.offset()))
                        .orElse(text(own.get().offset() == theirs.get().offset() ? "mean.field.size" : "mean.field.nothing", own.get().offset(), name(other)));
    }

    private String helper(Finding.HelperCall call) {
        return switch (call.severity()) {
            case SAME -> text("mean.helper.same");
            case NUMBER -> call.otherwise().map(wrong -> text("mean.helper.otherwise", wrong.id(), wrong.name(), name(other))).orElse(text("mean.helper.number"));
            case MEANING -> call.otherwise().map(wrong -> text("mean.helper.wrong", wrong.id(), wrong.name(), name(other)))
                    .orElse(text("mean.helper.wrong.none", name(other), call.helpers().of(home).map(h -> Integer.toString(h.id())).orElse("")));
            case REWRITE -> text("mean.helper.instead", name(other), String.join(", ", call.instead()));
            case MISSING -> text("mean.helper.missing", name(other));
        };
    }

    private Sides<String> map(Finding.MapKind map) {
        return Sides.of(platform -> map.numbers().of(platform).map(number -> platform.equals(home) && map.flags() != 0
                ? text("side.map.flags", map.type(), number, "0x" + Integer.toHexString(map.flags())) : text("side.map", map.type(), number)).orElse(text("side.none")));
    }

    private String mapMeaning(Finding.MapKind map) {
        return switch (map.severity()) {
            case SAME -> text("mean.map.same");
            case NUMBER, MEANING -> text("mean.map.number");
            case REWRITE -> text("mean.map.flags", name(other));
            case MISSING -> text("mean.map.missing", name(other));
        };
    }

    /// Each name with its number; the number is another one where the name is kept.
    private Sides<String> result(Finding.ReturnValue value, Sides<Finding.Meaning> meanings) {
        return Sides.of(platform -> {
            boolean renumbered = value.severity() == Severity.NUMBER && platform.equals(other);
            long number = renumbered ? value.wanted().map(Integer::longValue).orElse(value.value()) : value.value();
            return meanings.of(platform).name().isEmpty() ? "" : text("side.result", meanings.of(platform).name(), number);
        });
    }

    private String result(Finding.ReturnValue value) {
        return switch (value.severity()) {
            case SAME -> text("mean.result.same");
            case NUMBER -> text("mean.result.number");
            case MEANING, REWRITE -> value.meanings().of(other).does().isEmpty() ? value.wanted().map(number -> text("mean.result.wanted", name(other), number)).orElse(text("mean.result.none", name(other)))
                    : value.wanted().map(number -> text("mean.result.otherwise", name(other), value.value(), value.meanings().of(other).does(), number))
                            .orElse(text("mean.result.other", name(other), value.meanings().of(other).does()));
            case MISSING -> value.meanings().of(other).name().isEmpty() ? text("mean.result.nohook") : text("mean.result.none", name(other));
        };
    }

    private static String labels(Set<ConformanceGroup> groups) {
        return groups.stream().map(ConformanceGroup::label).collect(Collectors.joining(" "));
    }

    /// Why a system refuses, in one sentence.
    public String cause(Reason reason) {
        String system = name(reason.refusing());
        String key = "cause." + reason.cause().name().toLowerCase(Locale.ROOT);
        return switch (reason.cause()) {
            case FEATURE -> text(key, system, text("feature." + reason.subject()));
            case CONTEXT -> reason.message().isEmpty() ? text("cause.context.missing", system, reason.subject()) : text(key, system);
            case UNKNOWN, OTHER -> text(key, system, reason.message());
            default -> text(key, system, reason.subject());
        };
    }

    private String counted(int slot, int times, long steps, long most) {
        return most == 0 ? text("evidence.visited", times, slot) : text("evidence.counted", steps, most, slot, times);
    }

    /// What is to be done, in one sentence.
    public String task(Task task) {
        String subject = task.kind() == Task.Kind.INSTRUCTIONS && words.containsKey("feature." + task.subject()) ? text("feature." + task.subject()) : task.subject();
        if (task.kind() == Task.Kind.MEND || task.kind() == Task.Kind.REFUSAL) {
            int colon = task.subject().indexOf(':');
            return text(task.subject().substring(0, colon), task.subject().substring(colon + 1));
        }
        return text("task." + task.kind().name().toLowerCase(Locale.ROOT), subject);
    }

    /// What shows that, a sentence each.
    public List<String> evidence(Reason reason) {
        return reason.evidence().stream().map(this::evidence).toList();
    }

    /// What the verifier of Windows writes as `r7.type in {number, shared}`, in words; what is of another form stays as it is.
    private String known(String fact) {
        Matcher form = FACT.matcher(fact);
        if (!form.matches()) {
            return fact;
        }
        boolean type = form.group(2).equals("type");
        String value = form.group(3);
        boolean one = !value.startsWith("{") && !value.startsWith("[");
        return text(type ? one ? "known.type" : "known.types" : one ? "known.value" : "known.range", form.group(1), value.startsWith("{") ? value.substring(1, value.length() - 1) : value);
    }

    private String evidence(Evidence evidence) {
        return switch (evidence) {
            case Evidence.InTables() -> text("evidence.tables");
            case Evidence.Changed(String change, String what, boolean accepted, String then) ->
                    change.equals("fix") ? text("evidence.fix", what)
                            : text(accepted ? "evidence.changed.accepted" : "evidence.changed.further", text("change." + change, what), then);
            case Evidence.Walked(int slot, int times, String register, long first, long last) -> register.isEmpty() ? counted(slot, times, first, last) : text("evidence.walked", times, slot, register, first, last);
            case Evidence.Forgotten(int slot, String had, String has) -> has.isEmpty() ? text("evidence.forgotten", slot, known(had)) : text("evidence.weakened", slot, known(had), known(has));
            case Evidence.Stacks(List<Integer> bytes, int limit) -> text("evidence.stacks", bytes.stream().map(String::valueOf).collect(Collectors.joining(" + ")),
                    bytes.stream().mapToInt(Integer::intValue).sum(), limit);
            case Evidence.StackBytes(int slot, int offset, String bytes) -> text("evidence.stack", slot, offset, bytes);
            case Evidence.Unreached(List<Integer> slots) -> text("evidence.unreached", slots.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        };
    }
}
