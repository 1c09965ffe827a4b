package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.linux.ContextTable.Direction;
import dev.glasshive.verifier.linux.MemoryRules.Access;
import dev.glasshive.verifier.linux.MemoryRules.Alignment;
import dev.glasshive.verifier.linux.RegionRules.Zero;
import dev.glasshive.verifier.linux.StackRules.Purpose;
import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a register holds what a helper wants there.
final class ArgumentRules {
    private static final long LARGEST_SIZE = 1L << 29;

    private final Analysis analysis;
    private final MemoryRules memory;
    private final LockRules locks;
    private final TimerRules timers;
    private final DynptrRules dynptrs;
    private final FormatRules texts;

    ArgumentRules(Analysis analysis, MemoryRules memory, DynptrRules dynptrs, FormatRules texts) {
        this.analysis = analysis;
        this.locks = new LockRules(analysis, memory.fields());
        this.timers = new TimerRules(memory.fields());
        this.memory = memory;
        this.dynptrs = dynptrs;
        this.texts = texts;
    }

    void check(Arguments given, int register) throws Rejected {
        ArgumentKind kind = given.prototype.arguments().get(register - 1);
        analysis.read(register);
        if (kind == ArgumentKind.ANY) {
            analysis.checkLeak(register, "into helper function");
            return;
        }
        Value value = analysis.register(register);
        if (value instanceof Pointer pointer && pointer.kind().isPacket()
                && !PacketAccess.mayPass(analysis.candidate.type(), given.prototype.takesPackets())) {
            throw analysis.refuse(Rejected.EACCES, "helper access to the packet is not allowed");
        }
        if (given.map >= 0 && MapFunctions.acquires(analysis.map(given.map).type())) {
            kind = inSocketMap(kind);
        } else if (kind == ArgumentKind.OUT_VALUE && given.map >= 0 && analysis.map(given.map).type().equals("bloom_filter")) {
            // Of a filter, peeking asks whether the value is in it.
            kind = ArgumentKind.VALUE;
        }
        if (!(value.isNull() && kind.nullable())) {
            checkType(kind, value, register, given.prototype.id());
            checkOffset(kind, value, register);
        }
        if (kind.releases()) {
            if (kind != ArgumentKind.RELEASE_DYNPTR && value instanceof Pointer pointer && pointer.reference() == 0) {
                throw analysis.refuse(Rejected.EINVAL, "R" + register + " must be referenced when passed to release function");
            }
            given.releasedRegister = register;
        }
        if (value instanceof Pointer pointer && pointer.reference() != 0) {
            if (given.reference != 0) {
                throw analysis.refuse(Rejected.EACCES, "more than one arg with ref_obj_id R" + register + " " + pointer.reference() + " " + given.reference);
            }
            given.reference = pointer.reference();
        }
        checkContent(given, kind, value, register);
    }

    /// Values of socket maps are sockets.
    private ArgumentKind inSocketMap(ArgumentKind kind) throws Rejected {
        return switch (kind) {
            case VALUE -> ArgumentKind.SOCK;
            case VALUE_OR_NULL, OUT_VALUE -> throw analysis.refuse(Rejected.EINVAL, "invalid arg_type for sockmap/sockhash");
            default -> kind;
        };
    }

    private void checkType(ArgumentKind kind, Value value, int register, int helper) throws Rejected {
        boolean accepted = switch (value) {
            case Pointer pointer -> (!pointer.nullable() || kind.nullable()) && kind.accepts(pointer.kind().typeName());
            case Scalar _ -> kind.accepts("scalar");
            case Value.Unset _, Value.Dynptr _ -> false;
        };
        if (!accepted) {
            throw analysis.refuse(Rejected.EACCES, "R" + register + " type=" + value.typeName() + " expected=" + kind.expected());
        }
        if (value instanceof Pointer pointer && pointer.kind() instanceof PointerKind.Kernel(String _, String structure)) {
            if (kind.mayWrite()) {
                throw analysis.refuse(Rejected.EACCES, analysis.helperName(helper) + "() may write into memory pointed by R" + register + " type=" + value.typeName());
            }
            checkStructure(kind, pointer, structure, register);
        }
    }

    private void checkStructure(ArgumentKind kind, Pointer pointer, String structure, int register) throws Rejected {
        String wanted = switch (kind) {
            case TASK, TASK_OR_NULL -> "task_struct";
            case FILE -> "file";
            case CGROUP_OR_NULL -> "cgroup";
            case SK_BUFF -> "sk_buff";
            case XDP_BUFF -> "xdp_buff";
            case SOCK, SOCK_OR_NULL, RELEASE_SOCK -> "sock_common";
            default -> throw new NotModelled("structures of the kernel as arguments");
        };
        // No task is inside another one.
        boolean inside = wanted.equals("task_struct") && pointer.offset() > 0;
        if (!structure.equals(wanted) || inside) {
            if (structure.endsWith("sock")) {
                throw new NotModelled("sockets of the kernel as arguments");
            }
            throw analysis.refuse(Rejected.EACCES, "R" + register + " is of type " + structure + " but " + wanted + " is expected");
        }
    }

    private void checkOffset(ArgumentKind kind, Value value, int register) throws Rejected {
        if (!(value instanceof Pointer pointer)) {
            return;
        }
        if (kind == ArgumentKind.RELEASE_DYNPTR) {
            dynptrs.checkOwned(register, pointer);
            return;
        }
        if (kind.releases() && pointer.offset() != 0) {
            throw analysis.refuse(Rejected.EINVAL, "R" + register + " must have zero offset when passed to release func or trusted arg to kfunc");
        }
        boolean anywhere = !kind.releases() && switch (pointer.kind()) {
            case PointerKind.Stack _, PointerKind.Packet _, PointerKind.PacketMeta _, PointerKind.MapKey _, PointerKind.MapValue _, PointerKind.Memory _ -> true;
            case PointerKind.Context _, PointerKind.MapObject _, PointerKind.PacketEnd _, PointerKind.TracepointBuffer _, PointerKind.ConstantDynptr _, PointerKind.FlowKeys _, PointerKind.Socket _, PointerKind.Kernel _,
                    PointerKind.Function _ -> false;
        };
        if (!anywhere) {
            memory.regions().checkUnchanged(pointer, register);
        }
    }

    private void checkContent(Arguments given, ArgumentKind kind, Value value, int register) throws Rejected {
        switch (kind) {
            case MAP -> {
                int map = ((PointerKind.MapObject) ((Pointer) value).kind()).map();
                if (given.map >= 0 && given.map != map) {
                    throw analysis.refuse(Rejected.EINVAL, "timer pointer in R1 map_uid=0 doesn't match map pointer in R2 map_uid=0");
                }
                given.map = map;
            }
            case KEY -> key(given, register);
            case VALUE, OUT_VALUE -> piece(register, analysis.map(mapOf(given, "value")).valueSize(), purpose(kind), Zero.FORBIDDEN, given);
            case VALUE_OR_NULL -> {
                if (!value.isNull()) {
                    piece(register, analysis.map(mapOf(given, "value")).valueSize(), Purpose.READ, Zero.FORBIDDEN, given);
                }
            }
            case MEM, MEM_OR_NULL, RW_MEM, RW_MEM_OR_NULL, OUT_MEM, OUT_MEM_OR_NULL -> given.memory = purpose(kind);
            case IN20 -> piece(register, 20, Purpose.READ, Zero.FORBIDDEN, given);
            case IN40 -> piece(register, 40, Purpose.READ, Zero.FORBIDDEN, given);
            case RW4, OUT4 -> aligned(given, register, 4, purpose(kind));
            case OUT8 -> aligned(given, register, 8, purpose(kind));
            case SIZE -> size(given, register, Zero.FORBIDDEN);
            case SIZE0 -> size(given, register, Zero.ALLOWED);
            case ALLOC_SIZE, ALLOC_SIZE0 -> {
                if (!(value instanceof Scalar scalar) || !scalar.range().isConstant()) {
                    throw analysis.refuse(Rejected.EACCES, "R" + register + " is not a known constant'");
                }
                given.memorySize = scalar.range().value() & 0xffff_ffffL;
                analysis.precision.mark(register);
            }
            case FUNC -> given.subprogram = ((PointerKind.Function) ((Pointer) value).kind()).subprogram();
            case CONST_STR -> given.text = Optional.of(texts.constant(register, (Pointer) value));
            case SPIN_LOCK -> locks.process(given.prototype.id(), (Pointer) value, register);
            case TIMER -> timers.check(given, (Pointer) value, register);
            case KPTR -> throw ObjectRules.refuse(analysis, (Pointer) value, "bpf_kptr_xchg");
            case DYNPTR, RELEASE_DYNPTR -> dynptrs.use(given, register, (Pointer) value);
            case NEW_LOCAL_DYNPTR -> dynptrs.create(given, register, (Pointer) value, Value.DynptrKind.LOCAL);
            case NEW_RINGBUF_DYNPTR -> dynptrs.create(given, register, (Pointer) value, Value.DynptrKind.RINGBUF);
            case ANY, ANY_OR_NULL, CTX, CTX_OR_NULL, PLAIN_SOCK, FULL_SOCK_OR_NULL, SOCK, SOCK_OR_NULL, RELEASE_SOCK, RELEASE_RINGBUF, TASK, TASK_OR_NULL, FILE, CGROUP_OR_NULL,
                    SK_BUFF, XDP_BUFF, KERNEL, PERCPU -> { }
        }
    }

    private static Purpose purpose(ArgumentKind kind) {
        return switch (kind.use()) {
            case NONE, READ -> Purpose.READ;
            case CHANGE -> Purpose.CHANGE;
            case FILL -> Purpose.FILL;
        };
    }

    private int mapOf(Arguments given, String what) throws Rejected {
        if (given.map < 0) {
            throw analysis.refuse(Rejected.EACCES, "invalid map_ptr to access map->" + what);
        }
        return given.map;
    }

    private void key(Arguments given, int register) throws Rejected {
        int map = mapOf(given, "key");
        piece(register, analysis.map(map).keySize(), Purpose.READ, Zero.FORBIDDEN, given);
        if (List.of("array", "percpu_array").contains(analysis.map(map).type())) {
            given.constantKey = ConstantKeys.find(analysis, (Pointer) analysis.register(register), analysis.map(map).keySize());
        }
    }

    private void aligned(Arguments given, int register, int size, Purpose purpose) throws Rejected {
        piece(register, size, purpose, Zero.FORBIDDEN, given);
        if (analysis.register(register) instanceof Pointer pointer) {
            memory.regions().checkAlignment(pointer, new Access(register, 0, size, Direction.STORE, MemoryRules.NONE, 0, Alignment.STRICT, dev.glasshive.isa.Extension.ZERO));
        }
    }

    private void size(Arguments given, int register, Zero zero) throws Rejected {
        Scalar scalar = (Scalar) analysis.register(register);
        given.largestSize = scalar.range().umax();
        if (scalar.range().smin() < 0) {
            throw analysis.refuse(Rejected.EACCES, "R" + register + " min value is negative, either use unsigned or 'var &= const'");
        }
        if (scalar.range().umin() == 0 && zero == Zero.FORBIDDEN) {
            throw analysis.refuse(Rejected.EACCES, "R" + register + " invalid zero-sized read: u64=[" + scalar.range().umin() + "," + scalar.range().umax() + "]");
        }
        if (Long.compareUnsigned(scalar.range().umax(), LARGEST_SIZE) >= 0) {
            throw analysis.refuse(Rejected.EACCES, "R" + register + " unbounded memory access, use 'var &= const' or 'if (var < const)'");
        }
        // Of memory of unknown size, a helper might fill only a part.
        Purpose purpose = given.memory == Purpose.FILL && !scalar.range().isConstant() ? Purpose.CHANGE : given.memory;
        piece(register - 1, (int) scalar.range().umax(), purpose, zero, given);
        analysis.precision.mark(register);
    }

    /// Checks that nothing was added to `pointer`.
    void checkUnchanged(Pointer pointer, int register) throws Rejected {
        memory.regions().checkUnchanged(pointer, register);
    }

    /// Checks that `register` leads to `size` bytes that a function may read and write; it may also be null, or not known not to be.
    void memory(int register, int size) throws Rejected {
        Value value = analysis.register(register);
        if (value.isNull()) {
            return;
        }
        if (value instanceof Pointer pointer && pointer.nullable()) {
            analysis.set(register, MapFunctions.found(analysis, pointer));
        }
        piece(register, size, Purpose.READ, Zero.ALLOWED, null);
        piece(register, size, Purpose.CHANGE, Zero.ALLOWED, null);
        analysis.set(register, value);
    }

    /// Checks that `register` leads to a dynptr.
    void dynptr(int register, Pointer pointer) throws Rejected {
        if (pointer.kind() instanceof PointerKind.ConstantDynptr) {
            memory.regions().checkUnchanged(pointer, register);
        }
        dynptrs.find(register, pointer);
    }

    /// Checks `size` bytes where `register` leads.
    private void piece(int register, int size, Purpose purpose, Zero zero, @Nullable Arguments given) throws Rejected {
        Value value = analysis.register(register);
        Direction direction = purpose == Purpose.READ ? Direction.LOAD : Direction.STORE;
        if (!(value instanceof Pointer pointer)) {
            if (zero == Zero.ALLOWED && size == 0 && value.isNull()) {
                return;
            }
            throw notMemory(register, value);
        }
        RegionRules regions = memory.regions();
        switch (pointer.kind()) {
            case PointerKind.Packet _, PointerKind.PacketMeta _ -> regions.checkPacket(register, pointer, pointer.offset(), size, zero);
            case PointerKind.MapKey _ -> {
                checkWritable(direction, register, pointer, false);
                regions.check(register, pointer, pointer.offset(), size, Zero.FORBIDDEN);
            }
            case PointerKind.MapValue(int map, int _) -> {
                regions.checkMapDirection(map, pointer, pointer.offset(), size, direction);
                regions.check(register, pointer, pointer.offset(), size, zero);
                memory.fields().check(map, pointer, pointer.offset(), size);
            }
            case PointerKind.Memory(long _, var origin, int _) -> {
                checkWritable(direction, register, pointer, origin != PointerKind.Origin.READ_ONLY);
                regions.check(register, pointer, pointer.offset(), size, zero);
            }
            case PointerKind.Stack _ -> {
                memory.stack().checkInitialized(register, pointer, pointer.offset(), size, purpose, zero);
                if (given != null && purpose == Purpose.FILL && pointer.isFixed()) {
                    given.filledRegister = register;
                    given.filledBytes = size;
                }
            }
            case PointerKind.Context _, PointerKind.MapObject _, PointerKind.PacketEnd _, PointerKind.TracepointBuffer _, PointerKind.ConstantDynptr _, PointerKind.FlowKeys _, PointerKind.Socket _, PointerKind.Kernel _,
                    PointerKind.Function _ -> throw notMemory(register, value);
        }
    }

    private void checkWritable(Direction direction, int register, Pointer pointer, boolean writable) throws Rejected {
        if (direction == Direction.STORE && !writable) {
            throw analysis.refuse(Rejected.EACCES, "R" + register + " cannot write into " + pointer.typeName());
        }
    }

    private Rejected notMemory(int register, Value value) {
        return analysis.refuse(Rejected.EACCES, "R" + register + " type=" + value.typeName() + " expected=fp");
    }
}
