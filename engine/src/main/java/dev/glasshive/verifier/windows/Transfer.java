package dev.glasshive.verifier.windows;

import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import dev.glasshive.platform.ContextLayout;
import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.domain.ScalarAlu;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.domain.SignExtension;
import java.util.Optional;

/// What happens at a place, done to what is known: every state that a run can be in afterwards is one of the new description.
final class Transfer {
    private final Subject subject;

    Transfer(Subject subject) {
        this.subject = subject;
    }

    /// Changes `state`.
    void apply(ControlFlow.Place place, Invariant state) {
        if (state.isUnreachable()) {
            return;
        }
        int depth = place.depth();
        switch (place.action()) {
            case Action.Run(Instruction instruction) -> run(instruction, state, depth);
            case Action.Side(Instruction.Branch branch, boolean taken) -> new Assumptions(state, depth).apply(branch, taken);
            case Action.Enter _ -> enter(state, depth + 1);
            case Action.Leave _ -> leave(state, depth);
        }
    }

    private void run(Instruction instruction, Invariant state, int depth) {
        switch (instruction) {
            case Instruction.Alu alu -> new Arithmetic(state, depth).apply(alu);
            case Instruction.Mov(Width width, Register dst, Imm(int value)) ->
                    Numbers.set(state, Holders.register(depth, dst), ScalarRange.of(width.truncate(value)));
            case Instruction.Mov(Width width, Register dst, Register src) -> move(state, width, Holders.register(depth, dst), Holders.register(depth, src));
            case Instruction.MovSx(Width width, Size from, Register dst, Register src) ->
                    number(state, Holders.register(depth, dst), SignExtension.extend(from, width, range(state, Holders.register(depth, src))));
            case Instruction.Neg(Width width, Register dst) -> {
                int holder = Holders.register(depth, dst);
                number(state, holder, ScalarAlu.negate(width, range(state, holder)));
            }
            case Instruction.ByteSwap(var op, Size size, Register dst) -> {
                int holder = Holders.register(depth, dst);
                number(state, holder, ScalarAlu.swap(op, size, range(state, holder)));
            }
            case Instruction.LoadImm64 load -> wide(load, state, Holders.register(depth, load.dst()));
            case Instruction.Load load -> load(load, state, depth);
            case Instruction.LoadAcquire(Size size, Register dst, Register base, short offset) ->
                    load(new Instruction.Load(size, Extension.ZERO, dst, base, offset), state, depth);
            case Instruction.Store(Size size, Register base, short offset, var src) -> store(size, base, offset, src, state, depth);
            case Instruction.StoreRelease(Size size, Register base, short offset, Register src) -> store(size, base, offset, src, state, depth);
            case Instruction.Atomic atomic -> atomic(atomic, state, depth);
            case Instruction.LegacyLoad(Size size, _, _) -> {
                clobber(state);
                number(state, 0, ScalarRange.unsigned(size.bytes()));
            }
            case Instruction.CallHelper(int id) -> new Calls(subject, state, depth).call(id);
            case Instruction.CallKfunc _, Instruction.CallRegister _ -> {
                clobber(state);
                state.clear(0);
            }
            case Instruction.Branch _, Instruction.Jump _, Instruction.Exit _ -> { }
            case Instruction.CallLocal _ -> throw new IllegalStateException("a call of a function is entered, not run");
        }
    }

    private static ScalarRange range(Invariant state, int holder) {
        return state.types(holder).is(Type.NUMBER) ? Numbers.range(state, holder) : ScalarRange.UNKNOWN;
    }

    private static void number(Invariant state, int holder, ScalarRange range) {
        Numbers.set(state, holder, range);
    }

    /// r1 to r5 have no value any more.
    static void clobber(Invariant state) {
        for (int argument = 1; argument <= 5; argument++) {
            state.clear(argument);
        }
    }

    private static void move(Invariant state, Width width, int dst, int src) {
        if (width == Width.W64) {
            state.copy(dst, src);
            return;
        }
        ScalarRange range = range(state, src);
        if (state.types(src).is(Type.NUMBER) && range.umax() >= 0 && range.umax() <= 0xffff_ffffL) {
            state.copy(dst, src);
        } else {
            number(state, dst, range.low());
        }
    }

    private void wide(Instruction.LoadImm64 load, Invariant state, int dst) {
        switch (load.source()) {
            case VALUE -> number(state, dst, ScalarRange.of(load.value()));
            case MAP_BY_FD, MAP_BY_INDEX -> {
                Interval map = new Interval(load.low() + 1L, load.low() + 1L);
                boolean programs = subject.candidate().maps().get(load.low()).type().equals("prog_array");
                Pointers.set(state, dst, programs ? Type.PROGRAMS : Type.MAP, Pointers.ADDRESS);
                state.set(dst, Facet.MAP, map);
            }
            case MAP_VALUE_BY_FD, MAP_VALUE_BY_INDEX -> {
                MapSpec map = subject.candidate().maps().get(load.low());
                Pointers.setShared(state, dst, new Interval(load.low() + 1L, load.low() + 1L), Pointers.ADDRESS, new Interval(map.valueSize(), map.valueSize()));
                long offset = Integer.toUnsignedLong(load.high());
                state.set(dst, Facet.SHARED_OFFSET, new Interval(offset, offset));
            }
            case CODE -> Pointers.set(state, dst, Type.FUNCTION, Pointers.ADDRESS);
            case VARIABLE -> state.clear(dst);
        }
    }

    private void load(Instruction.Load load, Invariant state, int depth) {
        int base = Holders.register(depth, load.base());
        int dst = Holders.register(depth, load.dst());
        TypeSet types = state.types(base);
        if (types.is(Type.STACK)) {
            new StackMemory(state, depth).load(load, base, dst);
        } else if (types.is(Type.CTX)) {
            loadContext(load, state, base, dst);
        } else if (types.meets(TypeSet.of(Type.STACK, Type.CTX, Type.UNINITIALIZED))) {
            state.clear(dst);
        } else {
            number(state, dst, StackMemory.extended(load, ScalarRange.unsigned(load.size().bytes())));
        }
    }

    private void loadContext(Instruction.Load load, Invariant state, int base, int dst) {
        Interval offset = state.get(base, Facet.CTX_OFFSET);
        ContextLayout layout = subject.type().context();
        Optional<ContextLayout.Field> field = offset.lo() == offset.hi() ? layout.fieldAt((int) offset.lo() + load.offset(), load.size().bytes()) : Optional.empty();
        // Half an address that is extended by its sign leads nowhere.
        boolean whole = load.extension() == Extension.ZERO || load.size() == Size.DW;
        if (whole && field.isPresent() && field.get().content() instanceof ContextLayout.Packet(ContextLayout.Edge edge)) {
            switch (edge) {
                case DATA -> Pointers.setStart(state, dst, Type.PACKET, Pointers.ADDRESS);
                case DATA_END -> Pointers.setPacket(state, dst, Variables.PACKET_SIZE);
                case DATA_META -> Pointers.setPacket(state, dst, Variables.META_OFFSET);
            }
            return;
        }
        boolean plain = field.isEmpty() || !field.get().isPointer();
        number(state, dst, StackMemory.extended(load, plain ? ScalarRange.unsigned(load.size().bytes()) : ScalarRange.UNKNOWN));
    }

    private static void store(Size size, Register base, short offset, Operand src, Invariant state, int depth) {
        int holder = Holders.register(depth, base);
        TypeSet types = state.types(holder);
        if (types.has(Type.STACK)) {
            new StackMemory(state, depth).store(size, holder, offset, src, types.is(Type.STACK));
        }
    }

    private static void atomic(Instruction.Atomic atomic, Invariant state, int depth) {
        int base = Holders.register(depth, atomic.base());
        ScalarRange old = ScalarRange.unsigned(atomic.size().bytes());
        if (state.types(base).has(Type.STACK)) {
            old = new StackMemory(state, depth).update(atomic, base, state.types(base).is(Type.STACK));
        }
        if (atomic.op().result() != AtomicOp.Result.NONE) {
            number(state, atomic.op().result() == AtomicOp.Result.TO_R0 ? 0 : Holders.register(depth, atomic.src()), old);
        }
    }

    /// The function at `depth` begins: r0 and r6 to r9 have no value, and its stack is empty.
    private static void enter(Invariant state, int depth) {
        state.clear(0);
        for (int register = 6; register < 10; register++) {
            state.clear(Holders.register(depth, register));
        }
        Invariants.frame(state, depth);
        wipeFrame(state, depth);
    }

    /// The function at `depth` ends: what only it had is gone.
    private static void leave(Invariant state, int depth) {
        for (int register = 6; register <= 10; register++) {
            state.clear(Holders.register(depth, register));
        }
        wipeFrame(state, depth);
        clobber(state);
    }

    private static void wipeFrame(Invariant state, int depth) {
        int top = Holders.STACK - depth * Holders.FRAME;
        state.wipe(top - Holders.FRAME, top, false);
    }
}
