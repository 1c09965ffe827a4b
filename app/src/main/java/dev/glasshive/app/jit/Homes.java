package dev.glasshive.app.jit;

import dev.glasshive.isa.Register;
import dev.glasshive.jit.NativeEmitter;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which register of the processor holds which of eBPF, as the code in the table has it: `r1 = rdi`.
final class Homes {
    private static final String BETWEEN = " · ";

    private Homes() {}

    /// Of every register.
    static String all() {
        return words(_ -> true);
    }

    /// Of the registers that an instruction names, in both widths.
    static String of(String instruction) {
        return words(register -> Pattern.compile("\\b[rw]" + register.code() + "\\b").matcher(instruction).find());
    }

    private static String words(Predicate<Register> wanted) {
        return Arrays.stream(Register.values()).filter(wanted).map(register -> register + "\u00a0=\u00a0" + NativeEmitter.home(register)).collect(Collectors.joining(BETWEEN));
    }
}
