package dev.glasshive.asm;

import dev.glasshive.program.Bytes;
import java.util.List;

/// `.init MAP KEY VALUE...` as read, before the map's sizes are known.
record InitialEntry(Draft.Reference map, Piece key, List<Piece> values, SourceSpan span) {
    /// A key or a part of a value.
    sealed interface Piece {
        SourceSpan span();
    }

    /// A number, little endian in as many bytes as there is room.
    record NumberPiece(Literal literal) implements Piece {
        @Override
        public SourceSpan span() {
            return literal.span();
        }
    }

    /// `x"0011"`.
    record BytesPiece(Bytes bytes, SourceSpan span) implements Piece {}

    /// A program of a program array, or a map of a map of maps.
    record NamePiece(Draft.Reference name) implements Piece {
        @Override
        public SourceSpan span() {
            return name.span();
        }
    }
}
