package dev.glasshive.app.flow;

import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.Subprogram;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The blocks of a program in the order of its code, and the ways between them.
final class BlockGraph {
    private final Program program;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();
    private final NavigableMap<Integer, Integer> byFirst = new TreeMap<>();

    private BlockGraph(Program program) {
        this.program = program;
    }

    /// The blocks of `program`, of which every jump leads to an instruction: others lead nowhere here.
    static BlockGraph of(Program program) {
        BlockGraph graph = new BlockGraph(program);
        graph.cut();
        graph.connect();
        return graph;
    }

    private void cut() {
        Code code = program.code();
        TreeSet<Integer> firsts = new TreeSet<>();
        program.subprograms().stream().map(Subprogram::start).filter(code::startsAt).forEach(firsts::add);
        List<Integer> starts = code.starts();
        if (starts.isEmpty()) {
            return;
        }
        firsts.add(starts.getFirst());
        for (int i = 0; i < starts.size(); i++) {
            boolean parts = switch (code.at(starts.get(i))) {
                case Instruction.Jump jump -> {
                    firsts.add(target(starts.get(i), jump.offset()));
                    yield true;
                }
                case Instruction.Branch branch -> {
                    firsts.add(target(starts.get(i), branch.offset()));
                    yield true;
                }
                case Instruction.Exit _ -> true;
                default -> false;
            };
            if (parts && i + 1 < starts.size()) {
                firsts.add(starts.get(i + 1));
            }
        }
        firsts.removeIf(slot -> !code.startsAt(slot));
        for (int first : firsts) {
            Integer next = firsts.higher(first);
            int last = starts.get((next == null ? starts.size() : starts.indexOf(next)) - 1);
            byFirst.put(first, blocks.size());
            blocks.add(new Block(first, last, function(first)));
        }
    }

    private int function(int slot) {
        for (int i = 0; i < program.subprograms().size(); i++) {
            if (program.subprograms().get(i).contains(slot)) {
                return i;
            }
        }
        return 0;
    }

    private static int target(int slot, int offset) {
        return slot + 1 + offset;
    }

    private void connect() {
        List<Way> forwards = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            int last = blocks.get(i).last();
            switch (program.code().at(last)) {
                case Instruction.Jump jump -> add(forwards, i, target(last, jump.offset()), Way.Kind.ALWAYS);
                case Instruction.Branch branch -> {
                    next(forwards, i, Way.Kind.ELSE);
                    add(forwards, i, target(last, branch.offset()), Way.Kind.HOLDS);
                }
                case Instruction.Exit _ -> {
                    // Nothing comes behind it.
                }
                default -> next(forwards, i, Way.Kind.ALWAYS);
            }
        }
        markLoops(forwards);
    }

    private void next(List<Way> found, int block, Way.Kind kind) {
        if (block + 1 < blocks.size() && blocks.get(block + 1).function() == blocks.get(block).function()) {
            found.add(new Way(block, block + 1, kind, false));
        }
    }

    private void add(List<Way> found, int block, int slot, Way.Kind kind) {
        Integer to = byFirst.get(slot);
        if (to != null) {
            found.add(new Way(block, to, kind, false));
        }
    }

    /// A way back is one to a block from which a walk through the function came there.
    private void markLoops(List<Way> found) {
        Map<Integer, List<Way>> leaving = new TreeMap<>();
        found.forEach(way -> leaving.computeIfAbsent(way.from(), _ -> new ArrayList<>()).add(way));
        BitSet seen = new BitSet();
        for (int start = 0; start < blocks.size(); start++) {
            Deque<int[]> walk = new ArrayDeque<>();
            BitSet open = new BitSet();
            if (!seen.get(start)) {
                walk.push(new int[] {start, 0});
                seen.set(start);
                open.set(start);
            }
            while (!walk.isEmpty()) {
                int[] at = walk.peek();
                List<Way> on = leaving.getOrDefault(at[0], List.of());
                if (at[1] == on.size()) {
                    open.clear(at[0]);
                    walk.pop();
                    continue;
                }
                Way way = on.get(at[1]++);
                ways.add(new Way(way.from(), way.to(), way.kind(), open.get(way.to())));
                if (!seen.get(way.to())) {
                    seen.set(way.to());
                    open.set(way.to());
                    walk.push(new int[] {way.to(), 0});
                }
            }
        }
    }

    Program program() {
        return program;
    }

    List<Block> blocks() {
        return blocks;
    }

    List<Way> ways() {
        return ways;
    }

    /// The number of the block in which an instruction stands; -1 if in none.
    int at(int slot) {
        Map.Entry<Integer, Integer> entry = byFirst.floorEntry(slot);
        return entry != null && blocks.get(entry.getValue()).contains(slot) ? entry.getValue() : -1;
    }

    /// How many functions have blocks.
    int functions() {
        return (int) blocks.stream().mapToInt(Block::function).distinct().count();
    }
}
