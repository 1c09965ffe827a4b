package dev.glasshive.verifier.linux;

import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Indirect;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Instruction.LoadAcquire;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Instruction.StoreRelease;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.domain.SignExtension;
import dev.glasshive.verifier.linux.ContextTable.Direction;
import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;
import java.util.List;
import java.util.Set;

/// Which memory may be read and written, and what a read gives.
final class MemoryRules {
    /// Pointers never get further away from where they began.
    static final long LARGEST_OFFSET = 1L << 29;
    static final int NONE = -1;
    private static final Set<String> LEGACY_TYPES = Set.of("socket_filter", "sched_cls", "sched_act");

    private final Analysis analysis;
    private final RegionRules regions;
    private final StackRules stack;
    private final ValueFieldRules fields;

    MemoryRules(Analysis analysis) {
        this.analysis = analysis;
        this.regions = new RegionRules(analysis);
        this.stack = new StackRules(analysis);
        this.fields = new ValueFieldRules(analysis);
    }

    RegionRules regions() {
        return regions;
    }

    StackRules stack() {
        return stack;
    }

    ValueFieldRules fields() {
        return fields;
    }

    /// An access of an instruction.
    ///
    /// @param register the register that is stored or loaded, or [#NONE]
    /// @param immediate the number that is stored, where no register is
    record Access(int base, int offset, int size, Direction direction, int register, long immediate, Alignment alignment, Extension extension) {}

    /// Whether addresses must be multiples of the size where the processor does not ask for it.
    enum Alignment {
        ANY, STRICT
    }

    void load(Load load) throws Rejected {
        analysis.read(load.base());
        analysis.checkWrite(load.dst());
        Value base = analysis.register(load.base());
        access(new Access(load.base().code(), load.offset(), load.size().bytes(), Direction.LOAD, load.dst().code(), 0, Alignment.ANY, load.extension()));
        keepPointerType(base);
    }

    void store(Store store) throws Rejected {
        if (store.src() instanceof Register src) {
            analysis.read(src);
        }
        analysis.read(store.base());
        Value base = analysis.register(store.base());
        int register = store.src() instanceof Register src ? src.code() : NONE;
        int immediate = store.src() instanceof Imm(int value) ? value : 0;
        access(new Access(store.base().code(), store.offset(), store.size().bytes(), Direction.STORE, register, immediate, Alignment.ANY, Extension.ZERO));
        keepPointerType(base);
    }

    /// An instruction that becomes another one for each kind of pointer must always meet the same kind.
    private void keepPointerType(Value base) throws Rejected {
        if (!(base instanceof Pointer pointer)) {
            return;
        }
        PointerKind before = analysis.pointersBySlot.putIfAbsent(analysis.slot, pointer.kind());
        if (before != null && !sameType(before, pointer.kind()) && (isTranslated(before) || isTranslated(pointer.kind()))) {
            throw analysis.refuse(Rejected.EINVAL, "same insn cannot be used with different pointers");
        }
    }

    private static boolean sameType(PointerKind a, PointerKind b) {
        return a.typeName().equals(b.typeName());
    }

    private static boolean isTranslated(PointerKind kind) {
        return kind instanceof PointerKind.Context || kind instanceof PointerKind.Socket || kind instanceof PointerKind.Kernel;
    }

    void loadOrdered(LoadAcquire load) throws Rejected {
        analysis.read(load.base());
        analysis.checkWrite(load.dst());
        Value base = analysis.register(load.base());
        access(new Access(load.base().code(), load.offset(), load.size().bytes(), Direction.LOAD, load.dst().code(), 0, Alignment.STRICT, Extension.ZERO));
        keepPointerType(base);
        checkAtomicPlace(base, load.base(), "loads from");
    }

    void storeOrdered(StoreRelease store) throws Rejected {
        analysis.read(store.src());
        analysis.read(store.base());
        Value base = analysis.register(store.base());
        access(new Access(store.base().code(), store.offset(), store.size().bytes(), Direction.STORE, store.src().code(), 0, Alignment.STRICT, Extension.ZERO));
        keepPointerType(base);
        checkAtomicPlace(base, store.base(), "stores into");
    }

    private void checkAtomicPlace(Register register, String what) throws Rejected {
        checkAtomicPlace(analysis.register(register), register, what);
    }

    private void checkAtomicPlace(Value base, Register register, String what) throws Rejected {
        boolean forbidden = base instanceof Pointer pointer && !pointer.nullable() && switch (pointer.kind()) {
            case PointerKind.Context _, PointerKind.Packet _, PointerKind.PacketMeta _, PointerKind.FlowKeys _, PointerKind.Socket _ -> true;
            case PointerKind.MapObject _, PointerKind.MapValue _, PointerKind.MapKey _, PointerKind.Stack _, PointerKind.PacketEnd _, PointerKind.TracepointBuffer _, PointerKind.ConstantDynptr _, PointerKind.Memory _,
                    PointerKind.Kernel _, PointerKind.Function _ -> false;
        };
        if (forbidden) {
            throw analysis.refuse(Rejected.EACCES, "BPF_ATOMIC " + what + " R" + register.code() + " " + base.typeName() + " is not allowed");
        }
    }

    void atomic(Atomic atomic) throws Rejected {
        analysis.read(atomic.src());
        analysis.read(atomic.base());
        if (atomic.op() == AtomicOp.CMPXCHG) {
            analysis.read(Register.R0);
            analysis.checkLeak(0, "into mem");
        }
        analysis.checkLeak(atomic.src().code(), "into mem");
        checkAtomicPlace(atomic.base(), "stores into");
        int base = atomic.base().code();
        int size = atomic.size().bytes();
        int target = switch (atomic.op().result()) {
            case NONE -> NONE;
            case TO_SRC -> atomic.src().code();
            case TO_R0 -> 0;
        };
        if (target != NONE) {
            analysis.write(Register.of(target));
        }
        access(new Access(base, atomic.offset(), size, Direction.LOAD, NONE, 0, Alignment.STRICT, Extension.ZERO));
        if (target != NONE) {
            access(new Access(base, atomic.offset(), size, Direction.LOAD, target, 0, Alignment.STRICT, Extension.ZERO));
        }
        access(new Access(base, atomic.offset(), size, Direction.STORE, NONE, UNKNOWN_IMMEDIATE, Alignment.STRICT, Extension.ZERO));
    }

    /// Stands for a stored number of which nothing is known.
    static final long UNKNOWN_IMMEDIATE = Long.MIN_VALUE;

    /// Checks that programs of the type may load from packets by number.
    static void checkLegacy(Analysis analysis) throws Rejected {
        if (!LEGACY_TYPES.contains(analysis.candidate.type())) {
            throw analysis.refuse(Rejected.EINVAL, "BPF_LD_[ABS|IND] instructions not allowed for this program type");
        }
    }

    Explorer.Next legacy(LegacyLoad load, ExitRules exits, FunctionRules functions, Explorer explorer) throws Rejected {
        analysis.read(6);
        exits.checkReleased("BPF_LD_[ABS|IND]");
        if (!(analysis.register(6) instanceof Pointer context) || !(context.kind() instanceof PointerKind.Context)) {
            throw analysis.refuse(Rejected.EINVAL, "at the time of BPF_LD_ABS|IND R6 != pointer to skb");
        }
        if (load.index() instanceof Indirect(Register index)) {
            analysis.read(index);
        }
        regions.checkUnchanged(context, 6);
        for (int i = 0; i <= 5; i++) {
            analysis.touch(i);
            analysis.set(i, Value.Unset.VALUE);
        }
        analysis.set(0, Scalar.UNKNOWN);
        if (analysis.current.frames.size() > 1) {
            // Where the packet is too short, the function ends with 0.
            explorer.push(analysis.slot + 1);
            return functions.exitEarly(Scalar.ZERO);
        }
        return Explorer.FOLLOWING;
    }

    /// Checks an access and gives the loaded register its value.
    void access(Access access) throws Rejected {
        Value base = analysis.register(access.base());
        if (base instanceof Scalar number && access.size() > 1 && regions.isStrict(access)) {
            regions.checkAlignment("", number.range(), 0, access);
        }
        if (!(base instanceof Pointer pointer)) {
            throw invalid(access.base(), base);
        }
        regions.checkAlignment(pointer, access);
        switch (pointer.kind()) {
            case PointerKind.Stack stackKind -> stack.access(access, pointer, stackKind);
            case PointerKind.MapValue value -> mapValue(access, pointer, value);
            case PointerKind.MapKey key -> {
                if (access.direction() == Direction.STORE) {
                    throw analysis.refuse(Rejected.EACCES, "write to change key R" + access.base() + " not allowed");
                }
                regions.check(access.base(), pointer, access.offset() + (long) pointer.offset(), access.size(), RegionRules.Zero.FORBIDDEN);
                loaded(access, Scalar.UNKNOWN);
            }
            case PointerKind.Context _ -> context(access, pointer);
            case PointerKind.Packet _, PointerKind.PacketMeta _ -> packet(access, pointer);
            case PointerKind.FlowKeys _ -> {
                checkStoredLeak(access, "into flow keys");
                regions.checkFlowKeys(access.offset() + (long) pointer.offset(), access.size());
                loaded(access, Scalar.UNKNOWN);
            }
            case PointerKind.Socket _ -> socket(access, pointer);
            case PointerKind.TracepointBuffer _ -> {
                regions.checkBuffer(access.base(), pointer, access.offset() + pointer.offset(), access.size());
                loaded(access, Scalar.UNKNOWN);
            }
            case PointerKind.Memory memory -> memory(access, pointer, memory);
            case PointerKind.MapObject(int map) -> mapObject(access, pointer, map);
            case PointerKind.Kernel _ -> {
                refuseNull(access.base(), pointer);
                throw new NotModelled("structures of the kernel (BTF pointers)");
            }
            case PointerKind.PacketEnd _, PointerKind.ConstantDynptr _, PointerKind.Function _ -> throw invalid(access.base(), pointer);
        }
    }

    /// Addresses must not be stored where others can read them.
    private void checkStoredLeak(Access access, String where) throws Rejected {
        if (access.direction() == Direction.STORE && access.register() != NONE) {
            analysis.checkLeak(access.register(), where);
        }
    }

    private Rejected invalid(int register, Value value) {
        return analysis.refuse(Rejected.EACCES, "R" + register + " invalid mem access '" + value.typeName() + "'");
    }

    private void refuseNull(int register, Pointer pointer) throws Rejected {
        if (pointer.nullable()) {
            throw invalid(register, pointer);
        }
    }

    private void mapValue(Access access, Pointer pointer, PointerKind.MapValue value) throws Rejected {
        refuseNull(access.base(), pointer);
        checkStoredLeak(access, "into map");
        long offset = access.offset() + (long) pointer.offset();
        regions.checkMapDirection(value.map(), pointer, offset, access.size(), access.direction());
        regions.check(access.base(), pointer, offset, access.size(), RegionRules.Zero.FORBIDDEN);
        fields.check(value.map(), pointer, offset, access.size());
        loaded(access, FrozenMaps.read(analysis, value.map(), pointer, offset, access.size()).map(Scalar::of).orElse(Scalar.UNKNOWN));
    }

    private void memory(Access access, Pointer pointer, PointerKind.Memory memory) throws Rejected {
        refuseNull(access.base(), pointer);
        if (access.direction() == Direction.STORE && memory.origin() == PointerKind.Origin.READ_ONLY) {
            throw analysis.refuse(Rejected.EACCES, "R" + access.base() + " cannot write into " + pointer.typeName());
        }
        checkStoredLeak(access, "into mem");
        regions.check(access.base(), pointer, access.offset() + (long) pointer.offset(), access.size(), RegionRules.Zero.FORBIDDEN);
        loaded(access, Scalar.UNKNOWN);
    }

    private void context(Access access, Pointer pointer) throws Rejected {
        checkStoredLeak(access, "into ctx");
        regions.checkUnchanged(pointer, access.base());
        String result = analysis.contexts.access(analysis.candidate.type(), analysis.candidate.attachType(), access.direction(), access.offset(), access.size())
                .filter(given -> access.extension() == Extension.ZERO || given.equals("scalar"))
                .filter(_ -> analysis.can.mayAccessContext(analysis.candidate.type(), access.direction(), access.offset()))
                .orElseThrow(() -> analysis.refuse(Rejected.EACCES, "invalid bpf_context access off=" + access.offset() + " size=" + access.size()));
        if (access.direction() == Direction.LOAD && access.register() != NONE) {
            loaded(access, contextValue(result));
        }
    }

    private Value contextValue(String result) {
        return switch (result) {
            case "scalar" -> Scalar.UNKNOWN;
            case "pkt" -> Pointer.to(new PointerKind.Packet());
            case "pkt_end" -> Pointer.to(new PointerKind.PacketEnd());
            case "pkt_meta" -> Pointer.to(new PointerKind.PacketMeta());
            case "tp_buffer" -> Pointer.to(new PointerKind.TracepointBuffer());
            case "trusted_ptr_nf_hook_state" -> Pointer.to(new PointerKind.Kernel("trusted_", "nf_hook_state"));
            case "trusted_ptr_sk_buff" -> Pointer.to(new PointerKind.Kernel("trusted_", "sk_buff"));
            case "flow_keys" -> Pointer.to(new PointerKind.FlowKeys());
            case "sock", "sock_or_null" -> socket(PointerKind.SocketKind.FULL, result);
            case "sock_common", "sock_common_or_null" -> socket(PointerKind.SocketKind.COMMON, result);
            default -> throw new NotModelled("context fields that hold " + result);
        };
    }

    private Value socket(PointerKind.SocketKind kind, String result) {
        Pointer pointer = Pointer.to(new PointerKind.Socket(kind));
        return result.endsWith("_or_null") ? pointer.orNull(true).withId(analysis.newId()) : pointer;
    }

    private void packet(Access access, Pointer pointer) throws Rejected {
        if (access.direction() == Direction.STORE && !PacketAccess.mayWrite(analysis.candidate.type())) {
            throw analysis.refuse(Rejected.EACCES, "cannot write into packet");
        }
        checkStoredLeak(access, "into packet");
        regions.checkPacket(access.base(), pointer, access.offset() + (long) pointer.offset(), access.size(), RegionRules.Zero.FORBIDDEN);
        loaded(access, Scalar.UNKNOWN);
    }

    private void socket(Access access, Pointer pointer) throws Rejected {
        refuseNull(access.base(), pointer);
        if (access.direction() == Direction.STORE) {
            throw analysis.refuse(Rejected.EACCES, "R" + access.base() + " cannot write into " + pointer.typeName());
        }
        regions.checkSocket(access.base(), pointer, access.offset() + (long) pointer.offset(), access.size());
        loaded(access, Scalar.UNKNOWN);
    }

    /// Linux lets programs read some fields of maps themselves, found by BTF.
    private void mapObject(Access access, Pointer pointer, int map) throws Rejected {
        String type = analysis.map(map).type();
        if (!analysis.can.mayLeakPointers()) {
            throw analysis.refuse(Rejected.EPERM, "'struct " + MapFields.structure(type) + "' access is allowed only to CAP_PERFMON and CAP_SYS_ADMIN");
        }
        if (access.direction() == Direction.STORE || access.register() == NONE) {
            throw analysis.refuse(Rejected.EACCES, "only read from " + MapFields.structure(type) + " is supported");
        }
        loaded(access, MapFields.load(analysis, access.base(), type, access.offset() + pointer.offset(), access.size()));
    }

    private void loaded(Access access, Value value) {
        if (access.direction() == Direction.LOAD && access.register() != NONE) {
            analysis.set(access.register(), cut(value, access.size(), access.extension()));
        }
    }

    /// A loaded number as it lands in the register.
    static Value cut(Value value, int size, Extension extension) {
        if (size == Long.BYTES || !(value instanceof Scalar scalar)) {
            return value;
        }
        Size loaded = size == 1 ? Size.B : size == 2 ? Size.H : Size.W;
        return scalar.withRange(extension == Extension.ZERO ? scalar.range().truncated(size) : SignExtension.extend(loaded, Width.W64, scalar.range()));
    }
}
