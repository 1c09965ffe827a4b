package dev.glasshive.repair;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Patches as edits of the assembly text that a program came from. An edit is given only where the changed text assembles to the patched program.
public final class SourcePatch {
    /// Longer texts are not compared line by line.
    private static final int MOST_LINES = 4000;

    private final String file;
    private final HelperNames helpers;

    /// @param file what the text is called
    /// @param helpers names that the text may use
    public SourcePatch(String file, HelperNames helpers) {
        this.file = file;
        this.helpers = helpers;
    }

    /// What `patches`, one after the other, change in `text`, from which the program `name` of `set` came.
    public Optional<List<TextEdit>> edits(String text, ProgramSet set, String name, List<Patch> patches) {
        return text.lines().limit(MOST_LINES + 1L).count() > MOST_LINES ? Optional.empty()
                : changed(text, set, name, patches).map(after -> TextEdit.between(text, after));
    }

    private Optional<String> changed(String text, ProgramSet set, String name, List<Patch> patches) {
        String current = text;
        ProgramSet programs = set;
        for (Patch patch : patches) {
            Optional<ProgramSet> wanted = patch.apply(programs, name);
            Optional<String> next = wanted.isEmpty() ? Optional.empty() : step(current, programs, name, patch, wanted.get());
            if (next.isEmpty()) {
                return next;
            }
            current = next.get();
            programs = Assembler.assemble(current, file, helpers, set.order()).programs().orElseThrow();
        }
        return Optional.of(current);
    }

    private Optional<String> step(String text, ProgramSet set, String name, Patch patch, ProgramSet wanted) {
        Set<Integer> rewritten = new HashSet<>();
        // Distances that are written as numbers become wrong by an insertion; the second time they are written anew.
        for (int attempt = 0; attempt < 2; attempt++) {
            Optional<SourceRewrite> rewrite = SourceRewrite.of(text, set, name, patch, helpers, rewritten);
            Optional<String> after = rewrite.map(SourceRewrite::text);
            Optional<ProgramSet> made = after.flatMap(changed -> Assembler.assemble(changed, file, helpers, set.order()).programs());
            if (made.isEmpty()) {
                return Optional.empty();
            }
            if (isSame(made.get(), wanted)) {
                return after;
            }
            Program got = made.get().program(name).orElseThrow();
            for (Rewrite.Item item : rewrite.orElseThrow().items()) {
                if (item.origin() >= 0 && got.code().startsAt(item.slot()) && !got.code().at(item.slot()).equals(item.instruction())) {
                    rewritten.add(item.origin());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(ProgramSet made, ProgramSet wanted) {
        return made.license().equals(wanted.license()) && made.maps().equals(wanted.maps())
                && made.programs().stream().map(Program::code).toList().equals(wanted.programs().stream().map(Program::code).toList());
    }
}
