package dev.glasshive.verifier;

/// What a verifier knows of eight bytes of a stack.
///
/// @param bytes what each byte holds as the platform draws it, the one with the highest address first: `r` a saved register, `m` some number, `0` zero, `?` nothing; others belong to objects of the platform
/// @param saved the register that was saved there, from the lowest address on; uninitialized where none was
public record AbstractSlot(String bytes, AbstractValue saved) {
    /// Bytes in a slot.
    public static final int BYTES = 8;

    /// What the byte at `distance` from the lowest address holds.
    public char at(int distance) {
        return bytes.charAt(BYTES - 1 - distance);
    }
}
