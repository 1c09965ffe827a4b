package dev.glasshive.app.flow;

import dev.glasshive.app.text.Text;
import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.asm.Names;
import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.util.ArrayList;
import java.util.List;

/// What stands in a block.
final class BlockWords {
    private static final int LONGEST = 34;
    private static final int MOST_LINES = 3;

    private final Program program;
    private final boolean brief;
    private final Names names;

    /// @param brief whether blocks say only how they end
    BlockWords(Program program, ProgramSet set, HelperNames helpers, boolean brief) {
        this.program = program;
        this.brief = brief;
        this.names = Names.complete(program, set, helpers);
    }

    String title(Block block) {
        String label = names.places().getOrDefault(block.first(), "");
        boolean given = program.labels().containsKey(block.first());
        String range = block.first() == block.last() ? Integer.toString(block.first()) : block.first() + " – " + block.last();
        return given && !label.isEmpty() ? range + " " + label : range;
    }

    /// The first instructions of a block and the last one, or only that.
    List<String> lines(Block block) {
        List<Integer> slots = slots(block);
        if (brief) {
            return List.of(shortened(text(slots.getLast())));
        }
        boolean all = slots.size() <= MOST_LINES;
        List<String> lines = new ArrayList<>();
        slots.subList(0, all ? slots.size() : MOST_LINES - 2).forEach(slot -> lines.add(shortened(text(slot))));
        if (!all) {
            lines.add(Text.of("flow.left-out", slots.size() - MOST_LINES + 1));
            lines.add(shortened(text(slots.getLast())));
        }
        return lines;
    }

    /// All its instructions.
    String spoken(Block block) {
        StringBuilder all = new StringBuilder();
        slots(block).forEach(slot -> all.append(slot).append(": ").append(text(slot)).append('\n'));
        return all.toString();
    }

    /// What stands at a way.
    String label(BlockGraph graph, Way way) {
        int last = graph.blocks().get(way.from()).last();
        return switch (way.kind()) {
            case ALWAYS -> "";
            case ELSE -> Text.of("flow.else");
            case HOLDS -> program.code().at(last) instanceof Instruction.Branch ? shortened(text(last).replaceFirst("^if ", "").replaceFirst(" goto .*", "")) : "";
        };
    }

    private List<Integer> slots(Block block) {
        List<Integer> slots = new ArrayList<>();
        for (int slot = block.first(); slot <= block.last(); slot++) {
            if (program.code().startsAt(slot)) {
                slots.add(slot);
            }
        }
        return slots;
    }

    private String text(int slot) {
        return Dialect.SOURCE.text(program.code().at(slot), slot, names).strip();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
