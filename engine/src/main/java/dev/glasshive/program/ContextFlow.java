package dev.glasshive.program;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Follows the pointer to the context through the registers, the stack and the functions of a program, and so finds every access to the context,
/// also in code that a verifier never came to because it refused the program before.
public final class ContextFlow {
    private final Code code;
    private final Map<Integer, Known> before = new TreeMap<>();
    private final Deque<Integer> work = new ArrayDeque<>();

    private ContextFlow(Code code) {
        this.code = code;
    }

    /// An access to the context.
    ///
    /// @param offset from its start
    /// @param size in bytes
    /// @param direct whether the register points to the start of the context
    public record Access(int slot, int offset, int size, boolean store, boolean direct) {}

    /// What is known before an instruction: registers and stack slots that hold the context's address, and how far behind it they point.
    private record Known(Map<Register, Integer> registers, Map<Integer, Integer> stack) {
        /// What both know.
        Known meet(Known other) {
            return new Known(common(registers, other.registers), common(stack, other.stack));
        }

        private static <K> Map<K, Integer> common(Map<K, Integer> one, Map<K, Integer> two) {
            Map<K, Integer> common = new HashMap<>(one);
            common.entrySet().removeIf(entry -> !entry.getValue().equals(two.get(entry.getKey())));
            return Map.copyOf(common);
        }
    }

    /// The accesses of `program`, in the order of its code.
    public static List<Access> of(Program program) {
        ContextFlow flow = new ContextFlow(program.code());
        flow.reach(0, new Known(Map.of(Register.R1, 0), Map.of()));
        flow.run();
        return flow.accesses();
    }

    private void reach(int slot, Known known) {
        if (!code.startsAt(slot)) {
            return;
        }
        Known old = before.get(slot);
        Known joined = old == null ? known : old.meet(known);
        if (!joined.equals(old)) {
            before.put(slot, joined);
            work.add(slot);
        }
    }

    private void run() {
        while (!work.isEmpty()) {
            int slot = work.remove();
            Known known = Optional.ofNullable(before.get(slot)).orElseThrow();
            Instruction instruction = code.at(slot);
            if (instruction instanceof Instruction.CallLocal call) {
                Map<Register, Integer> arguments = new EnumMap<>(Register.class);
                known.registers.forEach((register, offset) -> {
                    if (register.code() >= Register.R1.code() && register.code() <= Register.R5.code()) {
                        arguments.put(register, offset);
                    }
                });
                reach(slot + 1 + call.offset(), new Known(Map.copyOf(arguments), Map.of()));
            }
            Known after = after(instruction, known);
            Ways.after(code, slot).forEach(next -> reach(next, after));
        }
    }

    private static Known after(Instruction instruction, Known known) {
        Map<Register, Integer> registers = new EnumMap<>(Register.class);
        registers.putAll(known.registers);
        Map<Integer, Integer> stack = new HashMap<>(known.stack);
        Effects effects = Effects.of(instruction);
        effects.writes().forEach(registers::remove);
        effects.clobbers().forEach(registers::remove);
        switch (instruction) {
            case Instruction.Mov(Width width, Register dst, Register src) when width == Width.W64 -> put(registers, dst, known.registers.get(src), 0);
            case Instruction.Alu(AluOp op, Width width, Register dst, Imm imm) when width == Width.W64 && op == AluOp.ADD ->
                    put(registers, dst, known.registers.get(dst), imm.value());
            case Instruction.Alu(AluOp op, Width width, Register dst, Imm imm) when width == Width.W64 && op == AluOp.SUB ->
                    put(registers, dst, known.registers.get(dst), -imm.value());
            case Instruction.Load load when load.size() == Size.DW && load.base() == Register.R10 -> put(registers, load.dst(), known.stack.get((int) load.offset()), 0);
            case Instruction.Store(Size size, Register base, short offset, Operand src) when base == Register.R10 -> {
                stack.keySet().removeIf(at -> at < offset + size.bytes() && at + Size.DW.bytes() > offset);
                if (size == Size.DW && src instanceof Register from && known.registers.containsKey(from)) {
                    stack.put((int) offset, known.registers.get(from));
                }
            }
            default -> { }
        }
        return new Known(Map.copyOf(registers), Map.copyOf(stack));
    }

    private static void put(Map<Register, Integer> registers, Register dst, @Nullable Integer from, int more) {
        if (from != null) {
            registers.put(dst, from + more);
        }
    }

    private List<Access> accesses() {
        List<Access> accesses = new ArrayList<>();
        before.forEach((slot, known) -> {
            switch (code.at(slot)) {
                case Instruction.Load load -> access(known, slot, load.base(), load.offset(), load.size(), false).ifPresent(accesses::add);
                case Instruction.Store store -> access(known, slot, store.base(), store.offset(), store.size(), true).ifPresent(accesses::add);
                case Instruction.Atomic atomic -> access(known, slot, atomic.base(), atomic.offset(), atomic.size(), true).ifPresent(accesses::add);
                default -> { }
            }
        });
        return accesses;
    }

    private static Optional<Access> access(Known known, int slot, Register base, short offset, Size size, boolean store) {
        return Optional.ofNullable(known.registers.get(base)).map(context -> new Access(slot, context + offset, size.bytes(), store, context == 0));
    }
}
