package dev.glasshive.handout;

import dev.glasshive.isa.Register;
import dev.glasshive.lesson.Data;
import dev.glasshive.lesson.check.Scene;
import dev.glasshive.map.BpfMap;
import dev.glasshive.page.Html;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.MemoryImage;
import dev.glasshive.vm.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A state of the machine as tables: registers, the stack as far as it is written, maps, and the packet.
final class StatePicture {
    private static final int MOST_ENTRIES = 16;
    private static final int MOST_PACKET = 64;
    private static final int ROW = 16;
    private static final int STACK_ROW = 8;

    private final Words words;

    private StatePicture(Words words) {
        this.words = words;
    }

    static String of(Scene scene, Words words) {
        return new StatePicture(words).draw(scene);
    }

    private String draw(Scene scene) {
        Snapshot now = scene.snapshot();
        ProgramSet set = scene.timeline().scenario().set();
        List<String> tables = new ArrayList<>();
        tables.add(registers(now, set));
        tables.add(stack(now.innermost()));
        now.maps().forEach(map -> tables.add(map(map)));
        tables.add(packet(now.packet()));
        return "<div class=\"state\">\n" + String.join("", tables) + "</div>\n";
    }

    private String registers(Snapshot now, ProgramSet set) {
        StringBuilder rows = new StringBuilder();
        for (Register register : Arrays.stream(Register.values()).filter(now.registers()::isKnown).toList()) {
            rows.append("<tr>").append(Html.rowHead(register.toString())).append(Html.element("td", "", Values.of(now.registers().value(register).orElse(0), set, words))).append("</tr>\n");
        }
        return table("registers", rows.toString(), words.of("registers.caption"));
    }

    private String stack(Snapshot.Frame frame) {
        MemoryImage stack = frame.stack();
        StringBuilder rows = new StringBuilder();
        for (int row = -STACK_ROW; row >= stack.first(); row -= STACK_ROW) {
            StringBuilder bytes = new StringBuilder();
            boolean written = false;
            for (int i = row; i < row + STACK_ROW; i++) {
                written |= stack.isWritten(i);
                bytes.append(i == row ? "" : " ").append(stack.isWritten(i) ? hex(stack.at(i)) : "··");
            }
            if (written) {
                rows.append("<tr>").append(Html.rowHead("fp" + row)).append(Html.element("td", "", bytes.toString())).append("</tr>\n");
            }
        }
        return table("stack", rows.toString(), words.of("stack.caption", frame.function()));
    }

    private String map(Snapshot.MapContent map) {
        StringBuilder rows = new StringBuilder();
        BpfMap.State state = map.state();
        for (int i = 0; i < Math.min(state.size(), MOST_ENTRIES); i++) {
            BpfMap.Entry entry = state.entry(i);
            rows.append("<tr>").append(Html.rowHead(bytes(entry.key()))).append(Html.element("td", "", bytes(entry.value()))).append("</tr>\n");
        }
        if (state.size() > MOST_ENTRIES) {
            rows.append("<tr><td colspan=\"2\">").append(words.html("map.more", state.size() - MOST_ENTRIES)).append("</td></tr>\n");
        }
        return table("map", rows.isEmpty() ? "<tr><td>" + words.html("map.empty") + "</td></tr>\n" : rows.toString(), words.of("map.caption", map.spec().name(), map.spec().type()));
    }

    private String packet(MemoryImage packet) {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < Math.min(packet.length(), MOST_PACKET); row += ROW) {
            int from = row;
            String bytes = IntStream.range(row, Math.min(row + ROW, packet.length())).mapToObj(i -> (i > from && i % 8 == 0 ? " " : "") + hex(packet.at(i))).collect(Collectors.joining(" "));
            rows.append("<tr>").append(Html.rowHead(Integer.toString(row))).append(Html.element("td", "", bytes)).append("</tr>\n");
        }
        if (packet.length() > MOST_PACKET) {
            rows.append("<tr><td colspan=\"2\">").append(words.html("packet.more", packet.length() - MOST_PACKET)).append("</td></tr>\n");
        }
        return table("packet", rows.toString(), words.of("packet.caption", packet.length()));
    }

    private static String table(String styleClass, String rows, String caption) {
        return rows.isEmpty() ? "" : "<table class=\"" + styleClass + "\">\n" + Html.element("caption", "", caption) + rows + "</table>\n";
    }

    private static String bytes(Bytes bytes) {
        String raw = Data.spaced(bytes);
        return bytes.length() <= 8 && bytes.length() > 0 ? raw + " = " + Values.number(bytes.toLittleEndian()).replaceFirst(" = .*", "") : raw;
    }

    private static String hex(int value) {
        return String.format(Locale.ROOT, "%02x", value);
    }
}
