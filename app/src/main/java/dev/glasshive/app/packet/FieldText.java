package dev.glasshive.app.packet;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.CellText;
import dev.glasshive.packet.Field;
import dev.glasshive.packet.FieldKind;
import dev.glasshive.platform.FieldFormat;
import dev.glasshive.program.Bytes;
import java.nio.ByteOrder;
import java.util.Optional;

/// Fields of packets as people write them: in network order, addresses as addresses.
final class FieldText {
    private static final int MAC = 6;
    private static final int IP6 = 16;

    private FieldText() {}

    /// What to start from when `field`, which holds `bytes`, is changed.
    static String print(Field field, Bytes bytes) {
        if (isAddress(field)) {
            return field.text().split(" ", 2)[0];
        }
        if (bytes.length() > Long.BYTES) {
            return CellText.spaced(bytes);
        }
        String decimal = Long.toUnsignedString(bytes.toNumber(ByteOrder.BIG_ENDIAN));
        return field.text().split(" ", 2)[0].equals(decimal) ? decimal : "0x" + bytes.toHex();
    }

    /// The bytes that `text` puts into `field`.
    static CellText parse(Field field, String text) {
        if (isAddress(field) && field.length() == IP6) {
            return FieldFormat.IP6.parse(text.strip(), IP6, ByteOrder.BIG_ENDIAN).<CellText>map(bytes -> new CellText.Good(Bytes.of(bytes)))
                    .orElseGet(() -> new CellText.Bad(Text.of("packet.edit.ip6")));
        }
        if (isAddress(field) && field.length() == MAC) {
            Optional<byte[]> bytes = FieldFormat.BYTES.parse(text.strip().replaceAll("[:\\-\\s]", ""), MAC, ByteOrder.BIG_ENDIAN).filter(b -> text.replaceAll("[:\\-\\s]", "").length() == 2 * MAC);
            return bytes.<CellText>map(b -> new CellText.Good(Bytes.of(b))).orElseGet(() -> new CellText.Bad(Text.of("packet.edit.mac")));
        }
        return CellText.parse(text, field.length(), ByteOrder.BIG_ENDIAN);
    }

    /// What can be written into `field`.
    static String hint(Field field) {
        if (isAddress(field) && field.length() == IP6) {
            return Text.of("packet.edit.ip6");
        }
        if (isAddress(field) && field.length() == MAC) {
            return Text.of("packet.edit.mac");
        }
        if (isAddress(field)) {
            return Text.of("packet.edit.ip4");
        }
        return field.length() <= 4 ? Text.of("packet.edit.number", Long.toString((1L << 8 * field.length()) - 1)) : CellText.example(field.length());
    }

    /// Of 4 bytes or more: ports are numbers.
    private static boolean isAddress(Field field) {
        return field.kind() == FieldKind.ADDRESS && field.length() >= 4;
    }
}
