package dev.glasshive.asm;

import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Subprogram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A program while its lines are read: statements in order, and the slots that names stand for.
final class ProgramDraft {
    /// Where a name was written first, and the slot it stands for.
    record Place(int slot, SourceSpan span) {}

    /// Who began the program.
    enum Origin {
        /// `.program`.
        DIRECTIVE,
        /// The header of a section in a disassembly.
        SECTION,
        /// The first line that needed one.
        IMPLICIT
    }

    final SourceSpan span;
    final Origin origin;
    final String type;
    final String section;
    String name;
    final List<Statement> statements = new ArrayList<>();
    final Map<String, Place> labels = new LinkedHashMap<>();
    final Map<String, Place> functions = new LinkedHashMap<>();
    private int slots;
    private int firstExit = -1;

    ProgramDraft(Origin origin, SourceSpan span, String type, String name, String section) {
        this.origin = origin;
        this.span = span;
        this.type = type;
        this.name = name;
        this.section = section;
    }

    int slots() {
        return slots;
    }

    void add(Statement statement) {
        if (firstExit < 0 && statement.draft() instanceof Draft.Ready(Instruction.Exit())) {
            firstExit = slots;
        }
        statements.add(statement);
        slots += statement.draft().slots();
    }

    /// Lets `label` stand for the next instruction.
    void defineLabel(Draft.Reference label) throws Unparsable {
        define(label, labels, "label");
    }

    /// Begins the function `name` at the next instruction.
    void defineFunction(Draft.Reference name) throws Unparsable {
        define(name, functions, "function");
    }

    private void define(Draft.Reference reference, Map<String, Place> among, String kind) throws Unparsable {
        Place before = labels.getOrDefault(reference.name(), functions.get(reference.name()));
        if (before != null) {
            throw new Unparsable(Diagnostic.error(reference.span(),
                    "the " + kind + " " + reference.name() + " exists since line " + before.span().line(), "another name", ""));
        }
        among.put(reference.name(), new Place(slots, reference.span()));
    }

    /// The slot that a label or function stands for. In the mnemonic dialect the first exit instruction is a label of that name.
    Optional<Integer> slotOf(String target) {
        Place place = labels.getOrDefault(target, functions.get(target));
        if (place == null && target.equals("exit") && firstExit >= 0) {
            return Optional.of(firstExit);
        }
        return place == null ? Optional.empty() : Optional.of(place.slot());
    }

    /// The first `limit` names that jumps and calls can reach.
    List<String> targets(int limit) {
        return Stream.concat(functions.keySet().stream(), labels.keySet().stream()).limit(limit).toList();
    }

    /// The functions in order: the entry function first, each up to the next.
    List<Subprogram> subprograms() {
        List<Subprogram> result = new ArrayList<>();
        String current = name;
        int start = 0;
        for (Map.Entry<String, Place> function : functions.entrySet()) {
            int slot = function.getValue().slot();
            if (slot > start) {
                result.add(new Subprogram(current, start, slot - start));
            }
            current = function.getKey();
            start = slot;
        }
        result.add(new Subprogram(current, start, slots - start));
        return result;
    }
}
