package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.domain.Tnum;
import dev.glasshive.verifier.linux.Signatures.Taken;
import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether registers hold what the signature of a function says.
final class ParameterRules {
    private final Analysis analysis;
    private final ArgumentRules arguments;
    /// Functions that were called with something else than they say, which Linux does not mind if they are static.
    private final Set<Integer> unreliable = new HashSet<>();

    ParameterRules(Analysis analysis, ArgumentRules arguments) {
        this.analysis = analysis;
        this.arguments = arguments;
    }

    /// Checks the registers against what a global function takes, which may not be called while a lock is held.
    void check(int subprogram, boolean locked) throws Rejected {
        Rejected wrong = null;
        try {
            match(subprogram);
        } catch (Rejected rejected) {
            wrong = rejected;
        }
        if (locked) {
            throw analysis.refuse(Rejected.EINVAL, "global function calls are not allowed while holding a lock,\nuse static function instead");
        }
        if (wrong != null) {
            throw analysis.refuse(wrong.errno(), "Caller passes invalid args into func#" + subprogram + " ('" + analysis.signatures.name(subprogram) + "')");
        }
    }

    /// Remarks in the log, once, that the registers do not hold what a static function takes.
    void remark(int subprogram) {
        if (analysis.signatures.of(subprogram).isEmpty() || unreliable.contains(subprogram)) {
            return;
        }
        try {
            match(subprogram);
        } catch (Rejected _) {
            unreliable.add(subprogram);
        }
    }

    /// Remarks in the log what is wrong with the signature of the main function, which does not matter.
    void remarkMain() {
        try {
            analysis.signatures.parameters(0);
        } catch (Rejected _) {
            unreliable.add(0);
        }
    }

    private void match(int subprogram) throws Rejected {
        List<Taken> taken = analysis.signatures.parameters(subprogram);
        for (int i = 0; i < taken.size(); i++) {
            int register = i + 1;
            Value value = analysis.register(register);
            switch (taken.get(i)) {
                case Taken.Scalar() -> {
                    if (!(value instanceof Scalar)) {
                        throw analysis.refuse(Rejected.EINVAL, "R" + register + " is not a scalar");
                    }
                }
                case Taken.Context() -> {
                    if (!(value instanceof Pointer pointer) || !(pointer.kind() instanceof PointerKind.Context)) {
                        throw analysis.refuse(Rejected.EINVAL, "arg#" + i + " expects pointer to ctx");
                    }
                    arguments.checkUnchanged(pointer, register);
                }
                case Taken.Memory(long size, boolean nullable) -> memory(register, value, size, nullable);
                case Taken.Dynptr() -> dynptr(register, value);
            }
        }
    }

    private void memory(int register, Value value, long size, boolean nullable) throws Rejected {
        if (value instanceof Value.Unset) {
            throw analysis.refuse(Rejected.EACCES, "variable ? access var_off=" + RangeText.bits(Tnum.UNKNOWN) + " disallowed");
        }
        try {
            arguments.memory(register, (int) size);
        } catch (Rejected _) {
            throw new Rejected(Rejected.EINVAL);
        }
        if (!nullable && value instanceof Pointer pointer && pointer.nullable()) {
            throw analysis.refuse(Rejected.EINVAL, "arg#" + (register - 1) + " is expected to be non-NULL");
        }
    }

    private void dynptr(int register, Value value) throws Rejected {
        switch (value) {
            case Pointer pointer when pointer.kind() instanceof PointerKind.Stack || pointer.kind() instanceof PointerKind.ConstantDynptr -> arguments.dynptr(register, pointer);
            case Pointer _, Scalar _, Value.Unset _, Value.Dynptr _ ->
                    throw analysis.refuse(Rejected.EINVAL, "arg#" + (register - 1) + " expected pointer to stack or const struct bpf_dynptr");
        }
    }

    /// What the registers hold when a global function begins.
    void begin(int subprogram, Frame frame) throws Rejected {
        List<Taken> taken = analysis.signatures.parameters(subprogram);
        for (int i = 0; i < taken.size(); i++) {
            frame.registers[i + 1] = switch (taken.get(i)) {
                case Taken.Scalar() -> Scalar.UNKNOWN;
                case Taken.Context() -> Pointer.to(new PointerKind.Context());
                case Taken.Dynptr() -> Pointer.to(new PointerKind.ConstantDynptr()).withId(analysis.newId());
                case Taken.Memory(long size, boolean nullable) -> {
                    Pointer pointer = Pointer.to(new PointerKind.Memory(size, PointerKind.Origin.PLAIN));
                    yield nullable ? pointer.orNull(true).withId(analysis.newId()) : pointer;
                }
            };
        }
    }
}
