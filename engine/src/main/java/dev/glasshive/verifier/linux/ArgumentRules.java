package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.linux.ContextTable.Direction;
import dev.glasshive.verifier.linux.MemoryRules.Access;
import dev.glasshive.verifier.linux.MemoryRules.Alignment;
import dev.glasshive.verifier.linux.Prototype.ArgumentKind;
import dev.glasshive.verifier.linux.RegionRules.Zero;
import dev.glasshive.verifier.linux.StackRules.Purpose;
import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a register holds what a helper wants there.
final class ArgumentRules {
    private static final long LARGEST_SIZE = 1L << 29;
    private static final String MEMORY = "fp, pkt, pkt_meta, map_key, map_value, mem, ringbuf_mem, buf, trusted_ptr_";
    private static final String SOCKETS = "sock_common, sock, tcp_sock, xdp_sock, ptr_, trusted_ptr_";

    private final Analysis analysis;
    private final MemoryRules memory;
    private final LockRules locks;
    private final TimerRules timers;

    ArgumentRules(Analysis analysis, MemoryRules memory) {
        this.analysis = analysis;
        this.locks = new LockRules(analysis, memory.fields());
        this.timers = new TimerRules(memory.fields());
        this.memory = memory;
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
        if (!(value.isNull() && kind.nullable())) {
            checkType(kind, value, register);
            checkOffset(kind, value, register);
        }
        if (kind.releases()) {
            if (value instanceof Pointer pointer && pointer.reference() == 0) {
                throw analysis.refuse(Rejected.EINVAL, "R" + register + " must be referenced when passed to release function");
            }
            given.releasedRegister = register;
        }
        if (value instanceof Pointer pointer && pointer.reference() != 0) {
            given.reference = pointer.reference();
        }
        checkContent(given, kind, value, register);
    }

    private void checkType(ArgumentKind kind, Value value, int register) throws Rejected {
        if (!accepts(kind, value)) {
            throw analysis.refuse(Rejected.EACCES, "R" + register + " type=" + value.typeName() + " expected=" + expected(kind));
        }
    }

    private static boolean accepts(ArgumentKind kind, Value value) {
        boolean nullable = value instanceof Pointer pointer && pointer.nullable();
        if (nullable && !kind.nullable()) {
            return false;
        }
        return switch (kind) {
            case ANY -> true;
            case SIZE, SIZE0, ALLOC_SIZE -> value instanceof Scalar;
            case ANY_OR_NULL -> isStack(value);
            case MAP -> is(value, Set.of("map_ptr"));
            case KEY, VALUE, OUT_VALUE, MEM, MEM_OR_NULL, OUT_MEM, OUT_MEM_OR_NULL -> is(value, Set.of("fp", "pkt", "pkt_meta", "map_key", "map_value", "mem", "ringbuf_mem", "buf"))
                    || !kind.fills() && is(value, Set.of("rdonly_mem"));
            case OUT4, OUT8 -> is(value, Set.of("fp", "pkt", "pkt_meta", "map_key", "map_value", "mem", "ringbuf_mem", "buf"));
            case CTX -> is(value, Set.of("ctx"));
            case SOCK_COMMON, SOCK_COMMON_OR_NULL, RELEASE_SOCK -> is(value, Set.of("sock_common", "sock", "tcp_sock", "xdp_sock", "trusted_ptr_"));
            case RELEASE_RINGBUF -> is(value, Set.of("ringbuf_mem"));
            case FUNC -> is(value, Set.of("func"));
            case CONST_STR, SPIN_LOCK, TIMER -> is(value, Set.of("map_value"));
            case UNMODELLED -> true;
        };
    }

    private static boolean isStack(Value value) {
        return is(value, Set.of("fp"));
    }

    private static boolean is(Value value, Set<String> types) {
        return value instanceof Pointer pointer && types.contains(pointer.kind().typeName());
    }

    private static String expected(ArgumentKind kind) {
        return switch (kind) {
            case ANY -> "";
            case SIZE, SIZE0, ALLOC_SIZE -> "scalar";
            case ANY_OR_NULL -> "fp";
            case MAP -> "map_ptr";
            case KEY, VALUE, OUT_VALUE, MEM, MEM_OR_NULL, OUT_MEM, OUT_MEM_OR_NULL, OUT4, OUT8 -> MEMORY;
            case CTX -> "ctx";
            case SOCK_COMMON, SOCK_COMMON_OR_NULL, RELEASE_SOCK -> SOCKETS;
            case RELEASE_RINGBUF -> "ringbuf_mem";
            case FUNC -> "func";
            case CONST_STR, TIMER -> "map_value";
            case SPIN_LOCK -> "map_value, ptr_";
            case UNMODELLED -> "";
        };
    }

    private void checkOffset(ArgumentKind kind, Value value, int register) throws Rejected {
        if (!(value instanceof Pointer pointer)) {
            return;
        }
        if (kind.releases() && pointer.offset() != 0) {
            throw analysis.refuse(Rejected.EINVAL, "R" + register + " must have zero offset when passed to release func or trusted arg to kfunc");
        }
        boolean anywhere = !kind.releases() && switch (pointer.kind()) {
            case PointerKind.Stack _, PointerKind.Packet _, PointerKind.PacketMeta _, PointerKind.MapKey _, PointerKind.MapValue _, PointerKind.Memory _ -> true;
            case PointerKind.Context _, PointerKind.MapObject _, PointerKind.PacketEnd _, PointerKind.FlowKeys _, PointerKind.Socket _, PointerKind.Kernel _,
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
            case VALUE -> piece(register, analysis.map(mapOf(given, "value")).valueSize(), Purpose.READ, Zero.FORBIDDEN, given);
            case OUT_VALUE -> piece(register, analysis.map(mapOf(given, "value")).valueSize(), Purpose.FILL, Zero.FORBIDDEN, given);
            case MEM, MEM_OR_NULL, OUT_MEM, OUT_MEM_OR_NULL -> given.fills = kind.fills();
            case OUT4 -> fixed(given, register, 4);
            case OUT8 -> fixed(given, register, 8);
            case SIZE -> size(given, register, Zero.FORBIDDEN);
            case SIZE0 -> size(given, register, Zero.ALLOWED);
            case ALLOC_SIZE -> {
                if (!(value instanceof Scalar scalar) || !scalar.range().isConstant()) {
                    throw analysis.refuse(Rejected.EACCES, "R" + register + " is not a known constant'");
                }
                given.memorySize = scalar.range().value() & 0xffff_ffffL;
                analysis.precision.mark(register);
            }
            case FUNC -> given.subprogram = ((PointerKind.Function) ((Pointer) value).kind()).subprogram();
            case SPIN_LOCK -> locks.process(given.prototype.id(), (Pointer) value, register);
            case TIMER -> timers.check(given, (Pointer) value, register);
            case CONST_STR -> throw new NotModelled("format strings in maps");
            case UNMODELLED -> throw new NotModelled("arguments of helper " + given.prototype.id());
            case ANY, ANY_OR_NULL, CTX, SOCK_COMMON, SOCK_COMMON_OR_NULL, RELEASE_SOCK, RELEASE_RINGBUF -> { }
        }
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

    private void fixed(Arguments given, int register, int size) throws Rejected {
        piece(register, size, Purpose.FILL, Zero.FORBIDDEN, given);
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
        Purpose purpose = !given.fills ? Purpose.READ : scalar.range().isConstant() ? Purpose.FILL : Purpose.CHANGE;
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
            case PointerKind.Memory(long _, var origin) -> {
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
            case PointerKind.Context _, PointerKind.MapObject _, PointerKind.PacketEnd _, PointerKind.FlowKeys _, PointerKind.Socket _, PointerKind.Kernel _,
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
