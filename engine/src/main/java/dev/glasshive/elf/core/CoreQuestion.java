package dev.glasshive.elf.core;

import dev.glasshive.elf.BtfExt.CoreRelocation;
import java.util.Optional;

/// What an instruction wants to know of the system.
///
/// @param relocation the record of the object
/// @param kind empty if no kind has its number
/// @param path through the types that the object was compiled with; empty if the record is wrong
public record CoreQuestion(CoreRelocation relocation, Optional<CoreKind> kind, Optional<CorePath> path) {}
