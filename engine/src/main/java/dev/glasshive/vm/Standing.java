package dev.glasshive.vm;

/// Where a [Search] stands: a position and the machine there. It moves on with the search, so nobody may keep it.
public final class Standing {
    private final Runner runner;

    Standing(Runner runner) {
        this.runner = runner;
    }

    /// As in [Timeline].
    public int position() {
        return runner.position();
    }

    /// The number of the processor that moves next.
    public int cpu() {
        return runner.cpu();
    }

    /// The processor that moves next.
    public Vm vm() {
        return runner.vm();
    }

    /// Processor `cpu`.
    public Vm vm(int cpu) {
        return runner.vm(cpu);
    }
}
