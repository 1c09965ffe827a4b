package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Fields;
import dev.glasshive.verifier.Candidate;

/// Calls of functions of the kernel that are not helpers. Which there are stands in the types of the kernel, which are not known here.
final class KernelCalls {
    private KernelCalls() {}

    static boolean isCall(Fields fields) {
        return fields.opcode() == Layout.CALL && fields.src() == Layout.PSEUDO_KFUNC;
    }

    /// Checks the call `fields` at `slot` before anything else is known. Number 0 stands for a function that the kernel lacks, which is fine where it is never called.
    static void check(Candidate candidate, VerifierLog log, Fields fields, int slot) throws Rejected {
        if (!HelperRules.FREE_LICENSES.contains(candidate.license())) {
            log.print("cannot call kernel function from non-GPL compatible program\n");
            throw new Rejected(Rejected.EINVAL, slot);
        }
        if (fields.offset() != 0) {
            boolean negative = fields.offset() < 0;
            log.print(negative ? "negative offset disallowed for kernel module function call\n" : "kfunc offset > 0 without fd_array is invalid\n");
            log.print("failed to find BTF for kernel function\n");
            throw new Rejected(negative ? Rejected.EINVAL : Rejected.EPROTO, slot);
        }
        if (fields.imm() != 0) {
            throw new NotModelled("kernel functions (kfuncs)");
        }
    }

    /// Checks that no path called a function that the kernel lacks.
    static void checkGone(Analysis analysis) throws Rejected {
        if (analysis.callsMissing) {
            throw analysis.refuse(Rejected.EINVAL, "invalid kernel function call not eliminated in verifier pass");
        }
    }
}
