package dev.glasshive.kernel;

import java.util.Arrays;

/// The error numbers that bpf(2) answers with (Linux, asm-generic).
enum ErrorNumber {
    EPERM(1, "operation not permitted"),
    ENOENT(2, "no such entry"),
    EINTR(4, "interrupted"),
    E2BIG(7, "too long"),
    EBADF(9, "bad file descriptor"),
    EAGAIN(11, "try again"),
    ENOMEM(12, "out of memory"),
    EACCES(13, "permission denied"),
    EFAULT(14, "bad address"),
    EBUSY(16, "busy"),
    EEXIST(17, "the entry exists"),
    EINVAL(22, "invalid argument"),
    EMFILE(24, "too many open files"),
    ENOSPC(28, "no space left"),
    ERANGE(34, "out of range"),
    ENOSYS(38, "not in this kernel"),
    EOPNOTSUPP(95, "operation not supported"),
    ENOTSUPP(524, "not supported");

    final int number;
    private final String words;

    ErrorNumber(int number, String words) {
        this.number = number;
        this.words = words;
    }

    boolean is(int errno) {
        return number == errno;
    }

    /// `EACCES (13): permission denied`.
    static String describe(int errno) {
        return Arrays.stream(values()).filter(e -> e.is(errno)).findFirst()
                .map(e -> e.name() + " (" + errno + "): " + e.words).orElse("error " + errno);
    }
}
