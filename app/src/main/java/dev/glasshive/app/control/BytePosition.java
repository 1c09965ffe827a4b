package dev.glasshive.app.control;

/// A place in a [HexGrid], counted from the top left.
public record BytePosition(int row, int column) {}
