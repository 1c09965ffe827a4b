package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// The controls filled with plausible values, for the gallery.
final class Samples {
    static final String SOURCE =
            """
            ; count IPv4 packets per protocol
            .program xdp
            .map hits hash key=4 value=8 max=256
            r2 = *(u32 *)(r1 + 4) ; data_end
            r1 = *(u32 *)(r1 + 0) ; data
            r3 = r1
            r3 += 34
            if r3 > r2 goto drop
            r4 = *(u16 *)(r1 + 12) ; EtherType
            if r4 != 8 goto pass
            r5 = *(u8 *)(r1 + 23) ; protocol
            *(u32 *)(r10 - 4) = r5
            r2 = r10
            r2 += -4
            r1 = hits ll
            call bpf_map_lookup_elem
            if r0 == 0 goto pass
            r1 = 1
            lock *(u64 *)(r0 + 0) += r1
            pass:
            r0 = 2 ; XDP_PASS
            exit
            """;
    private static final List<String> INLAYS =
            List.of("", "hook: XDP · ctx: xdp_md", "", "r2 pkt_end", "r1 pkt+0, r=0", "r3 pkt+0", "r3 pkt+34",
                    "else: r1 r=34", "r4 ∈ [0, 65535]", "r4 = 8", "r5 ∈ [0, 255]", "fp-8 = ????mmmm", "r2 fp",
                    "r2 fp-4", "r1 map_ptr", "r0 map_value_or_null", "r0 map_value", "r1 = 1", "hits[r5] += 1", "",
                    "r0 = 2", "");
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<comment>;[^\\n]*)|(?<register>\\br\\d+\\b)|(?<keyword>\\b(?:if|goto|call|exit|lock|ll|hash|u8|u16|u32|u64)\\b)"
                            + "|(?<directive>\\.\\w+)|(?<helper>\\bbpf_\\w+)|(?<label>\\b(?:drop|pass|hits)\\b)|(?<number>-?\\b\\d+\\b)");

    private Samples() {}

    static StyleSpans<Collection<String>> highlight(String text) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (matcher.find()) {
            String name =
                    List.of("comment", "register", "keyword", "directive", "helper", "label", "number").stream()
                            .filter(group -> matcher.group(group) != null)
                            .findFirst()
                            .orElseThrow();
            spans.add(List.of(), matcher.start() - at);
            spans.add(List.of("token-" + name), matcher.end() - matcher.start());
            at = matcher.end();
        }
        return spans.add(List.of(), text.length() - at).create();
    }

    static List<CodeLine> codeLines() {
        List<CodeLine> lines = new ArrayList<>();
        int index = 0;
        for (int line = 0; line < INLAYS.size(); line++) {
            boolean instruction = line > 2 && line != 19;
            Set<LineMark> marks =
                    switch (line) {
                        case 10 -> Set.of(LineMark.BREAKPOINT);
                        case 11 -> Set.of(LineMark.CURRENT);
                        case 17 -> Set.of(LineMark.BREAKPOINT, LineMark.CURRENT);
                        case 18 -> Set.of(LineMark.REJECTED);
                        default -> Set.of();
                    };
            String shown = instruction ? Integer.toString(index) : "";
            lines.add(new CodeLine(shown, INLAYS.get(line), marks, "line " + line));
            index += !instruction ? 0 : line == 14 ? 2 : 1;
        }
        return lines;
    }

    static CodePane codePane() {
        CodePane pane = new CodePane();
        pane.highlightWith(Samples::highlight, true);
        pane.open(SOURCE);
        pane.showLines(codeLines());
        int at = SOURCE.indexOf("lock");
        pane.showProblems(
                List.of(
                        new CodeProblem(
                                at, at + "lock *(u64 *)(r0 + 0) += r1".length(), CodeProblem.Severity.ERROR, "maybe NULL")));
        return pane;
    }

    static List<HexRow> stack() {
        List<HexRow> rows = new ArrayList<>();
        for (int row = 8; row > 0; row--) {
            List<HexByte> bytes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                boolean written = row == 1 && i > 3;
                bytes.add(
                        written
                                ? new HexByte(i == 4 ? "11" : "00", Kind.SCALAR, Set.of(ByteMark.CHANGED), "written by 8")
                                : new HexByte("", Kind.UNREADABLE, Set.of(ByteMark.UNREADABLE), "never written"));
            }
            rows.add(new HexRow("fp-" + row * 8, bytes));
        }
        return rows;
    }

    static List<HexRow> packet() {
        String[] hex = {
            "02 1a 4b 00 00 01 02 1a", "4b 00 00 02 08 00 45 00", "00 3c 1c 46 40 00 40 11", "b1 e6 c0 a8 00 68 c0 a8"
        };
        List<HexRow> rows = new ArrayList<>();
        for (int row = 0; row < hex.length; row++) {
            List<HexByte> bytes = new ArrayList<>();
            for (String text : hex[row].split(" ", -1)) {
                int at = row * 8 + bytes.size();
                Kind kind = at < 12 ? Kind.SCALAR : at < 14 ? Kind.CONTEXT : at < 30 ? Kind.PACKET : Kind.MAP;
                Set<ByteMark> marks = at == 23 ? Set.of(ByteMark.CHANGED) : at == 14 ? Set.of(ByteMark.ACCESSED) : Set.of();
                bytes.add(new HexByte(text, kind, marks, "byte " + at));
            }
            rows.add(new HexRow(String.format("+0x%02x", row * 8), bytes));
        }
        return rows;
    }

    /// Steps with kinds and heights that look like a program's; always the same.
    static TimelineModel timeline(int length) {
        Kind[] kinds = {Kind.SCALAR, Kind.STACK, Kind.PACKET, Kind.MAP, Kind.CONTEXT};
        return new TimelineModel() {
            @Override
            public int length() {
                return length;
            }

            @Override
            public Kind kind(int step) {
                return kinds[mix(step) % kinds.length];
            }

            @Override
            public double height(int step) {
                int height = mix(step + 7) % 10;
                return height < 6 ? 0 : height / 10.0;
            }

            @Override
            public List<Run> runs() {
                return List.of(
                        new Run(0, "packet 1 · TCP → PASS", "1"),
                        new Run(length / 4, "packet 2 · UDP → PASS", "2"),
                        new Run(length / 2, "packet 3 · UDP", "3"));
            }

            @Override
            public List<Event> events() {
                return List.of(
                        new Event(length * 2 / 5, Kind.ERROR, "breakpoint 7"),
                        new Event(length * 13 / 20, Kind.MAP, "hits[17] 2 → 3 in 9 steps"));
            }
        };
    }

    private static int mix(int step) {
        int h = step * 0x9E3779B9;
        return (h ^ (h >>> 15)) >>> 1;
    }

    static final String PROSE =
            """
            [RFC 9669 §5.2 · Regular load and store operations](rfc:5.2)

            # Talking through the stack

            Helpers can't see registers you forgot to fill. To pass a **key** to a map lookup, write it to
            memory first — and the only memory you own is the **stack**, 512 bytes below `r10`.

            - Step until the arrow *reaches* `8`
            - Watch four bytes light up at `fp-4`
              1. lowest address first
              2. least significant byte first

            > A store never changes its source register.

            ```
            *(u32 *)(r10 - 4) = r5
            if r4 != 8 goto pass
            ```

            | no | tables | <b>yet</b> |
            """;

    static VBox chrome() {
        Label name = new Label("Glasshive");
        name.getStyleClass().add("semibold");
        name.setStyle("-fx-font-size: 1.15em");
        Button step = new Button("Step ▶");
        step.getStyleClass().add("accent");
        HBox top =
                new HBox(
                        new Logo(),
                        name,
                        new Button("◀ Step back"),
                        step,
                        new SegmentedChoice<>(List.of("Run", "Verify"), label -> label),
                        new SegmentedChoice<>(List.of("Linux 6.18", "Windows", "Both"), label -> label),
                        new Pill("✓ accepted · 19 insns", Kind.OK),
                        new Pill("✘ rejected at 15", Kind.ERROR));
        top.getStyleClass().add("top-bar");
        PaneHeader header = new PaneHeader("Registers", "bar = what the verifier knows · mark = the value now");
        header.controls().add(new SegmentedChoice<>(List.of("hex", "dec", "bin"), label -> label).compact());
        TabPane tabs = new TabPane(new Tab("Timeline"), new Tab("Verifier paths"), new Tab("Control flow"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs()
                .getFirst()
                .setContent(new EmptyState("No entries yet", "A map gets its first entry when a program stores one."));
        VBox.setVgrow(tabs, Priority.ALWAYS);
        return new VBox(top, header, tabs);
    }

    static BitFieldStrip anatomy() {
        BitFieldStrip strip = new BitFieldStrip();
        strip.showFields(
                List.of(
                        new BitField("0x3", "class STX", 3, Kind.CONTEXT, "class STX"),
                        new BitField("0x0", "size W", 2, Kind.CONTEXT, "size W"),
                        new BitField("0x3", "mode MEM", 3, Kind.CONTEXT, "mode MEM"),
                        new BitField("0xa", "dst r10", 4, Kind.STACK, "dst r10"),
                        new BitField("0x5", "src r5", 4, Kind.SCALAR, "src r5"),
                        new BitField("-4", "offset (16)", 16, Kind.PACKET, "offset -4"),
                        new BitField("0", "imm (32), unused", 32, Kind.NONE, "imm 0")));
        return strip;
    }

    static VBox registers() {
        return new VBox(
                register("r0", "uninit", Kind.NONE, "—", Optional.empty(), OptionalDouble.empty()),
                register("r1", "pkt", Kind.PACKET, "data + 0", range(0, 0.33), OptionalDouble.of(0)),
                register("r3", "pkt", Kind.PACKET, "data + 34", range(0, 0.34), OptionalDouble.of(0.34)),
                register("r4", "scalar", Kind.SCALAR, "0x0008", range(0.12, 0.12), OptionalDouble.of(0.12)),
                register("r5", "scalar", Kind.SCALAR, "0x11", range(0, 0.25), OptionalDouble.of(0.03)),
                register("r6", "map_value", Kind.MAP, "hits[17]", range(0, 1), OptionalDouble.of(1)),
                register("r9", "ctx", Kind.CONTEXT, "xdp_md", Optional.empty(), OptionalDouble.of(0.5)),
                register("r10", "fp", Kind.STACK, "frame 0", range(0.9, 1), OptionalDouble.empty()));
    }

    private static Optional<RangeBar.Range> range(double from, double to) {
        return Optional.of(new RangeBar.Range(from, to));
    }

    private static HBox register(
            String name, String tag, Kind kind, String value, Optional<RangeBar.Range> range, OptionalDouble mark) {
        Label title = new Label(name);
        title.getStyleClass().add("code");
        title.setStyle("-fx-font-weight: bold; -fx-min-width: 3em");
        Label content = new Label(value);
        content.getStyleClass().addAll("code", "kind-text");
        content.setStyle("-fx-min-width: 9em");
        kind.paint(content);
        RangeBar bar = new RangeBar();
        bar.show(kind, range, mark);
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox row = new HBox(10, title, new ValueBadge(tag, kind), content, bar);
        row.setStyle("-fx-alignment: center-left; -fx-padding: 0.22em 1em");
        return row;
    }
}
