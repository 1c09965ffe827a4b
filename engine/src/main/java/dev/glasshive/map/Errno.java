package dev.glasshive.map;

import java.util.Arrays;
import java.util.Optional;

/// An error number that helpers return as a negative result (Linux, asm-generic).
public enum Errno {
    OK(0, "no error"),
    EPERM(1, "not permitted"),
    ENOENT(2, "no such entry"),
    E2BIG(7, "the map is full"),
    EAGAIN(11, "try again"),
    EACCES(13, "permission denied"),
    EFAULT(14, "bad address"),
    EEXIST(17, "the entry exists"),
    EINVAL(22, "invalid argument"),

    ENOSPC(28, "no room left"),
    ERANGE(34, "out of range"),
    EOPNOTSUPP(95, "not supported");

    /// `MAX_ERRNO`.
    private static final int MOST = 4095;

    private final int number;
    private final String meaning;

    Errno(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /// The positive number.
    public int number() {
        return number;
    }

    /// In words.
    public String meaning() {
        return meaning;
    }

    /// What a helper leaves in r0.
    public long result() {
        return -number;
    }

    /// The error that a result of a helper stands for.
    public static Optional<Errno> ofResult(long r0) {
        // Addresses are negative, too, and come by far oftener.
        return r0 < -MOST ? Optional.empty() : Arrays.stream(values()).filter(e -> e.number != 0 && e.result() == r0).findFirst();
    }
}
