package dev.glasshive.app.paths;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Base;
import dev.glasshive.app.workspace.RangeWords;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Code;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Visit;
import dev.glasshive.verifier.domain.ScalarRange;
import java.util.List;
import java.util.Optional;

/// What the verifier learnt in a few letters: `r4 = 8`, `r1 r=34`, `r3 = pkt+34`.
final class Learnt {
    private static final long LONG_NUMBER = 1_000_000;

    private Learnt() {}

    /// What a choice taught: the first register of which more is known after it.
    static Optional<String> fromChoice(AbstractState before, AbstractState after) {
        if (before.frames().size() != after.frames().size()) {
            return Optional.empty();
        }
        List<AbstractValue> old = before.current().registers();
        List<AbstractValue> now = after.current().registers();
        for (int i = 0; i < old.size(); i++) {
            if (old.get(i) instanceof AbstractValue.Scalar a && now.get(i) instanceof AbstractValue.Scalar b && !a.range().equals(b.range())) {
                return Optional.of(text(i, b));
            }
            if (old.get(i) instanceof AbstractValue.Pointer a && a.nullable() && !now.get(i).equals(a)) {
                return Optional.of(text(i, now.get(i)));
            }
            if (old.get(i) instanceof AbstractValue.Pointer a && now.get(i) instanceof AbstractValue.Pointer b && a.range() != b.range()) {
                return Optional.of("r" + i + " r=" + b.range());
            }
        }
        return Optional.empty();
    }

    /// What the last instruction that wrote a register left there, among `visits`, of which the last is looked at first.
    static Optional<String> fromWriting(List<Visit> visits, AbstractState after, Code code) {
        for (Visit visit : visits.reversed()) {
            Effects effects = Effects.of(code.at(visit.slot()));
            for (Register register : effects.writes()) {
                if (register != Register.FRAME_POINTER && !(after.current().registers().get(register.code()) instanceof AbstractValue.Uninitialized)) {
                    return Optional.of(text(register.code(), after.current().registers().get(register.code())));
                }
            }
        }
        return Optional.empty();
    }

    private static String text(int register, AbstractValue value) {
        String name = "r" + register;
        return switch (value) {
            case AbstractValue.Uninitialized _ -> name;
            case AbstractValue.Scalar scalar -> scalar(name, scalar.range());
            case AbstractValue.Pointer pointer -> name + " = " + pointer.typeName() + (pointer.offset() == 0 ? "" : (pointer.offset() > 0 ? "+" : "") + pointer.offset());
        };
    }

    private static String scalar(String name, ScalarRange range) {
        if (range.isConstant()) {
            return name + " = " + number(range.value());
        }
        if (range.isUnknown()) {
            return Text.of("paths.unknown", name);
        }
        return name + " ∈ " + RangeWords.of(range);
    }

    private static String number(long value) {
        return value > -LONG_NUMBER && value < LONG_NUMBER ? Long.toString(value) : Base.HEX.format(value);
    }
}
