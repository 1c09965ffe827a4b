package dev.glasshive.asm;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The words of the C-like dialect, made from the operator rows of the instruction set, so that a new row needs no line here.
final class Words {
    /// Words that name no label unless quoted.
    static final Set<String> KEYWORDS = Set.of("if", "goto", "gotol", "call", "callx", "exit", "lock", "ll");

    static final String LOAD_ACQUIRE = "load_acquire";
    static final String STORE_RELEASE = "store_release";

    static final Map<String, AluOp> ALU = new LinkedHashMap<>();
    static final Map<String, Condition> CONDITIONS = new LinkedHashMap<>();
    /// The forms that leave no result, by the operator behind `lock *(uN *)(...)`.
    static final Map<String, AtomicOp> ATOMIC_UPDATES = new LinkedHashMap<>();
    /// The forms that fetch, by function name.
    static final Map<String, AtomicFunction> ATOMIC_FUNCTIONS = new LinkedHashMap<>();
    static final Map<String, Swap> SWAPS = new LinkedHashMap<>();
    static final Map<String, Size> UNSIGNED_TYPES = new LinkedHashMap<>();
    static final Map<String, Size> SIGNED_TYPES = new LinkedHashMap<>();
    static final Map<String, WideSource> WIDE_FUNCTIONS = new LinkedHashMap<>();
    static final Map<String, RegisterName> REGISTERS = new HashMap<>();
    /// Longest first, so that the first match is the right one.
    static final List<String> OPERATORS;
    /// Between a pointer to the context and a field of it.
    static final String MEMBER = "->";
    /// The characters that operators begin with.
    static final String OPERATOR_STARTS;

    static {
        for (AluOp op : AluOp.values()) {
            ALU.put(op.symbol(), op);
        }
        for (Condition op : Condition.values()) {
            CONDITIONS.put(op.symbol(), op);
        }
        for (Size size : Size.values()) {
            UNSIGNED_TYPES.put(size.unsignedType(), size);
            SIGNED_TYPES.put(size.signedType(), size);
        }
        for (SwapOp op : SwapOp.values()) {
            for (Size size : List.of(Size.H, Size.W, Size.DW)) {
                SWAPS.put(op.mnemonic() + size.bits(), new Swap(op, size));
            }
        }
        for (AtomicOp op : AtomicOp.values()) {
            if (op.result() == AtomicOp.Result.NONE) {
                ATOMIC_UPDATES.put(op.symbol(), op);
            } else {
                atomicFunctions(op);
            }
        }
        for (WideSource source : WideSource.values()) {
            wideName(source).ifPresent(name -> WIDE_FUNCTIONS.put(name, source));
        }
        WIDE_FUNCTIONS.put("map_value", WideSource.MAP_VALUE_BY_INDEX);
        for (Register register : Register.values()) {
            for (Width width : Width.values()) {
                REGISTERS.put(register.name(width), new RegisterName(register, width));
            }
        }
        Set<String> operators = new TreeSet<>(List.of("(", ")", "[", "]", "*", "=", "+", "-", ",", ":", "<", ">", MEMBER));
        operators.addAll(ALU.keySet());
        operators.addAll(CONDITIONS.keySet());
        operators.addAll(ATOMIC_UPDATES.keySet());
        List<String> ordered = new ArrayList<>(operators);
        ordered.sort(Comparator.comparingInt(String::length).reversed());
        OPERATORS = List.copyOf(ordered);
        StringBuilder starts = new StringBuilder();
        ordered.forEach(operator -> starts.append(operator.charAt(0)));
        OPERATOR_STARTS = starts.toString();
    }

    private Words() {}

    /// A register as written: `r3` or its lower half `w3`.
    record RegisterName(Register register, Width width) {
        @Override
        public String toString() {
            return register.name(width);
        }
    }

    /// `be16` and its like.
    record Swap(SwapOp op, Size size) {}

    /// A fetching operation by name; the size is absent where the pointer type tells it.
    record AtomicFunction(AtomicOp op, Optional<Size> size) {}

    /// LLVM says `atomic_fetch_add`, `xchg_64` and `xchg32_32`, the kernel `atomic64_xchg`, the RFC `xchg_32`.
    private static void atomicFunctions(AtomicOp op) {
        for (String prefix : List.of("", "atomic_")) {
            ATOMIC_FUNCTIONS.put(prefix + op.mnemonic(), new AtomicFunction(op, Optional.empty()));
            ATOMIC_FUNCTIONS.put(prefix + op.mnemonic() + "_64", new AtomicFunction(op, Optional.of(Size.DW)));
            ATOMIC_FUNCTIONS.put(prefix + op.mnemonic() + "_32", new AtomicFunction(op, Optional.of(Size.W)));
            ATOMIC_FUNCTIONS.put(prefix + op.mnemonic() + "32_32", new AtomicFunction(op, Optional.of(Size.W)));
        }
        ATOMIC_FUNCTIONS.put("atomic64_" + op.mnemonic(), new AtomicFunction(op, Optional.of(Size.DW)));
    }

    /// The function that spells a wide load (names after RFC 9669 section 5.4); absent for a plain number.
    static Optional<String> wideName(WideSource source) {
        return switch (source) {
            case VALUE -> Optional.empty();
            case MAP_BY_FD -> Optional.of("map_by_fd");
            case MAP_VALUE_BY_FD -> Optional.of("map_value_by_fd");
            case VARIABLE -> Optional.of("var_addr");
            case CODE -> Optional.of("code_addr");
            case MAP_BY_INDEX -> Optional.of("map_by_idx");
            case MAP_VALUE_BY_INDEX -> Optional.of("map_value_by_idx");
        };
    }

    /// `name` as source text: quoted where it would read as something else.
    static String written(String name) {
        return isPlain(name) ? name : quoted(name);
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty() && Lexer.isNameStart(name.charAt(0)) && name.chars().allMatch(c -> Lexer.isNamePart((char) c))
                && !KEYWORDS.contains(name) && !looksLikeRegister(name) && !name.startsWith("-");
    }

    /// Whether `name` is `r` or `w` and a number, whether or not such a register exists.
    static boolean looksLikeRegister(String name) {
        return name.length() > 1 && (name.charAt(0) == 'r' || name.charAt(0) == 'w')
                && name.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    private static String quoted(String name) {
        StringBuilder text = new StringBuilder("\"");
        name.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').append((char) c);
            } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                text.append(String.format("\\u%04x", c));
            } else {
                text.append((char) c);
            }
        });
        return text.append('"').toString();
    }
}
