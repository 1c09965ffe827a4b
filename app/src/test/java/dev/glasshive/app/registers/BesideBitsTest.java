package dev.glasshive.app.registers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A value gives way to bits only where both have no room.
class BesideBitsTest {
    @Test
    void aShortValueStandsBesideShortBits() {
        assertThat(BesideBits.hasRoom(25.6, false, 18, 3)).isTrue();
        assertThat(BesideBits.hasRoom(25.6, false, 10, 18)).isTrue();
    }

    @Test
    void manyBitsTakeTheRoomOfTheValue() {
        assertThat(BesideBits.hasRoom(25.6, false, 26, 3)).isFalse();
        assertThat(BesideBits.hasRoom(20, true, 18, 3)).isFalse();
    }
}
