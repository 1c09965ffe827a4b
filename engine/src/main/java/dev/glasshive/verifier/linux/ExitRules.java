package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.linux.Explorer.Next;
import dev.glasshive.verifier.linux.Value.Scalar;
import java.util.Optional;

/// What must hold where a function or the program ends.
final class ExitRules {
    private static final Range ZERO = new Range(0, 0);

    private final Analysis analysis;
    private final FunctionRules functions;

    ExitRules(Analysis analysis, FunctionRules functions) {
        this.analysis = analysis;
        this.functions = functions;
    }

    /// Results that a hook allows.
    private record Range(int low, int high) {}

    Next exit() throws Rejected {
        if (analysis.current.frames.size() == 1) {
            checkReleased("BPF_EXIT instruction in main prog");
        }
        if (analysis.current.frames.size() > 1) {
            return functions.exit();
        }
        analysis.read(0);
        analysis.checkLeak(0, "as return value");
        if (analysis.frame().later > 0) {
            checkResult(ZERO, "At async callback return");
            return Explorer.END;
        }
        if (analysis.root != 0) {
            if (!(analysis.register(0) instanceof Scalar)) {
                throw analysis.refuse(Rejected.EINVAL, "At subprogram exit the register R0 is not a scalar value (" + analysis.register(0).typeName() + ")");
            }
            return Explorer.END;
        }
        Optional<Range> range = range(analysis.candidate.type(), analysis.candidate.attachType());
        if (range.isPresent()) {
            checkResult(range.get(), "At program exit");
        }
        return Explorer.END;
    }

    private void checkResult(Range range, String where) throws Rejected {
        Value result = analysis.register(0);
        if (!(result instanceof Scalar scalar)) {
            throw analysis.refuse(Rejected.EINVAL, where + " the register R0 is not a known value (" + result.typeName() + ")");
        }
        analysis.precision.mark(0);
        if (scalar.range().smin() < range.low || scalar.range().smax() > range.high) {
            throw analysis.refuse(Rejected.EINVAL, outOfRange(where, "R0", scalar.range(), range.low, range.high));
        }
    }

    static String outOfRange(String where, String register, ScalarRange range, int low, int high) {
        StringBuilder text = new StringBuilder(where + " the register " + register + " has");
        if (range.smin() > Long.MIN_VALUE) {
            text.append(" smin=").append(range.smin());
        }
        if (range.smax() < Long.MAX_VALUE) {
            text.append(" smax=").append(range.smax());
        }
        if (range.smin() == Long.MIN_VALUE && range.smax() == Long.MAX_VALUE) {
            text.append(" unknown scalar value");
        }
        return text.append(" should have been in [").append(low).append(", ").append(high).append("]").toString();
    }

    private static Optional<Range> range(String type, int attachType) {
        return switch (type) {
            case "cgroup_sock_addr" -> switch (attachType) {
                case 19, 20, 29, 30, 31, 32, 51, 52, 53 -> Optional.of(new Range(1, 1));
                case 8, 9 -> Optional.of(new Range(0, 3));
                default -> Optional.of(new Range(0, 1));
            };
            // Sessions: the first call says whether there is a second.
            case "kprobe" -> attachType == 56 || attachType == 57 ? Optional.of(new Range(0, 1)) : Optional.empty();
            case "cgroup_skb" -> Optional.of(attachType == 1 ? new Range(0, 3) : new Range(0, 1));
            case "cgroup_sock", "sock_ops", "cgroup_device", "cgroup_sysctl", "cgroup_sockopt", "sk_lookup", "netfilter" -> Optional.of(new Range(0, 1));
            default -> Optional.empty();
        };
    }

    /// Checks that everything acquired was given back.
    void checkReleased(String where) throws Rejected {
        boolean leaks = false;
        for (State.Reference reference : analysis.current.references) {
            if (!reference.isLock()) {
                analysis.log.print("Unreleased reference id=" + reference.id() + " alloc_insn=" + reference.at() + "\n");
                leaks = true;
            }
        }
        if (leaks) {
            throw analysis.refuse(Rejected.EINVAL, where + " would lead to reference leak");
        }
        if (LockRules.isHeld(analysis.current)) {
            throw analysis.refuse(Rejected.EINVAL, where + " cannot be used inside bpf_spin_lock-ed region");
        }
    }
}
