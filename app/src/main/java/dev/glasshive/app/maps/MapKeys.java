package dev.glasshive.app.maps;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.CellText;
import dev.glasshive.app.workspace.PrefixKey;
import dev.glasshive.platform.FieldFormat;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// Keys as people read and write them: those of tries as `192.0.2.0/24`, the others like any cell.
final class MapKeys {
    private static final int IP4 = 4;
    private static final int IP6 = 16;

    private MapKeys() {}

    static String print(MapSpec spec, Bytes key, ByteOrder order) {
        if (isTrie(spec, key)) {
            byte[] bits = Arrays.copyOfRange(key.toArray(), PrefixKey.LENGTH, key.length());
            String address = format(bits.length).map(f -> f.print(bits, order)).orElseGet(() -> CellText.spaced(Bytes.of(bits)));
            return address + "/" + PrefixKey.length(key, order);
        }
        return CellText.print(key, order);
    }

    static CellText parse(MapSpec spec, String text, ByteOrder order) {
        int slash = text.lastIndexOf('/');
        if (!spec.type().equals("lpm_trie") || slash < 0) {
            CellText key = CellText.parse(text, spec.keySize(), order);
            return key instanceof CellText.Good(Bytes bytes) && isArray(spec) && Long.compareUnsigned(bytes.toNumber(order), spec.maxEntries()) >= 0
                    ? new CellText.Bad(Text.of("maps.edit.index", text.strip(), Integer.toString(spec.maxEntries() - 1))) : key;
        }
        int size = spec.keySize() - PrefixKey.LENGTH;
        String address = text.substring(0, slash).strip();
        Optional<byte[]> bits = format(size).flatMap(f -> f.parse(address, size, order))
                .or(() -> CellText.parse(address, size, order) instanceof CellText.Good(Bytes bytes) ? Optional.of(bytes.toArray()) : Optional.empty());
        String length = text.substring(slash + 1).strip();
        if (bits.isEmpty() || !length.matches("\\d{1,4}") || Integer.parseInt(length) > size * 8) {
            return new CellText.Bad(Text.of("maps.edit.prefix", size == IP6 ? "2001:db8::/32" : size == IP4 ? "192.0.2.0/24" : "0a …/8", size * 8));
        }
        byte[] key = Arrays.copyOf(Bytes.of(Integer.parseInt(length), PrefixKey.LENGTH, order).toArray(), spec.keySize());
        System.arraycopy(bits.get(), 0, key, PrefixKey.LENGTH, size);
        return new CellText.Good(Bytes.of(key));
    }

    /// What a key looks like.
    static String example(MapSpec spec) {
        return spec.type().equals("lpm_trie") ? Text.of("maps.edit.prefix-example") : isArray(spec) ? Text.of("maps.edit.index-example", Integer.toString(spec.maxEntries() - 1)) : CellText.example(spec.keySize());
    }

    static boolean isArray(MapSpec spec) {
        return spec.type().endsWith("array");
    }

    static boolean isTrie(MapSpec spec, Bytes key) {
        return spec.type().equals("lpm_trie") && key.length() > PrefixKey.LENGTH;
    }

    private static Optional<FieldFormat> format(int size) {
        return size == IP4 ? Optional.of(FieldFormat.IP4) : size == IP6 ? Optional.of(FieldFormat.IP6) : Optional.empty();
    }
}
