package dev.glasshive.rosetta;

import dev.glasshive.isa.Register;
import dev.glasshive.isa.Requirement;

/// What must hold before an instruction runs, in words.
final class RequirementWords {
    private RequirementWords() {}

    static String of(Requirement requirement) {
        return switch (requirement) {
            case Requirement.Initialized(Register register) -> register + " has a value";
            case Requirement.Writable(Register register) -> register + " may be written, which the frame pointer may not";
            case Requirement.ReadableMemory(var base, short offset, var size) -> bytes(size.bytes()) + " at " + place(base, offset) + " can be read";
            case Requirement.WritableMemory(var base, short offset, var size) -> bytes(size.bytes()) + " at " + place(base, offset) + " can be written";
            case Requirement.AtomicMemory(var base, short offset, var size) ->
                    bytes(size.bytes()) + " at " + place(base, offset) + " can be read and written, and lie at a multiple of " + size.bytes();
            case Requirement.AlignedMemory(var base, short offset, var size) -> place(base, offset) + " is a multiple of " + size.bytes();
            case Requirement.CallableRegister(Register callee) -> callee + " holds the number of a helper or the address of a function";
            case Requirement.CallableHelper(int id) -> "helper " + id + " exists, may be called from here, and its arguments fit";
            case Requirement.PacketContext() -> "r6 holds the context of a packet hook";
        };
    }

    private static String bytes(int count) {
        return count == 1 ? "1 byte" : count + " bytes";
    }

    private static String place(Register base, int offset) {
        return offset == 0 ? base.toString() : base + (offset < 0 ? " - " : " + ") + Math.abs(offset);
    }
}
