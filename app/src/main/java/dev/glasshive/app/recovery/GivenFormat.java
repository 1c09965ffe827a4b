package dev.glasshive.app.recovery;

import dev.glasshive.app.workspace.Given;
import dev.glasshive.app.workspace.Presets;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.CaptureReader;
import dev.glasshive.packet.CaptureWriter;
import dev.glasshive.packet.Limits;
import dev.glasshive.packet.MalformedCaptureException;
import dev.glasshive.program.Bytes;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What runs are given, as properties of a draft: packets as capture files, entries of maps in hexadecimal, fields of the context as written.
final class GivenFormat {
    /// Packets of more bytes are not kept; the file that they came from is still there.
    private static final long MOST_BYTES = 8L << 20;
    private static final int MOST_PRESETS = 100_000;
    private static final String PACKETS = "packets";
    private static final String OPENED = "packets.opened";
    private static final String NAME = ".name";

    private GivenFormat() {}

    static void write(Given given, Properties values) {
        values.setProperty("given", "");
        if (given.capture().packets().stream().mapToLong(packet -> packet.data().length()).sum() <= MOST_BYTES) {
            write(given.capture(), PACKETS, values);
            if (!given.opened().equals(given.capture())) {
                write(given.opened(), OPENED, values);
            }
        }
        int entry = 0;
        for (Map.Entry<Presets.Slot, Optional<Bytes>> preset : given.presets().entries().entrySet()) {
            String key = "entry." + entry++;
            values.setProperty(key, preset.getKey().map());
            values.setProperty(key + ".key", hex(preset.getKey().key()));
            preset.getValue().ifPresent(value -> values.setProperty(key + ".value", hex(value)));
        }
        int field = 0;
        for (Map.Entry<String, String> preset : given.presets().context().entrySet()) {
            String key = "field." + field++;
            values.setProperty(key, preset.getKey());
            values.setProperty(key + ".text", preset.getValue());
        }
    }

    private static void write(Capture capture, String key, Properties values) {
        if (!capture.packets().isEmpty()) {
            values.setProperty(key, Base64.getEncoder().encodeToString(CaptureWriter.pcap(capture)));
            values.setProperty(key + NAME, capture.name());
        }
    }

    /// What `values` say of it.
    ///
    /// @throws IllegalArgumentException if they are damaged
    static Optional<Given> read(Properties values) {
        if (values.getProperty("given") == null) {
            return Optional.empty();
        }
        Map<Presets.Slot, Optional<Bytes>> entries = new LinkedHashMap<>();
        Map<String, String> context = new LinkedHashMap<>();
        for (int i = 0; i < MOST_PRESETS && values.getProperty("entry." + i) != null; i++) {
            String key = "entry." + i;
            entries.put(new Presets.Slot(values.getProperty(key), bytes(values.getProperty(key + ".key", ""))), Optional.ofNullable(values.getProperty(key + ".value")).map(GivenFormat::bytes));
        }
        for (int i = 0; i < MOST_PRESETS && values.getProperty("field." + i) != null; i++) {
            context.put(values.getProperty("field." + i), values.getProperty("field." + i + ".text", ""));
        }
        Capture capture = capture(PACKETS, values).orElse(new Capture("", List.of()));
        return Optional.of(new Given(capture(OPENED, values).orElse(capture), capture, new Presets(entries, context)));
    }

    private static Optional<Capture> capture(String key, Properties values) {
        String packets = values.getProperty(key);
        if (packets == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(CaptureReader.read(Base64.getDecoder().decode(packets), values.getProperty(key + NAME, ""), Limits.DEFAULT));
        } catch (MalformedCaptureException damaged) {
            throw new IllegalArgumentException(damaged);
        }
    }

    private static String hex(Bytes bytes) {
        return HexFormat.of().formatHex(bytes.toArray());
    }

    private static Bytes bytes(String hex) {
        return Bytes.of(HexFormat.of().parseHex(hex));
    }
}
