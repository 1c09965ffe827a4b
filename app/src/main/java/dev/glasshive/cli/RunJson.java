package dev.glasshive.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.glasshive.map.BpfMap;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Trap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `run --json` prints.
record RunJson(String program, String platform, List<Result> results, Map<String, MapJson> maps, List<String> console, long steps) {
    /// Of an array with more bytes of values than this, entries that are all zeros are left out.
    private static final long LARGE_ARRAY = 1 << 20;

    /// One packet's.
    ///
    /// @param retval null where the run was stopped
    /// @param meaning the name of the return code, or null where it has none
    /// @param context the fields of the context that the program changed, as people write them
    /// @param trap what stopped the run, or null
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Result(@Nullable BigInteger retval, @Nullable String meaning, String dataOut, @Nullable String trap,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> context) {}

    /// What a map holds at the end.
    record MapJson(String type, List<Entry> entries) {}

    /// Key and value in hexadecimal.
    record Entry(String key, String value) {}

    static RunJson of(Outcome outcome) {
        return new RunJson(outcome.program().name(), outcome.scenario().platform().id(), outcome.results().stream().map(result -> result(outcome, result)).toList(),
                maps(outcome.maps()), outcome.console(), outcome.steps());
    }

    static Result result(Outcome outcome, RunResult result) {
        if (result.trap().isPresent()) {
            return new Result(null, null, result.dataOut().toHex(), result.trap().map(Trap::message).orElseThrow(), context(outcome, result));
        }
        String meaning = outcome.type().map(type -> type.meaning(result.r0())).orElse("");
        return new Result(new BigInteger(Long.toUnsignedString(outcome.retval(result))), meaning.isEmpty() ? null : meaning,
                result.dataOut().toHex(), null, context(outcome, result));
    }

    private static Map<String, String> context(Outcome outcome, RunResult result) {
        Map<String, String> fields = new LinkedHashMap<>();
        outcome.contextChanges(result).forEach(change -> fields.put(change.field().name(), change.value()));
        return fields;
    }

    static Map<String, MapJson> maps(List<BpfMap> maps) {
        Map<String, MapJson> json = new LinkedHashMap<>();
        maps.forEach(map -> json.put(map.spec().name(), new MapJson(map.spec().type(), entries(map))));
        return json;
    }

    private static List<Entry> entries(BpfMap map) {
        BpfMap.State state = map.save();
        Bytes zeros = Bytes.of(new byte[map.spec().valueSize()]);
        boolean sparse = MapChange.isArray(map) && (long) state.size() * map.spec().valueSize() > LARGE_ARRAY;
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < state.size(); i++) {
            BpfMap.Entry entry = state.entry(i);
            if (!sparse || !entry.value().equals(zeros)) {
                entries.add(new Entry(entry.key().toHex(), entry.value().toHex()));
            }
        }
        return entries;
    }
}
