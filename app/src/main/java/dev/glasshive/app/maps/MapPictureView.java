package dev.glasshive.app.maps;

import dev.glasshive.app.control.BitBoard;
import dev.glasshive.app.control.BoxRow;
import dev.glasshive.app.control.SpanStrip;
import dev.glasshive.app.text.Text;
import dev.glasshive.map.BloomFilter;
import dev.glasshive.map.RingBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// Draws maps that are more than a table, with a line that says in words what the picture shows.
final class MapPictureView extends VBox {
    private static final int HEADER = 8;
    private static final int MOST_ROWS = 24;
    /// Mistakes of a filter are told as so many of a thousand.
    private static final double OUT_OF = 1000;

    private final SpanStrip ring = new SpanStrip();
    private final BoxRow pile = new BoxRow();
    private final BitBoard bits = new BitBoard();
    private final Label words = new Label();

    MapPictureView() {
        getStyleClass().add("map-picture");
        words.getStyleClass().addAll("muted", "small");
        setMinHeight(USE_PREF_SIZE);
        words.setMinWidth(0);
        words.setWrapText(true);
        words.setTooltip(new Tooltip());
        words.getTooltip().textProperty().bind(words.textProperty());
        getChildren().addAll(ring, pile, bits, words);
        show(Optional.empty());
    }

    void show(Optional<MapPicture> picture) {
        setVisible(picture.isPresent());
        setManaged(picture.isPresent());
        picture.ifPresent(p -> {
            Node drawn = switch (p) {
                case MapPicture.Ring wanted -> draw(wanted);
                case MapPicture.Pile wanted -> draw(wanted);
                case MapPicture.Bits wanted -> draw(wanted);
            };
            for (Node node : List.of(ring, pile, bits)) {
                node.setVisible(node.equals(drawn));
                node.setManaged(node.equals(drawn));
            }
            drawn.setAccessibleText(words.getText());
        });
    }

    private Node draw(MapPicture.Ring wanted) {
        List<RingBuffer.Held> records = wanted.contents().records();
        List<SpanStrip.Span> spans = new ArrayList<>();
        // Of more records than can be told apart, the newest are drawn one by one.
        for (RingBuffer.Held record : records.subList(Math.max(0, records.size() - MapPicture.MOST), records.size())) {
            spans.add(new SpanStrip.Span(record.start() - HEADER, HEADER + (record.length() + 7.0) / 8 * 8, Integer.toString(record.number()), style(record.stage()),
                    wanted.changed().contains(record.number()), Text.of("maps.ring.record", record.number(), record.length(), stage(record.stage()))));
        }
        int produced = wanted.contents().produced();
        ring.show(wanted.size(), spans, List.of(new SpanStrip.Mark(0, Text.of("maps.ring.reader")), new SpanStrip.Mark(produced, Text.of("maps.ring.writer", produced))));
        words.setText(Text.of("maps.ring.words", count(records, RingBuffer.Stage.SUBMITTED), count(records, RingBuffer.Stage.RESERVED), count(records, RingBuffer.Stage.DISCARDED),
                wanted.size() - produced));
        return ring;
    }

    private static String style(RingBuffer.Stage stage) {
        return switch (stage) {
            case SUBMITTED -> "ready";
            case RESERVED -> "busy";
            case DISCARDED -> "discarded";
        };
    }

    private static String stage(RingBuffer.Stage stage) {
        return switch (stage) {
            case SUBMITTED -> Text.of("maps.ring.ready");
            case RESERVED -> Text.of("maps.ring.busy");
            case DISCARDED -> Text.of("maps.ring.discarded");
        };
    }

    private static long count(List<RingBuffer.Held> records, RingBuffer.Stage stage) {
        return records.stream().filter(r -> r.stage() == stage).count();
    }

    private Node draw(MapPicture.Pile wanted) {
        List<BoxRow.Box> boxes = new ArrayList<>();
        Optional<BoxRow.Box> gone = wanted.popped().map(value -> new BoxRow.Box(value, Text.of("maps.pile.gone"), false, true));
        if (!wanted.lastFirst()) {
            gone.ifPresent(boxes::add);
        }
        int last = wanted.values().size() - 1;
        int head = wanted.lastFirst() ? last : 0;
        for (int i = 0; i <= last; i++) {
            boolean next = i == head && (wanted.lastFirst() || wanted.left() == 0);
            boxes.add(new BoxRow.Box(wanted.values().get(i), next ? Text.of("maps.pile.next") : "", wanted.pushed() && i == last, false));
        }
        if (wanted.lastFirst()) {
            gone.ifPresent(boxes::add);
        }
        pile.show(boxes, wanted.lastFirst() || wanted.pushed() ? boxes.size() - 1 : 0);
        words.setText(Text.of(wanted.lastFirst() ? "maps.pile.stack" : "maps.pile.queue", wanted.values().size() + wanted.left()));
        return pile;
    }

    private Node draw(MapPicture.Bits wanted) {
        bits.show(wanted.words().subList(0, Math.min(MOST_ROWS, wanted.words().size())), wanted.changed());
        int drawn = Math.min(MOST_ROWS, wanted.words().size()) * BitBoard.ROW;
        words.setText(Text.of("maps.bits.words", wanted.set(), wanted.of(), Math.round(100.0 * wanted.set() / wanted.of()), Math.round(OUT_OF * BloomFilter.mistakes(wanted.set(), wanted.of()))) + (drawn < wanted.of() ? " " + Text.of("maps.bits.some", drawn) : ""));
        return bits;
    }
}
