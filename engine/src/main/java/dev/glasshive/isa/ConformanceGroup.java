package dev.glasshive.isa;

import java.util.Locale;

/// A set of instructions that a runtime supports as a whole (RFC 9669 section 2.4), and the set that bpf_conformance adds for calls through a register.
public enum ConformanceGroup {
    BASE32, BASE64, ATOMIC32, ATOMIC64, DIVMUL32, DIVMUL64, PACKET, CALLX;

    /// The name in the registry, in lower case.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
