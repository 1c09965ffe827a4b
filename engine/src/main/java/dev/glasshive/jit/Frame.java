package dev.glasshive.jit;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Instruction.LoadAcquire;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Instruction.StoreRelease;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.WideSource;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.Subprogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// How a function keeps its caller's registers and gets its own part of the stack.
///
/// @param start the function's first slot
/// @param saved those registers of the caller's that it changes
/// @param bytes of its part of the stack. A kernel asks its verifier how many are used; here they are those that the function names by r10, or all 512 if it passes r10 on.
record Frame(int start, List<X86Register> saved, int bytes) {
    private static final int MOST = 512;
    private static final int STEP = 8;

    /// One for each function of `program`, by their starts.
    static List<Frame> of(Program program) {
        Code code = program.code();
        Set<Integer> starts = new TreeSet<>(Set.of(0));
        program.subprograms().stream().map(Subprogram::start).filter(code::startsAt).forEach(starts::add);
        for (int slot : code.starts()) {
            switch (code.at(slot)) {
                case CallLocal(int offset) when code.startsAt(slot + 1 + offset) -> starts.add(slot + 1 + offset);
                case LoadImm64 load when load.source() == WideSource.CODE && code.startsAt(slot + 1 + load.low()) -> starts.add(slot + 1 + load.low());
                default -> { }
            }
        }
        List<Integer> begins = List.copyOf(starts);
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < begins.size(); i++) {
            int from = begins.get(i);
            int to = i + 1 < begins.size() ? begins.get(i + 1) : code.size();
            frames.add(of(from, code.starts().stream().filter(slot -> slot >= from && slot < to).map(code::at).toList()));
        }
        return frames;
    }

    private static Frame of(int start, List<Instruction> body) {
        Set<Register> changed = new TreeSet<>();
        int bytes = 0;
        for (Instruction instruction : body) {
            Effects effects = Effects.of(instruction);
            changed.addAll(effects.writes());
            if (effects.reads().contains(Register.FRAME_POINTER)) {
                bytes = Math.max(bytes, reach(instruction));
            }
        }
        List<X86Register> saved = changed.stream().filter(register -> register.code() >= Register.R6.code() && register != Register.FRAME_POINTER).map(X86Register::of).toList();
        return new Frame(start, saved, (bytes + STEP - 1) / STEP * STEP);
    }

    private static int reach(Instruction instruction) {
        return switch (instruction) {
            case Load(var _, var _, Register _, Register _, short offset) -> reach(offset);
            case Store(var _, Register _, short offset, Operand src) -> src == Register.FRAME_POINTER ? MOST : reach(offset);
            case Atomic(var _, var _, Register _, short offset, Register src) -> src == Register.FRAME_POINTER ? MOST : reach(offset);
            case LoadAcquire(var _, Register _, Register _, short offset) -> reach(offset);
            case StoreRelease(var _, Register _, short offset, Register src) -> src == Register.FRAME_POINTER ? MOST : reach(offset);
            default -> MOST;
        };
    }

    private static int reach(int offset) {
        return Math.clamp(-(long) offset, 0, MOST);
    }

    /// Writes what comes before the function's first instruction.
    void open(X86Assembler code) {
        code.push(X86Register.RBP);
        code.mov(64, X86Register.RBP, X86Register.RSP);
        if (bytes > 0) {
            code.apply(Arithmetic.SUB, 64, X86Register.RSP, bytes);
        }
        saved.forEach(code::push);
    }

    /// Writes what leaves the function.
    void close(X86Assembler code) {
        saved.reversed().forEach(code::pop);
        code.leave();
        code.ret();
    }
}
