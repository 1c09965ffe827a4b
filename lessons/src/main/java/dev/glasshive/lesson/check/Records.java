package dev.glasshive.lesson.check;

import dev.glasshive.map.BpfMap;
import dev.glasshive.map.RingBuffer;
import dev.glasshive.program.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a reader of a ring gets: the records that were submitted, in their order. Where they lie, and what was discarded between them, no reader sees.
final class Records {
    private Records() {}

    /// The records, absent where `state` is no ring's.
    static Optional<List<Bytes>> of(BpfMap.State state) {
        return RingBuffer.contents(state).map(contents -> {
            Set<Integer> submitted = contents.records().stream().filter(record -> record.stage() == RingBuffer.Stage.SUBMITTED).map(RingBuffer.Held::number).collect(Collectors.toSet());
            return IntStream.range(0, state.size()).mapToObj(state::entry).filter(entry -> submitted.contains((int) entry.key().toLittleEndian())).map(BpfMap.Entry::value).toList();
        });
    }
}
