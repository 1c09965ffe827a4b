package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import java.util.OptionalLong;

/// All registers at a moment.
public final class Registers {
    private final long[] values;
    private final int known;

    Registers(long[] values, int known) {
        this.values = values.clone();
        this.known = known;
    }

    /// The value of `register`, if it has been given one.
    public OptionalLong value(Register register) {
        return isKnown(register) ? OptionalLong.of(values[register.code()]) : OptionalLong.empty();
    }

    /// Whether `register` has been given a value.
    public boolean isKnown(Register register) {
        return (known >>> register.code() & 1) != 0;
    }
}
