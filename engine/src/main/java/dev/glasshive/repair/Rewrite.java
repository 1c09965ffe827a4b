package dev.glasshive.repair;

import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.SourceLine;
import dev.glasshive.program.SourceMap;
import dev.glasshive.program.Subprogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A program after its edits, and where everything went.
///
/// @param program with all jumps leading where they led
/// @param items the instructions in order, each with where it came from
/// @param places the new slot of each old one; one more for the end
record Rewrite(Program program, List<Item> items, List<Integer> places) {

    /// An instruction of the new program.
    ///
    /// @param slot in the new program
    /// @param origin its slot in the old one, or -1
    /// @param edit the number of the edit that brought it, or -1
    record Item(int slot, int origin, int edit, Instruction instruction) {}

    static Optional<Rewrite> of(Program program, List<Edit> edits) {
        return new Maker(program, edits).make();
    }

    /// Puts the new program together.
    private static final class Maker {
        private final Program program;
        private final List<Edit> edits;
        private final List<Draft> drafts = new ArrayList<>();
        private final Map<Integer, Integer> firstOf = new HashMap<>();
        private final int[] places;
        private int position;

        Maker(Program program, List<Edit> edits) {
            this.program = program;
            this.edits = edits;
            this.places = new int[program.code().size() + 1];
        }

        private record Draft(int slot, int origin, int edit, Added added) {}

        Optional<Rewrite> make() {
            Code code = program.code();
            for (int slot = 0; slot <= code.size(); slot++) {
                if (slot < code.size() && !code.startsAt(slot)) {
                    places[slot] = places[slot - 1] + 1;
                    continue;
                }
                insert(slot, Edit.Arrivals.SKIP);
                places[slot] = position;
                insert(slot, Edit.Arrivals.RUN);
                if (slot < code.size() && !replace(slot)) {
                    append(slot, -1, Added.of(code.at(slot)));
                }
            }
            return finish();
        }

        private void insert(int slot, Edit.Arrivals arrivals) {
            for (int i = 0; i < edits.size(); i++) {
                if (edits.get(i) instanceof Edit.Insert insert && insert.slot() == slot && insert.arrivals() == arrivals) {
                    appendAll(i, insert.code());
                }
            }
        }

        private boolean replace(int slot) {
            for (int i = 0; i < edits.size(); i++) {
                if (edits.get(i) instanceof Edit.Replace replace && replace.slot() == slot) {
                    appendAll(i, replace.code());
                    return true;
                }
            }
            return false;
        }

        private void appendAll(int edit, List<Added> code) {
            firstOf.put(edit, drafts.size());
            code.forEach(added -> append(-1, edit, added));
        }

        private void append(int origin, int edit, Added added) {
            drafts.add(new Draft(position, origin, edit, added));
            position += added.instruction().slots();
        }

        private Optional<Rewrite> finish() {
            List<Item> items = new ArrayList<>();
            for (Draft draft : drafts) {
                OptionalInt target = target(draft);
                Optional<Instruction> instruction = target.isEmpty() ? Optional.of(draft.added.instruction())
                        : Jumps.at(draft.added.instruction(), target.getAsInt() - draft.slot - 1);
                if (instruction.isEmpty()) {
                    return Optional.empty();
                }
                items.add(new Item(draft.slot, draft.origin, draft.edit, instruction.get()));
            }
            Code code = Code.of(items.stream().map(Item::instruction).toList());
            return Optional.of(new Rewrite(new Program(program.name(), program.section(), program.type(), code, subprograms(), labels(), source(items),
                    program.types().map(types -> MovedTypes.of(types, this::place))), items, Arrays.stream(places).boxed().toList()));
        }

        private OptionalInt target(Draft draft) {
            if (draft.origin >= 0) {
                OptionalInt old = Jumps.target(draft.added.instruction(), draft.origin);
                return old.isEmpty() ? old : OptionalInt.of(place(old.getAsInt()));
            }
            return switch (draft.added.destination()) {
                case Added.Nowhere() -> OptionalInt.empty();
                case Added.Existing(int slot) -> OptionalInt.of(place(slot));
                case Added.Within(int index) -> {
                    int at = firstOf.getOrDefault(draft.edit, 0) + index;
                    yield OptionalInt.of(at < drafts.size() ? drafts.get(at).slot : position);
                }
            };
        }

        /// Targets outside of the program stay as far outside.
        private int place(int slot) {
            int end = program.code().size();
            return slot < 0 ? slot : slot > end ? position + slot - end : places[slot];
        }

        private List<Subprogram> subprograms() {
            List<Subprogram> moved = new ArrayList<>();
            for (Subprogram function : program.subprograms()) {
                int start = function.start() == 0 ? 0 : places[function.start()];
                int end = function.start() + function.length() >= program.code().size() ? position : places[function.start() + function.length()];
                moved.add(new Subprogram(function.name(), start, end - start));
            }
            return moved;
        }

        private Map<Integer, String> labels() {
            Map<Integer, String> labels = new HashMap<>();
            program.labels().forEach((slot, name) -> labels.put(place(slot), name));
            return labels;
        }

        private SourceMap source(List<Item> items) {
            List<SourceLine> lines = new ArrayList<>();
            if (program.sourceMap().isEmpty()) {
                return program.sourceMap();
            }
            for (Item item : items) {
                if (item.origin >= 0) {
                    program.sourceMap().at(item.origin)
                            .ifPresent(line -> lines.add(new SourceLine(item.slot, line.file(), line.line(), line.column(), line.text())));
                }
            }
            return new SourceMap(lines);
        }
    }
}
