package dev.glasshive.verifier.linux;

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
    /// Whether the memory passed last is filled and not read.
    boolean fills;

    Arguments(Prototype prototype) {
        this.prototype = prototype;
    }
}
