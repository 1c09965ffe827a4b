package dev.glasshive.verifier.linux;

/// Ends the analysis: the program is refused. What is wrong stands in the log already.
final class Rejected extends Exception {
    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int E2BIG = 7;
    static final int ENOMEM = 12;
    static final int EACCES = 13;
    static final int EFAULT = 14;
    static final int EBUSY = 16;
    static final int EINVAL = 22;
    static final int EPROTO = 71;
    static final int EOPNOTSUPP = 95;
    static final int ENOTSUPP = 524;
    private static final long serialVersionUID = 1L;

    private final int errno;
    private final int slot;

    /// @param slot of the instruction at fault, or -1
    Rejected(int errno, int slot) {
        super("errno " + errno, null, false, false);
        this.errno = errno;
        this.slot = slot;
    }

    Rejected(int errno) {
        this(errno, -1);
    }

    /// This, with the instruction at `other` at fault unless another is.
    Rejected at(int other) {
        return slot >= 0 ? this : new Rejected(errno, other);
    }

    int slot() {
        return slot;
    }

    int errno() {
        return errno;
    }
}
