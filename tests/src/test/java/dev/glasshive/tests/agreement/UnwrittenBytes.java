package dev.glasshive.tests.agreement;

import dev.glasshive.vm.Vm;
import java.lang.reflect.Field;
import java.util.Arrays;

/// The bytes of the stack that nobody wrote. They are 0 in the machine and whatever was there before in a kernel, so that a program that looks at them has more than one answer.
///
/// Linux lets some accounts look that shall not: once a constant was written into the beginning of a slot of 8 bytes, it takes the whole slot for written.
final class UnwrittenBytes {
    private UnwrittenBytes() {}

    /// Makes all of them `value`, in all functions and runs to come.
    static void fill(Vm vm, byte value) {
        // No user of a machine may do that, so there is no method for it.
        Arrays.fill((byte[]) field(field(vm, "stack"), "fresh"), value);
    }

    private static Object field(Object of, String name) {
        try {
            Field field = of.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
