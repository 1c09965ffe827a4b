package dev.glasshive.app.flow;

import dev.glasshive.vm.Timeline;

/// How often a run came through blocks and ways of a program.
///
/// @param blocks for each block
/// @param ways for each way
/// @param cut whether only the first [#MOST_STEPS] steps were counted
@SuppressWarnings("ArrayRecordComponent")
record Passes(long[] blocks, long[] ways, boolean cut) {
    /// Of a longer run only the first steps are counted.
    static final int MOST_STEPS = 2_000_000;

    static Passes none(BlockGraph graph) {
        return none(graph, false);
    }

    private static Passes none(BlockGraph graph, boolean cut) {
        return new Passes(new long[graph.blocks().size()], new long[graph.ways().size()], cut);
    }

    /// Counts along `timeline`. Takes time for a long one.
    static Passes of(BlockGraph graph, Timeline timeline) {
        Passes passes = none(graph, timeline.length() > MOST_STEPS);
        boolean alone = timeline.scenario().set().programs().size() == 1;
        int before = -1;
        int length = Math.min(timeline.length(), MOST_STEPS);
        for (int position = 0; position < length; position++) {
            int slot = timeline.slotAt(position);
            boolean here = slot >= 0 && (alone || timeline.programAt(position).name().equals(graph.program().name()));
            int block = here ? graph.at(slot) : -1;
            if (block >= 0 && slot == graph.blocks().get(block).first()) {
                passes.blocks[block]++;
                passes.count(graph, before, block);
            }
            before = block >= 0 && slot == graph.blocks().get(block).last() ? block : -1;
        }
        return passes;
    }

    private void count(BlockGraph graph, int from, int to) {
        for (int way = 0; from >= 0 && way < ways.length; way++) {
            if (graph.ways().get(way).from() == from && graph.ways().get(way).to() == to) {
                ways[way]++;
                return;
            }
        }
    }
}
