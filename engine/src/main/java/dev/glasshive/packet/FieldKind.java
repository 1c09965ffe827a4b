package dev.glasshive.packet;

/// What a header's field is for: the colour and the sign that a view gives it.
public enum FieldKind {
    /// Who sends, who receives.
    ADDRESS,
    /// Which header comes next, which message this is.
    TYPE,
    /// How many bytes.
    LENGTH,
    /// Single bits, as words.
    FLAGS,
    /// A sum over other bytes.
    CHECKSUM,
    /// A name in letters.
    NAME,
    /// Any other number.
    NUMBER,
    /// Bytes that are not looked into.
    DATA
}
