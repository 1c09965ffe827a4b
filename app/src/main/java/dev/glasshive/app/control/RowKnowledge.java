package dev.glasshive.app.control;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What is known of a value that stands in one cell of a [HexGrid]: drawn in the cell beside its text, as a bar or as bits.
///
/// @param words the same in a few letters, for those who copy it
/// @param known the stretch of a bar in which the value may be
/// @param within how far a pointer may be used
/// @param now where the value is on the bar, 0 to 1
/// @param bits drawn in place of the bar
public record RowKnowledge(String words, Optional<RangeBar.Range> known, Optional<RangeBar.Range> within, OptionalDouble now, Optional<Bits> bits) {
    /// A number of which some bits are known.
    ///
    /// @param value the known bits
    /// @param unknown the bits that are not known
    /// @param now the number as it is, if it is known
    public record Bits(long value, long unknown, OptionalLong now) {}
}
