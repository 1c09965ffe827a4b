package dev.glasshive.lesson.check;

import dev.glasshive.isa.Register;
import dev.glasshive.lesson.Check.Aspect;
import dev.glasshive.lesson.Data;
import dev.glasshive.map.BpfMap;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Timeline;
import dev.glasshive.vm.Trap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Two attempts on the same inputs, side by side.
///
/// @param ours the learner's
/// @param theirs what it should be like
record Comparison(Evaluation ours, Evaluation theirs, Set<Aspect> aspects) {
    private static final int MOST = 3;

    /// The first differences.
    List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        List<Timeline.Run> runs = ours.timeline().runs();
        List<Timeline.Run> wanted = theirs.timeline().runs();
        for (int i = 0; i < Math.min(runs.size(), wanted.size()); i++) {
            run(runs.get(i).result(), wanted.get(i).result(), found);
        }
        if (aspects.contains(Aspect.MAPS) && found.isEmpty()) {
            maps(found);
        }
        return found.stream().limit(MOST).toList();
    }

    /// Whether both trap on the same inputs, at the same instruction, for the same cause.
    boolean sameTraps() {
        List<Timeline.Run> runs = ours.timeline().runs();
        List<Timeline.Run> wanted = theirs.timeline().runs();
        for (int i = 0; i < Math.min(runs.size(), wanted.size()); i++) {
            if (!ours.cause(runs.get(i)).equals(theirs.cause(wanted.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private void run(RunResult is, RunResult wanted, List<Difference> found) {
        String input = is.input().name();
        if (!kind(is.trap()).equals(kind(wanted.trap()))) {
            found.add(new Difference(input, "the end", end(wanted), end(is)));
            return;
        }
        if (aspects.contains(Aspect.RESULT) && is.trap().isEmpty() && (int) is.r0() != (int) wanted.r0()) {
            found.add(new Difference(input, "r0", theirs.facts().result(Register.R0, wanted.r0()), ours.facts().result(Register.R0, is.r0())));
        }
        if (aspects.contains(Aspect.PACKET) && !is.dataOut().equals(wanted.dataOut())) {
            found.add(packet(input, is.dataOut(), wanted.dataOut()));
        }
        if (aspects.contains(Aspect.CONSOLE) && !is.console().equals(wanted.console())) {
            found.add(new Difference(input, "what is printed", wanted.console().toString(), is.console().toString()));
        }
    }

    private static String kind(Optional<Trap> trap) {
        return trap.map(t -> t.cause().getClass().getSimpleName()).orElse("");
    }

    private static String end(RunResult result) {
        return result.trap().map(trap -> "a trap: " + trap.message()).orElse("exit");
    }

    private static Difference packet(String input, Bytes is, Bytes wanted) {
        if (is.length() != wanted.length()) {
            return new Difference(input, "the packet's length", wanted.length() + " bytes", is.length() + " bytes");
        }
        int at = 0;
        while (is.at(at) == wanted.at(at)) {
            at++;
        }
        return new Difference(input, "packet[" + at + "]", Data.spaced(Bytes.of(wanted.at(at))), Data.spaced(Bytes.of(is.at(at))));
    }

    private void maps(List<Difference> found) {
        Snapshot is = ours.timeline().at(ours.timeline().length());
        Snapshot wanted = theirs.timeline().at(theirs.timeline().length());
        for (Snapshot.MapContent map : wanted.maps()) {
            String name = map.spec().name();
            Optional<Snapshot.MapContent> same = is.maps().stream().filter(m -> m.spec().name().equals(name)).findFirst();
            if (same.isEmpty()) {
                found.add(new Difference("", "map " + name, "there", "missing"));
                continue;
            }
            Optional<List<Bytes>> records = Records.of(map.state());
            if (records.isPresent()) {
                records(name, Records.of(same.get().state()).orElse(List.of()), records.get(), found);
                continue;
            }
            TreeMap<String, BpfMap.Entry> entries = entries(same.get());
            TreeMap<String, BpfMap.Entry> expected = entries(map);
            expected.forEach((key, entry) -> {
                BpfMap.Entry actual = entries.get(key);
                if (actual == null || !actual.value().equals(entry.value())) {
                    found.add(entry(name, entry.key(), Facts.show(entry.value()), actual == null ? "not in the map" : Facts.show(actual.value())));
                }
            });
            entries.forEach((key, entry) -> {
                if (!expected.containsKey(key)) {
                    found.add(entry(name, entry.key(), "no such entry", Facts.show(entry.value())));
                }
            });
        }
    }

    private static void records(String map, List<Bytes> is, List<Bytes> wanted, List<Difference> found) {
        for (int i = 0; i < Math.max(is.size(), wanted.size()); i++) {
            String expected = i < wanted.size() ? Facts.show(wanted.get(i)) : "no such record";
            String actual = i < is.size() ? Facts.show(is.get(i)) : "not there";
            if (!expected.equals(actual)) {
                found.add(new Difference("after the last packet", "record " + (i + 1) + " of " + map, expected, actual));
            }
        }
    }

    private static Difference entry(String map, Bytes key, String expected, String actual) {
        return new Difference("after the last packet", map + "[" + Facts.key(key) + "]", expected, actual);
    }

    private static TreeMap<String, BpfMap.Entry> entries(Snapshot.MapContent map) {
        TreeMap<String, BpfMap.Entry> entries = new TreeMap<>();
        for (int i = 0; i < map.state().size(); i++) {
            BpfMap.Entry entry = map.state().entry(i);
            entries.put(entry.key().toHex(), entry);
        }
        return entries;
    }
}
