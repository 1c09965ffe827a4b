package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import java.nio.ByteOrder;
import java.util.Optional;

/// What compiled code calls in a machine, and what the driver of compiled code reads and sets there.
///
/// Compiled code keeps registers, clock and slot in variables of its own. It writes them into the machine before anybody else looks: before a helper, at a
/// trap, and where it hands the machine on. Its accesses to memory are those of [CompiledMemory].
public final class CompiledCalls {
    private CompiledCalls() {}

    /// A helper that compiled code calls itself: one that always comes back behind its call.
    public sealed interface HelperSite permits HelperCalls.Bound, ArrayLookup {
        /// Calls it with r1 to r5 of `vm`.
        ///
        /// @return the value of r0
        long call(Vm vm);
    }

    /// The program that runs in `vm`.
    public static PlacedProgram program(Vm vm) {
        return vm.current;
    }

    /// Whether `one` and `other` are processors of the same machine, which have the very same maps.
    @SuppressWarnings("ReferenceEquality") // Maps that are equal belong to other machines all the same.
    public static boolean isOneMachine(Vm one, Vm other) {
        return one.maps() == other.maps();
    }

    /// Whether nobody is told of single accesses, so that a short way may be taken.
    public static boolean isUnobserved(Vm vm) {
        return vm.memory.isUnobserved();
    }

    /// The registers that have a value, a bit each.
    public static int known(Vm vm) {
        return vm.known;
    }

    /// Instructions executed since the machine was made.
    public static long clock(Vm vm) {
        return vm.clock;
    }

    /// r0 to r10 themselves.
    public static long[] registers(Vm vm) {
        return vm.registers;
    }

    /// The bytes of the frame of the function that runs, lowest address first; the machine's own until the function calls, returns, or is left.
    public static byte[] frame(Vm vm) {
        return vm.frame().ownBytes();
    }

    /// The marks of the bytes that have been written in [#frame], 64 a word.
    public static long[] frameMarks(Vm vm) {
        return vm.frame().ownMarks();
    }

    /// The address of the first byte of [#frame].
    public static long frameStart(Vm vm) {
        return vm.registers[Register.FRAME_POINTER.code()] - frameBytes(vm);
    }

    /// The bytes of the packet and of its metadata; the machine's own until a helper is called, or the machine is left.
    public static byte[] packet(Vm vm) {
        return vm.packet().region().ownBytes();
    }

    /// The marks of [#packet].
    public static long[] packetMarks(Vm vm) {
        return vm.packet().region().ownMarks();
    }

    /// The address of the first byte of [#packet].
    public static long packetStart(Vm vm) {
        return vm.packet().address(-vm.packet().before());
    }

    /// How many bytes a frame has.
    public static int frameBytes(Vm vm) {
        return vm.platform().limits().stackBytes();
    }

    /// The helper with number `id`, if it always comes back behind its call.
    public static Optional<HelperSite> helper(Vm vm, int id) {
        try {
            HelperCalls.Bound bound = vm.helper(id);
            HelperSite site = bound.helper().name().equals(ArrayLookup.HELPER) ? new ArrayLookup(bound) : bound;
            return bound.comesBack() ? Optional.of(site) : Optional.empty();
        } catch (TrapSignal noHelperOfPrograms) {
            return Optional.empty();
        }
    }

    /// Whether it is the look-up of a value in a map.
    public static boolean isLookup(HelperSite site) {
        return site instanceof ArrayLookup;
    }

    /// The index of the map with the address `value`; -1 if it is none.
    public static int map(Vm vm, long value) {
        return vm.mapAt(value);
    }

    /// The index of the map among whose values the address `value` lies; -1 if it is none.
    public static int mapOfValue(Vm vm, long value) {
        return AddressSpace.place(value).filter(place -> place.kind() == Place.Kind.MAP_VALUE && place.ordinal() < vm.maps().size()).map(Place::ordinal).orElse(-1);
    }

    /// The values of the map with index `map`, if compiled code can reach them itself.
    public static Optional<MapValues> values(Vm vm, int map) {
        return MapValues.of(vm, map);
    }

    /// Sets what compiled code keeps beside registers.
    public static void set(Vm vm, int slot, long clock, int known) {
        vm.slot = slot;
        vm.clock = clock;
        vm.known = known;
    }

    /// Leaves the function that runs, or ends the run, as the instruction at the machine's slot.
    public static void exit(Vm vm) {
        try {
            vm.exit();
            vm.clock++;
        } catch (TrapSignal signal) {
            vm.stop(signal.trapCause());
        }
    }

    /// Calls the function at `target`, as the instruction at the machine's slot.
    ///
    /// @return whether it was called; else the machine has stopped
    public static boolean call(Vm vm, int target) {
        try {
            vm.call(target);
            vm.clock++;
            return true;
        } catch (TrapSignal signal) {
            vm.stop(signal.trapCause());
            return false;
        }
    }

    /// Gives a function a frame that has been called by the instruction at `slot` and runs without one.
    ///
    /// @param saved which of r6 to r9, unchanged since, the caller had values in
    public static void open(Vm vm, int slot, int saved) {
        vm.openFrame(slot, saved, Optional.empty());
    }

    /// Whether an instruction may have caused `thrown`.
    public static boolean isTrap(RuntimeException thrown) {
        return thrown instanceof TrapSignal;
    }

    /// How many calls are open.
    public static int depth(Vm vm) {
        return vm.depth();
    }

    /// Whether a function has returned, with a result, to one that ran when `depth` calls were open: the machine runs and as many are open again.
    public static boolean isBack(Vm vm, int depth) {
        return vm.status == Status.RUNNING && vm.depth() == depth && (vm.known & 1) != 0;
    }

    /// Stops the machine for what an instruction has thrown.
    ///
    /// @throws RuntimeException `thrown` itself, if no instruction can have caused it
    public static void stop(Vm vm, RuntimeException thrown) {
        if (!(thrown instanceof TrapSignal signal)) {
            throw thrown;
        }
        vm.stop(signal.trapCause());
    }

    /// The order of the bytes of a number.
    public static ByteOrder order(Vm vm) {
        return vm.host().order();
    }
}
