package dev.glasshive.app.maps;

import dev.glasshive.app.workspace.CellText;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.map.BpfMap;
import dev.glasshive.map.RingBuffer;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Step;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// How a map looks that is more than a table.
public sealed interface MapPicture {
    /// The most parts of a picture: more cannot be told apart.
    int MOST = 400;

    /// A ring buffer.
    ///
    /// @param size of the ring in bytes
    /// @param contents of the ring
    /// @param changed the numbers of the records that the last step made or changed
    record Ring(int size, RingBuffer.Contents contents, Set<Integer> changed) implements MapPicture {}

    /// A queue or a stack.
    ///
    /// @param values from the first that came to the last; at most [#MOST]
    /// @param lastFirst whether the last value goes first: a stack
    /// @param left how many values are left out, in front of those that are there
    /// @param pushed whether the last step put the last value in
    /// @param popped what the last step took out, if it did
    record Pile(List<String> values, boolean lastFirst, int left, boolean pushed, Optional<String> popped) implements MapPicture {}

    /// A Bloom filter.
    ///
    /// @param words its bits, 64 in each; at most [#MOST]
    /// @param changed the bits that the last step set
    /// @param set how many bits are set
    /// @param of how many
    record Bits(List<Long> words, Set<Integer> changed, int set, int of) implements MapPicture {}

    /// Whether the picture is all that can be shown of a map: of what a Bloom filter was given, nothing but bits is left.
    static boolean isAll(MapSpec spec) {
        return spec.type().equals("bloom_filter");
    }

    /// The picture of the map with the number `index`, if it is more than a table.
    static Optional<MapPicture> of(Moment moment, int index) {
        Snapshot.MapContent map = moment.snapshot().maps().get(index);
        List<Step.MapEntryChanged> changes = moment.latest().stream().flatMap(s -> s.events().stream()).filter(Step.MapEntryChanged.class::isInstance)
                .map(Step.MapEntryChanged.class::cast).filter(c -> c.map() == index).toList();
        ByteOrder order = moment.timeline().scenario().host().order();
        return switch (map.spec().type()) {
            case "ringbuf" -> RingBuffer.contents(map.state()).map(contents -> new Ring(map.spec().maxEntries(), contents, Set.copyOf(changes.stream().map(c -> (int) c.key().toLittleEndian()).toList())));
            case "queue", "stack" -> Optional.of(pile(map.spec(), map.state(), changes, order));
            case "bloom_filter" -> Optional.of(bits(map.state(), changes));
            default -> Optional.empty();
        };
    }

    private static Pile pile(MapSpec spec, BpfMap.State state, List<Step.MapEntryChanged> changes, ByteOrder order) {
        int from = Math.max(0, state.size() - MOST);
        List<String> values = IntStream.range(from, state.size()).mapToObj(i -> CellText.print(state.entry(i).value(), order)).toList();
        Optional<String> popped = changes.stream().filter(c -> c.after().isEmpty()).flatMap(c -> c.before().stream()).findFirst().map(b -> CellText.print(b, order));
        return new Pile(values, spec.type().equals("stack"), from, changes.stream().anyMatch(c -> c.after().isPresent()), popped);
    }

    private static Bits bits(BpfMap.State state, List<Step.MapEntryChanged> changes) {
        int set = IntStream.range(0, state.size()).map(i -> Long.bitCount(state.entry(i).value().toLittleEndian())).sum();
        List<Long> words = IntStream.range(0, Math.min(MOST, state.size())).mapToObj(i -> state.entry(i).value().toLittleEndian()).toList();
        Set<Integer> changed = new HashSet<>();
        for (Step.MapEntryChanged change : changes) {
            long news = change.after().map(Bytes::toLittleEndian).orElse(0L) & ~change.before().map(Bytes::toLittleEndian).orElse(0L);
            int word = (int) change.key().toLittleEndian();
            IntStream.range(0, 64).filter(bit -> (news >>> bit & 1) == 1).forEach(bit -> changed.add(word * 64 + bit));
        }
        return new Bits(words, Set.copyOf(changed), set, state.size() * 64);
    }
}
