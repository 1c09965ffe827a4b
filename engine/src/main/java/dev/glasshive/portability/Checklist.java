package dev.glasshive.portability;

import dev.glasshive.asm.Assembler;
import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.repair.SourcePatch;
import dev.glasshive.repair.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is to be done about the text of a program so that it holds on both systems.
public final class Checklist {
    private Checklist() {}

    /// The tasks that `report` asks for, those first that edits of `text` do. `text` is what the report's programs were assembled from; it is empty for an object, whose own source has to
    /// be compiled anew.
    public static List<Task> of(PortabilityReport report, String text) {
        Platform other = Sides.other(report.home());
        List<Task> tasks = new ArrayList<>(new PortableText(text, report.set(), report.home()).tasks(report.program()));
        if (text.isEmpty()) {
            compile(report).ifPresent(tasks::add);
        }
        report.findings().stream().flatMap(finding -> byHand(finding, report.home(), other)).forEach(tasks::add);
        report.reasons().stream().flatMap(reason -> refusal(report, reason, text)).forEach(tasks::add);
        return tasks;
    }

    /// What has one name on both systems and is another number in the bytes.
    private static Optional<Task> compile(PortabilityReport report) {
        List<Finding> numbers = report.findings().stream().filter(finding -> sharedName(finding, report).isPresent()).toList();
        String names = numbers.stream().flatMap(finding -> sharedName(finding, report).stream()).distinct().collect(Collectors.joining(", "));
        return numbers.isEmpty() ? Optional.empty() : Optional.of(new Task(Task.Kind.COMPILE, names, numbers.stream().flatMap(finding -> finding.places().stream()).toList(), List.of()));
    }

    private static Optional<String> sharedName(Finding finding, PortabilityReport report) {
        return switch (finding) {
            case Finding.HelperCall call when call.severity() == Severity.NUMBER -> Optional.of(call.name());
            case Finding.ContextField field when field.severity() == Severity.NUMBER || field.severity() == Severity.REWRITE -> {
                Optional<String> name = field.fields().linux().map(ContextLayout.Field::name);
                yield name.filter(_ -> name.equals(field.fields().windows().map(ContextLayout.Field::name)));
            }
            case Finding.ReturnValue value when value.severity() == Severity.NUMBER || value.severity() == Severity.MEANING ->
                    Optional.of(value.meanings().of(report.home()).name()).filter(name -> returnsThere(report, name));
            default -> Optional.empty();
        };
    }

    private static boolean returnsThere(PortabilityReport report, String name) {
        return report.home().programType(report.program().type(), report.program().section()).flatMap(type -> Counterparts.hook(report.home(), type).what())
                .filter(there -> there.returnCodes().stream().anyMatch(code -> code.name().equals(name))).isPresent();
    }

    /// What a verifier refuses: mended by edits where the remedy can be written as text, else for a person.
    private static Stream<Task> refusal(PortabilityReport report, Reason reason, String text) {
        String cause = reason.cause().name().toLowerCase(Locale.ROOT);
        List<TextEdit> edits = reason.remedy().isEmpty() || text.isEmpty() ? List.of()
                : new SourcePatch(report.set().origin(), PlatformNames.of(report.home())).edits(text, report.set(), report.program().name(), reason.remedy()).orElse(List.of());
        return switch (reason.cause()) {
            case HOOK, HELPER, HELPER_NUMBER, MAP, INSTRUCTIONS, FEATURE, CONTEXT, UNKNOWN -> Stream.empty();
            case OTHER -> Stream.of(new Task(Task.Kind.REFUSAL, "mend.other:" + reason.message(), reason.places(), edits));
            default -> Stream.of(new Task(edits.isEmpty() ? Task.Kind.REFUSAL : Task.Kind.MEND, "mend." + cause + ":" + reason.subject(), reason.places(), edits));
        };
    }

    private static Stream<Task> byHand(Finding finding, Platform home, Platform other) {
        return switch (finding) {
            case Finding.Hook hook when hook.severity() == Severity.MISSING -> Stream.of(new Task(Task.Kind.HOOK, "", List.of(), List.of()));
            case Finding.HelperCall call when call.severity() == Severity.MISSING || call.severity() == Severity.REWRITE -> Stream.of(new Task(Task.Kind.HELPER, call.name(), call.places(), List.of()));
            case Finding.MapKind map when map.severity().needsEdit() -> Stream.of(new Task(Task.Kind.MAP, map.map(), List.of(), List.of()));
            case Finding.Groups groups when groups.severity() == Severity.MISSING -> Stream.of(new Task(Task.Kind.INSTRUCTIONS,
                    groups.lacking().of(other).stream().findFirst().map(group -> group.label()).orElse(""), groups.places(), List.of()));
            case Finding.Feature feature when feature.severity() == Severity.MISSING -> Stream.of(new Task(Task.Kind.INSTRUCTIONS, feature.feature(), feature.places(), List.of()));
            case Finding.ContextField field when field.severity() == Severity.MISSING || field.severity() == Severity.MEANING -> Stream.of(new Task(Task.Kind.FIELD,
                    field.fields().of(home).map(found -> found.name()).orElse(""), field.places(), List.of()));
            case Finding.ReturnValue value when (value.severity() == Severity.MISSING || value.severity() == Severity.REWRITE) && !value.meanings().of(other).name().isEmpty() ->
                    Stream.of(new Task(Task.Kind.RESULT, value.meanings().of(home).name(), value.places(), List.of()));
            default -> Stream.empty();
        };
    }

    /// `text` after everything that edits can do, for all programs in it; empty where it does not assemble.
    ///
    /// @param file what the text is called
    public static Optional<String> portable(String text, String file, Platform home, BiFunction<ProgramSet, Program, PortabilityReport> report) {
        String current = text;
        Optional<ProgramSet> programs = Assembler.assemble(text, file, PlatformNames.of(home)).programs();
        if (programs.isEmpty()) {
            return Optional.empty();
        }
        for (Program program : programs.get().programs()) {
            // Each edit may move the lines of the next, so the text is read anew until none is left.
            for (int round = 0; round < Task.Kind.values().length; round++) {
                ProgramSet set = Assembler.assemble(current, file, PlatformNames.of(home), programs.get().order()).programs().orElseThrow();
                String before = current;
                Optional<Task> task = of(report.apply(set, set.program(program.name()).orElseThrow()), current).stream().filter(Task::isMechanical).findFirst();
                if (task.isEmpty()) {
                    break;
                }
                current = TextEdit.apply(before, task.get().edits());
            }
        }
        return Optional.of(current);
    }
}
