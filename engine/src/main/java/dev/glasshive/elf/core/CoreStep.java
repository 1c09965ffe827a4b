package dev.glasshive.elf.core;

import dev.glasshive.elf.BtfExt.CoreRelocation;
import java.util.List;
import java.util.Optional;

/// One relocation, worked out.
///
/// @param relocation the record of the object
/// @param kind what it asks; empty if no kind has its number
/// @param local the path through the types that the object was compiled with; empty if the record is wrong
/// @param candidates types of the system with the same name, each with what came of it, in the order of their numbers
public record CoreStep(CoreRelocation relocation, Optional<CoreKind> kind, Optional<CorePath> local, List<Candidate> candidates, Verdict verdict) {
    /// Bytes of a slot.
    public static final int SLOT_BYTES = 8;

    /// Copies what it is given.
    public CoreStep {
        candidates = List.copyOf(candidates);
    }

    /// The slot of its section that is patched.
    public int slot() {
        return relocation.offset() / SLOT_BYTES;
    }

    /// A type of the system that could be meant.
    public sealed interface Candidate {
        /// Its number there.
        int type();
    }

    /// It is what was meant; `path` leads through it.
    public record Match(int type, CorePath path) implements Candidate {}

    /// It is not what was meant.
    ///
    /// @param name of the type
    /// @param reason a sentence without a full stop
    public record Mismatch(int type, String name, String reason) implements Candidate {}

    /// What became of the instruction.
    public sealed interface Verdict {}

    /// `place` holds another number now, or the same.
    public record Patched(Place place, long before, long after) implements Verdict {}

    /// As [Patched], and the access has another size, too, since the field has.
    ///
    /// @param sizeBefore bytes that the instruction accessed
    public record Resized(Place place, long before, long after, int sizeBefore, int sizeAfter) implements Verdict {}

    /// The system has nothing like it: the instruction became a call that no verifier lets pass, so that the program loads only if it is never reached.
    public record Poisoned(String reason) implements Verdict {}

    /// The object contradicts itself or the system is ambiguous: nothing was patched, and libbpf would not load the object.
    public record Failed(String reason) implements Verdict {}

    /// Where an instruction keeps the number.
    public enum Place {
        IMMEDIATE, OFFSET, WIDE_IMMEDIATE
    }
}
