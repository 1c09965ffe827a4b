package dev.glasshive.app.packet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The values of all fields of a list begin at one place.
class FieldColumnsTest {
    private static final double ROOM = 17;

    private static PacketContent.Line line(String name, String value) {
        return new PacketContent.Line(name, value, "", "", Kind.PACKET, false, false, 0, 1, false);
    }

    @Test
    void aLongNameOrValueMovesNothing() {
        List<PacketContent.Line> usual = List.of(line("Source", "00:00:5e:00:53:10"), line("Time to live", "64"));
        List<PacketContent.Line> longer = List.of(usual.getFirst(), usual.getLast(), line("Fragment", "don't fragment, offset 0"), line("Header checksum", "0x755f right"));
        assertThat(FieldColumns.names(longer, ROOM)).isEqualTo(FieldColumns.names(usual, ROOM));
    }

    @Test
    void theLongestNumberIsWhole() {
        double names = FieldColumns.names(List.of(line("remote_address", "0xffffffffffffff9c"), line("arg1", "0x0")), ROOM);
        assertThat(ROOM - names).isGreaterThanOrEqualTo(18 * 0.6);
        assertThat(names).isLessThan(FieldColumns.names(List.of(line("remote_address", "0x0")), ROOM));
    }

    @Test
    void shortNamesLeaveTheirRoomToValues() {
        double wide = 40;
        assertThat(FieldColumns.names(List.of(line("user_family", "2"), line("sk", "0")), wide)).isBetween(5.5, 7.0);
        assertThat(FieldColumns.names(List.of(line("a".repeat(60), "2")), wide)).isEqualTo(14);
    }

    @Test
    void namesKeepSomeLettersHoweverNarrowTheListIs() {
        assertThat(FieldColumns.names(List.of(line("arg0", "0xffffffffffffff9c")), 8)).isEqualTo(5);
    }
}
