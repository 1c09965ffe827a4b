package dev.glasshive.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What people write for the fields of contexts, and the bytes that it is.
final class FieldFormatTest {
    private static String bytes(FieldFormat format, String text, int size, ByteOrder order) {
        return format.parse(text, size, order).map(HexFormat.of()::formatHex).orElse("wrong");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            NUMBER, 443,                 4, bb010000,                         000001bb
            NUMBER, -1,                  2, ffff,                             ffff
            HEX,    0x1bb,               2, bb01,                             01bb
            NUMBER, 18446744073709551615, 8, ffffffffffffffff,                ffffffffffffffff
            IP4,    10.0.0.1,            4, 0a000001,                         0a000001
            IP6,    2001:db8::1,        16, 20010db8000000000000000000000001, 20010db8000000000000000000000001
            IP6,    ::,                 16, 00000000000000000000000000000000, 00000000000000000000000000000000
            IP6,    1::,                16, 00010000000000000000000000000000, 00010000000000000000000000000000
            IP6,    ::ffff:10.0.0.1,    16, 00000000000000000000ffff0a000001, 00000000000000000000ffff0a000001
            IP6,    1:2:3:4:5:6:7:8,    16, 00010002000300040005000600070008, 00010002000300040005000600070008
            PORT,   443,                 2, 01bb,                             01bb
            PORT,   443,                 4, 01bb0000,                         000001bb
            PORT32, 443,                 4, 000001bb,                         000001bb
            SOCKADDR, 10.0.0.1:443,     16, 020001bb0a0000010000000000000000, 000201bb0a0000010000000000000000
            SOCKADDR, '[2001:db8::1]:443', 24, 170001bb0000000020010db8000000000000000000000001, 001701bb0000000020010db8000000000000000000000001
            SOCKADDR, '[2001:db8::1]:443', 16, 170001bb0000000020010db800000000, 001701bb0000000020010db800000000
            BYTES,  0102ff,              4, 0102ff00,                         0102ff00
            """)
    void whatPeopleWriteBecomesBytes(FieldFormat format, String text, int size, String little, String big) {
        assertThat(bytes(format, text, size, ByteOrder.LITTLE_ENDIAN)).isEqualTo(little);
        assertThat(bytes(format, text, size, ByteOrder.BIG_ENDIAN)).isEqualTo(big);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            NUMBER, 4, bb010000, 443
            HEX,    8, ffffffffffffffff, 0xffffffffffffffff
            IP4,    4, 0a0000ff, 10.0.0.255
            IP6,   16, 20010db8000000000000000000000001, 2001:db8::1
            IP6,   16, 00000000000000000000000000000000, ::
            IP6,   16, 00010000000200000000000000000003, 1:0:2::3
            IP6,   16, 00010000000200030004000500060007, 1:0:2:3:4:5:6:7
            PORT,   4, 01bb0000, 443
            PORT32, 4, 0000ffff, 65535
            SOCKADDR, 16, 020001bb0a0000010000000000000000, 10.0.0.1:443
            SOCKADDR, 24, 170001bb0000000000000000000000000000000000000001, '[::1]:443'
            SOCKADDR, 16, 170001bb0000000020010db800000001, '[2001:db8:0:1:…]:443'
            SOCKADDR, 4, 05000000, 05000000
            BYTES,  3, 0102ff, 0102ff
            """)
    void bytesReadAsPeopleWriteThem(FieldFormat format, int size, String hex, String text) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(bytes).hasSize(size);
        assertThat(format.print(bytes, ByteOrder.LITTLE_ENDIAN)).isEqualTo(text);
        assertThat(format.print(format.inOrder(bytes, ByteOrder.BIG_ENDIAN), ByteOrder.BIG_ENDIAN)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            NUMBER, 256, 1
            NUMBER, -129, 1
            NUMBER, '', 4
            NUMBER, +1, 4
            NUMBER, 12a, 4
            NUMBER, 0x, 4
            NUMBER, 99999999999999999999999999999999999999999999, 8
            IP4, 10.0.0.256, 4
            IP4, 10.0.0.0.1, 4
            IP4, 10..0.1, 4
            IP6, 1::2::3, 16
            IP6, 12345::, 16
            IP6, 1:2:3:4:5:6:7, 16
            IP6, 1:2:3:4:5:6:7::8, 16
            IP6, ::10.0.0, 16
            PORT, 65536, 2
            PORT, -1, 2
            PORT32, 65536, 4
            SOCKADDR, 10.0.0.1, 16
            SOCKADDR, ::1:443, 16
            SOCKADDR, '[::1]', 24
            SOCKADDR, '[::1]:x', 24
            BYTES, 012, 4
            BYTES, 0102030405, 4
            BYTES, zz, 4
            """)
    void whatIsBadlyWrittenIsNoValue(FieldFormat format, String text, int size) {
        assertThat(bytes(format, text, size, ByteOrder.LITTLE_ENDIAN)).isEqualTo("wrong");
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatSaysWhatItExpects(FieldFormat format) {
        assertThat(format.expected()).isNotBlank();
    }
}
