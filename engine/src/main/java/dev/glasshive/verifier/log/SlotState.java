package dev.glasshive.verifier.log;

import java.util.Optional;

/// Eight bytes of a stack frame in a log.
///
/// @param offset of the lowest byte from the end of the frame, negative
/// @param access as in [RegisterState]
/// @param bytes a letter for each byte that is no part of a saved register, the highest first: `?` never written, `m` some number, `0` zero, and others of newer kernels
/// @param saved the register that was saved in the bytes below those
public record SlotState(int offset, String access, String bytes, Optional<Known> saved) {}
