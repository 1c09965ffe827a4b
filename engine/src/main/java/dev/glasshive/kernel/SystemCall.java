package dev.glasshive.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// bpf(2) and close(2), through the C library's `syscall` and `close`.
final class SystemCall {
    private static final VarHandle ERRNO = Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
    /// The kernel checks pending signals while it verifies, and then asks the caller to come again.
    private static final int MOST_TRIES = 8;

    private final long number;
    private final MethodHandle syscall;
    private final MethodHandle close;

    /// @param number of bpf(2) on this processor
    @SuppressWarnings("restricted") // The descriptors below are those of syscall(2) and close(2).
    SystemCall(long number) {
        this.number = number;
        Linker linker = Linker.nativeLinker();
        this.syscall = linker.downcallHandle(linker.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG),
                Linker.Option.firstVariadicArg(1), Linker.Option.captureCallState("errno"));
        this.close = linker.downcallHandle(linker.defaultLookup().findOrThrow("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    }

    /// What a call gave.
    ///
    /// @param value a descriptor or 0; negative where it failed
    /// @param errno 0 where it did not fail
    record Answer(int value, int errno) {
        boolean failed() {
            return errno != 0;
        }
    }

    Answer bpf(Command command, Attributes attributes) {
        Answer answer = once(command, attributes);
        for (int tries = 1; tries < MOST_TRIES && (ErrorNumber.EAGAIN.is(answer.errno()) || ErrorNumber.EINTR.is(answer.errno())); tries++) {
            answer = once(command, attributes);
        }
        return answer;
    }

    private Answer once(Command command, Attributes attributes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
            long value = (long) syscall.invokeExact(state, number, (long) command.number, attributes.segment(), attributes.segment().byteSize());
            return value < 0 ? new Answer(-1, (int) ERRNO.get(state, 0L)) : new Answer((int) value, 0);
        } catch (Throwable e) {
            throw new IllegalStateException("bpf(2) could not be called", e);
        }
    }

    void close(int descriptor) {
        try {
            int _ = (int) close.invokeExact(descriptor);
        } catch (Throwable e) {
            throw new IllegalStateException("close(2) could not be called", e);
        }
    }

    /// The commands of bpf(2) in use here: none attaches, none pins.
    enum Command {
        MAP_CREATE(0), MAP_LOOKUP(1), MAP_UPDATE(2), MAP_NEXT_KEY(4), PROGRAM_LOAD(5), TEST_RUN(10), BTF_LOAD(18), MAP_FREEZE(22);

        final int number;

        Command(int number) {
            this.number = number;
        }
    }
}
