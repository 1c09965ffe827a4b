package dev.glasshive.kernel;

import java.util.ArrayList;
import java.util.List;

/// The file descriptors that belong to one loaded program; closing them makes the kernel forget it and its maps.
final class Descriptors implements AutoCloseable {
    private final SystemCall call;
    private final List<Integer> open = new ArrayList<>();

    Descriptors(SystemCall call) {
        this.call = call;
    }

    int add(int descriptor) {
        open.add(descriptor);
        return descriptor;
    }

    @Override
    public void close() {
        open.reversed().forEach(call::close);
        open.clear();
    }
}
