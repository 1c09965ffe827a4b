package dev.glasshive.cli;

import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.asm.Names;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.repair.Fix;
import dev.glasshive.repair.Patch;
import dev.glasshive.repair.Repairs;
import dev.glasshive.repair.SourcePatch;
import dev.glasshive.repair.TextEdit;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.VerifierReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What can be done about a rejected program, as `verify` shows it.
///
/// @param source the text that it came from, if any
/// @param fixes the best one first
record FixReport(Optional<Opened.Source> source, ProgramSet set, Program program, HelperNames helpers, List<Fix> fixes) {

    /// Looks for fixes of `program`, which `report` refuses.
    static FixReport of(Opened opened, ProgramSet set, Program program, int attachType, Platform platform, Verifier verifier, Options options, VerifierReport report) {
        Optional<Opened.Source> source = opened instanceof Opened.Source text ? Optional.of(text) : Optional.empty();
        List<Fix> fixes = report.accepted() ? List.of() : new Repairs(verifier, platform, Repairs.Limits.USUAL).of(set, program, attachType, options, report);
        return new FixReport(source, set, program, Opened.helperNames(platform), fixes);
    }

    /// A fix in JSON.
    ///
    /// @param accepted whether the whole program is accepted with it
    /// @param then what the verifier says with it; empty where it accepts
    /// @param edits of the source text, or of the instructions where there is none
    record FixJson(String title, String why, boolean accepted, String then, List<EditJson> edits) {}

    /// Lines that go, and lines that come in their place.
    ///
    /// @param at the line of the source text from 1, or the slot
    record EditJson(int at, List<String> removed, List<String> added) {}

    /// The fixes in JSON.
    List<FixJson> json() {
        return fixes.stream().map(fix -> new FixJson(fix.title(), fix.why(), fix.accepted(), then(fix), changes(fix))).toList();
    }

    private static String then(Fix fix) {
        return switch (fix.result()) {
            case Fix.Accepted() -> "";
            case Fix.StillRejected(String message, int _) -> message;
        };
    }

    /// The source text after the best fix, if the program is accepted with it and it can be written as text.
    Optional<String> repaired() {
        return fixes.stream().filter(Fix::accepted).findFirst().flatMap(fix -> edits(fix).flatMap(edits -> source.map(text -> TextEdit.apply(text.text(), edits))));
    }

    private Optional<List<TextEdit>> edits(Fix fix) {
        return source.flatMap(text -> new SourcePatch(text.name(), helpers).edits(text.text(), set, program.name(), fix.patches()));
    }

    /// Prints the best fix.
    void print(Terminal terminal) {
        if (fixes.isEmpty()) {
            return;
        }
        Fix best = fixes.getFirst();
        terminal.out().println();
        terminal.out().println(Messages.text("fix.title", best.title()));
        terminal.out().println("  " + best.why());
        if (best.result() instanceof Fix.StillRejected(String message, int _)) {
            terminal.out().println("  " + Messages.text("fix.further", message));
        } else {
            terminal.out().println("  " + Messages.text("fix.accepted"));
        }
        List<EditJson> changes = changes(best);
        int width = changes.stream().mapToInt(change -> Integer.toString(change.at() + change.removed().size()).length()).max().orElse(1);
        for (EditJson change : changes) {
            for (int i = 0; i < change.removed().size(); i++) {
                terminal.out().printf("  - %" + width + "d | %s%n", change.at() + i, change.removed().get(i));
            }
            change.added().forEach(line -> terminal.out().printf("  + %" + width + "s | %s%n", change.removed().isEmpty() ? Integer.toString(change.at()) : "", line));
        }
        if (fixes.size() > 1) {
            terminal.out().println("  " + Messages.text("fix.others", fixes.size() - 1));
        }
    }

    private List<EditJson> changes(Fix fix) {
        return edits(fix).map(edits -> source.map(text -> inText(text.text(), edits)).orElse(List.of())).orElseGet(() -> inCode(fix));
    }

    private static List<EditJson> inText(String text, List<TextEdit> edits) {
        List<EditJson> changes = new ArrayList<>();
        for (TextEdit edit : edits) {
            int line = (int) text.substring(0, edit.start()).chars().filter(c -> c == '\n').count() + 1;
            changes.add(new EditJson(line, text.substring(edit.start(), edit.start() + edit.length()).lines().toList(), edit.replacement().lines().toList()));
        }
        return changes;
    }

    /// The instructions of both programs, compared line by line as if they were text.
    private List<EditJson> inCode(Fix fix) {
        Optional<ProgramSet> after = Optional.of(set);
        for (Patch patch : fix.patches()) {
            after = after.flatMap(current -> patch.apply(current, program.name()));
        }
        return after.map(changed -> {
            String before = listing(set, program);
            return inText(before, TextEdit.between(before, listing(changed, changed.program(program.name()).orElseThrow()))).stream()
                    .map(edit -> new EditJson(program.code().starts().get(Math.min(edit.at() - 1, program.code().starts().size() - 1)), edit.removed(), edit.added())).toList();
        }).orElse(List.of());
    }

    private String listing(ProgramSet programs, Program listed) {
        Names names = new Names(new java.util.TreeMap<>(), programs.maps().stream().map(map -> map.name()).toList(), helpers.in(listed));
        StringBuilder text = new StringBuilder();
        listed.code().starts().forEach(slot -> text.append(Dialect.SOURCE.text(listed.code().at(slot), slot, names)).append('\n'));
        return text.toString();
    }
}
