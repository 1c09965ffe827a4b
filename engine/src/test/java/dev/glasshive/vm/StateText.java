package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.BpfMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Everything that a snapshot shows, as text, so that two of them can be compared and their difference read.
final class StateText {
    private StateText() {}

    static String of(Snapshot snapshot) {
        StringBuilder text = new StringBuilder();
        text.append(snapshot.position()).append(" run ").append(snapshot.run()).append(' ').append(snapshot.program())
                .append(" slot ").append(snapshot.slot()).append(' ').append(snapshot.status()).append(' ').append(snapshot.trap()).append('\n');
        for (Register register : Register.values()) {
            text.append(register).append('=').append(snapshot.registers().value(register)).append(' ');
        }
        for (Snapshot.Frame frame : snapshot.frames()) {
            text.append("\nframe ").append(frame.ordinal()).append(' ').append(frame.function()).append(" at ").append(frame.callSlot())
                    .append(' ').append(of(frame.stack()));
        }
        text.append("\npacket ").append(of(snapshot.packet()));
        snapshot.context().ifPresent(context -> text.append("\ncontext ").append(of(context)));
        for (Snapshot.MapContent map : snapshot.maps()) {
            BpfMap.State state = map.state();
            text.append("\nmap ").append(map.spec().name()).append(' ')
                    .append(IntStream.range(0, state.size()).mapToObj(state::entry).toList());
        }
        return text.append("\nconsole ").append(snapshot.console()).toString();
    }

    static String of(MemoryImage image) {
        return image.toBytes() + " written " + IntStream.range(image.first(), image.first() + image.length())
                .filter(image::isWritten).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}
