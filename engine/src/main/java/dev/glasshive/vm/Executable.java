package dev.glasshive.vm;

/// Something that runs the program of a machine: an interpreter or a compiled form.
@FunctionalInterface
public interface Executable {
    /// Runs `vm` until it is no longer [Status#RUNNING] or `steps` instructions have run.
    ///
    /// @return how many instructions ran
    long run(Vm vm, long steps);

    /// How many instructions take so long that somebody may want to stop them: about a hundredth of a second.
    default long chunk() {
        return 1 << 20;
    }
}
