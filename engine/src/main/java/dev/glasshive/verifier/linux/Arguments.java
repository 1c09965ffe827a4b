package dev.glasshive.verifier.linux;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is learned from the arguments of a call, one after the other.
final class Arguments {
    final Prototype prototype;
    /// The map among them, or -1.
    int map = -1;
    /// The key, if it is a known number in an array; else -1.
    long constantKey = -1;
    /// The resource that an argument holds, or 0.
    int reference;
    int releasedRegister;
    /// The register with memory that the helper fills, or 0.
    int filledRegister;
    int filledBytes;
    long memorySize;
    long largestSize;
    int subprogram = -1;
    /// What happens to the memory passed last.
    StackRules.Purpose memory = StackRules.Purpose.READ;
    /// The format string among them; empty if its text is not known.
    Optional<String> text = Optional.empty();
    /// The dynptr among them.
    Value.@Nullable Dynptr dynptr;
    /// The dynptr that ends.
    Value.@Nullable Dynptr releasedDynptr;
    /// The kind of the dynptr that begins.
    Value.@Nullable DynptrKind newDynptr;

    Arguments(Prototype prototype) {
        this.prototype = prototype;
    }
}
