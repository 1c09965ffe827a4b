package dev.glasshive.vm;

import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.isa.Register;
import java.util.HexFormat;
import java.util.Optional;

/// Why a run stopped before its end: which instruction did what it must not. A value, never thrown.
///
/// @param program in which the instruction stands
/// @param slot of the instruction
public record Trap(String program, int slot, Cause cause) {

    /// What went wrong.
    public sealed interface Cause {}

    /// An access to memory that the program may not make.
    ///
    /// @param address as the program computed it
    /// @param size in bytes
    /// @param hit what lies there or near there, if anything does
    /// @param allowed what would have been allowed, in words
    public record BadAccess(Access access, long address, int size, Optional<Place> hit, String allowed) implements Cause {}

    /// A register that has no value was read.
    public record UninitializedRegister(Register register) implements Cause {}

    /// The frame pointer was to be written.
    public record FramePointerWritten() implements Cause {}

    /// An atomic access that is not aligned to its size.
    public record Misaligned(long address, int size) implements Cause {}

    /// A jump or a fall to a slot where no instruction starts.
    public record BadTarget(int target, int slots) implements Cause {}

    /// An instruction of a conformance group that the host does not have.
    ///
    /// @param opcode the first byte of its encoding
    public record MissingGroup(int opcode, ConformanceGroup group) implements Cause {}

    /// A helper that does not exist, may not be called here, or is not simulated.
    public record BadHelper(int id, String reason) implements Cause {}

    /// A call through a register that holds neither the number of a helper nor the address of code.
    ///
    /// @param hit what the value points to, if it is an address
    public record BadCallee(Register register, long value, Optional<Place> hit) implements Cause {}

    /// An argument that a helper cannot take.
    public record BadArgument(String helper, Register register, String reason) implements Cause {}

    /// A historical packet load that cannot be.
    public record BadPacketLoad(String reason) implements Cause {}

    /// Too many open calls.
    public record CallDepth(int frames) implements Cause {}

    /// The run used up its steps.
    public record StepLimit(long steps) implements Cause {}

    /// The run used up its steps waiting for a lock.
    ///
    /// @param cpu the processor that holds the lock
    public record LockNeverFree(int cpu, long steps) implements Cause {}

    /// Something that the platform has and this machine does not simulate.
    public record NotSimulated(String what) implements Cause {}

    /// What the program wanted of memory.
    public enum Access {
        READ("reads"), WRITE("writes"), ATOMIC("changes");

        private final String verb;

        Access(String verb) {
            this.verb = verb;
        }
    }

    /// One sentence: the instruction, what it did, what was there, what was allowed.
    public String message() {
        return "insn " + slot + switch (cause) {
            case BadAccess(Access access, long address, int size, Optional<Place> hit, String allowed) ->
                    " " + access.verb + " " + size + (size == 1 ? " byte at " : " bytes at ") + hit.map(Trap::describe).orElseGet(() -> nowhere(address)) + "; " + allowed;
            case UninitializedRegister(Register register) -> " reads " + register + ", which has no value yet; give it one first";
            case FramePointerWritten() -> " writes r10, the read-only frame pointer";
            case Misaligned(long address, int size) -> " accesses " + size + " bytes atomically at 0x" + Long.toHexString(address) + ", which is not a multiple of " + size;
            case BadTarget(int target, int slots) -> slots == 0 ? " does not exist: the program is empty"
                    : target == slots ? " goes on behind the last instruction; end the program with exit"
                    : " goes to slot " + target + ", where no instruction starts (the program has " + slots + " slots)";
            case MissingGroup(int opcode, ConformanceGroup group) -> " (opcode 0x" + HexFormat.of().toHexDigits((byte) opcode) + ") is of conformance group " + group.label()
                    + ", which this host does not have; switch the group on, or write it with the groups there are";
            case BadHelper(int id, String reason) -> " calls helper " + id + ": " + reason;
            case BadCallee(Register register, long value, Optional<Place> hit) -> " calls through " + register + ", which holds " + hit.map(Trap::describe).orElse("0x" + Long.toHexString(value))
                    + "; it must hold the number of a helper or the address of a function, as " + register + " = function ll gives it";
            case BadArgument(String helper, Register register, String reason) -> " calls " + helper + " with " + register + ": " + reason;
            case BadPacketLoad(String reason) -> " loads from the packet: " + reason;
            case CallDepth(int frames) -> " calls deeper than " + frames + " frames";
            case StepLimit(long steps) -> " is where the run stopped after its limit of " + steps + " steps; the program is endless or needs a higher limit";
            case LockNeverFree(int cpu, long steps) -> " waits for a lock that CPU " + cpu + " holds; the run reached its limit of " + steps
                    + " steps, so CPU " + cpu + " may never release it: unlock on every path, and take several locks in the same order everywhere";
            case NotSimulated(String what) -> " needs " + what + ", which is not simulated";
        };
    }

    private static String nowhere(long address) {
        return address >= 0 && address < 4096 ? "NULL" + (address == 0 ? "" : "+" + address)
                : "0x" + Long.toHexString(address) + ", which is a number and no address";
    }

    private static String describe(Place place) {
        String offset = place.offset() < 0 ? Integer.toString(place.offset()) : "+" + place.offset();
        return switch (place.kind()) {
            case CONTEXT -> "ctx" + offset;
            case PACKET -> "packet" + offset;
            case STACK -> "fp" + offset + (place.ordinal() == 0 ? "" : " of frame " + place.ordinal());
            case MAP -> "a map itself";
            case MAP_VALUE -> "map value" + offset;
            case CODE -> "program code";
            case VARIABLE -> "a platform variable";
            case MAP_KEY -> "map key" + offset;
        };
    }
}
