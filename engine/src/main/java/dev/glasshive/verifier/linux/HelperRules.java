package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.linux.ContextTable.Direction;
import dev.glasshive.verifier.linux.Explorer.Next;
import dev.glasshive.verifier.linux.MemoryRules.Access;
import dev.glasshive.verifier.linux.MemoryRules.Alignment;
import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;
import java.util.Objects;
import java.util.Set;

/// Calls of helpers: who may call, what is passed, what comes back.
final class HelperRules {
    private static final int TAIL_CALL = 12;
    private static final int LOCAL_STORAGE = 81;
    private static final int SNPRINTF = 165;
    private static final int FUNCTION_ADDRESS = 173;
    private static final int DYNPTR_FROM_MEMORY = 197;
    private static final int LOOKUP = 1;
    static final Set<String> FREE_LICENSES = Set.of("GPL", "GPL v2", "GPL and additional rights", "Dual BSD/GPL", "Dual MIT/GPL", "Dual MPL/GPL");
    private static final String KERNEL_OR_NULL = "kernel_or_null:";
    private static final int MOST_ID = 211;
    /// bpf_map_update_elem, bpf_map_delete_elem, bpf_map_push_elem, bpf_map_pop_elem.
    private static final Set<Integer> WRITERS = Set.of(2, 3, 87, 88);

    private final Analysis analysis;
    private final MemoryRules memory;
    private final ArgumentRules arguments;
    private final ExitRules exits;
    private final Callbacks callbacks;
    private final LockRules locks;
    private final FunctionRules functions;
    private final Explorer explorer;
    private final DynptrRules dynptrs;
    private final FormatRules texts;

    HelperRules(Analysis analysis, MemoryRules memory, ExitRules exits, FunctionRules functions, ArgumentRules arguments, ParameterRules parameters,
            DynptrRules dynptrs, FormatRules texts, Explorer explorer) {
        this.analysis = analysis;
        this.memory = memory;
        this.arguments = arguments;
        this.functions = functions;
        this.explorer = explorer;
        this.dynptrs = dynptrs;
        this.texts = texts;
        this.exits = exits;
        this.locks = new LockRules(analysis, memory.fields());
        this.callbacks = new Callbacks(analysis, parameters, explorer);
    }

    Next call(int id) throws Rejected {
        String name = analysis.helperName(id) + "#" + id;
        locks.checkCall(id);
        Prototype prototype = prototype(id, name);
        Arguments given = new Arguments(prototype);
        for (int i = 0; i < prototype.arguments().size(); i++) {
            arguments.check(given, i + 1);
        }
        if (WRITERS.contains(id) && given.map >= 0 && RegionRules.isReadOnly(analysis.map(given.map))) {
            throw analysis.refuse(Rejected.EACCES, "write into map forbidden");
        }
        if (id == TAIL_CALL) {
            checkTailCall(given);
        }
        if (given.filledRegister > 0) {
            fill(given);
        }
        release(given, name);
        checkSpecial(given);
        for (int i = 0; i <= 5; i++) {
            analysis.touch(i);
            analysis.set(i, Value.Unset.VALUE);
        }
        MapFunctions.check(analysis, given, name);
        analysis.set(0, result(prototype, given));
        if (prototype.changesPackets()) {
            forgetPackets(analysis, analysis.current);
        }
        if (id == TAIL_CALL && analysis.current.frames.size() > 1) {
            // Where the call succeeds, the function ends with what the other program returns.
            explorer.push(analysis.slot + 1);
            return functions.exitEarly(Scalar.UNKNOWN);
        }
        return Explorer.FOLLOWING;
    }

    private Prototype prototype(int id, String name) throws Rejected {
        if (id < 0 || id > MOST_ID) {
            throw analysis.refuse(Rejected.EINVAL, "invalid func " + name);
        }
        Prototype prototype = analysis.helpers.find(id, analysis.candidate)
                .filter(_ -> analysis.can.mayCall(id))
                .orElseThrow(() -> analysis.refuse(Rejected.EINVAL, "program of this type cannot use helper " + name));
        if (prototype.gplOnly() && !FREE_LICENSES.contains(analysis.candidate.license())) {
            throw analysis.refuse(Rejected.EINVAL, "cannot call GPL-restricted function from non-GPL compatible program");
        }
        if (prototype.isForbidden()) {
            throw analysis.refuse(Rejected.EINVAL, "helper call is not allowed in probe");
        }
        if (prototype.sleeps() && !LoadFlags.maySleep(analysis)) {
            throw analysis.refuse(Rejected.EINVAL, "helper call might sleep in a non-sleepable prog");
        }
        return prototype;
    }

    /// Only a known index can be made a direct jump, so paths must agree on it.
    private void checkTailCall(Arguments given) throws Rejected {
        if (!analysis.map(given.map).type().equals("prog_array")) {
            analysis.log.print("expected prog array map for tail call");
            throw new Rejected(Rejected.EINVAL);
        }
        analysis.tailCalls.record(analysis.slot, given.map);
        if (analysis.register(3) instanceof Scalar index && index.range().isConstant(dev.glasshive.isa.Width.W64)
                && Long.compareUnsigned(index.range().value(), Integer.toUnsignedLong(analysis.map(given.map).maxEntries())) < 0) {
            analysis.precision.mark(3);
        }
    }

    private void fill(Arguments given) throws Rejected {
        for (int i = 0; i < given.filledBytes; i++) {
            memory.access(new Access(given.filledRegister, i, 1, Direction.STORE, MemoryRules.NONE, MemoryRules.UNKNOWN_IMMEDIATE, Alignment.ANY,
                    dev.glasshive.isa.Extension.ZERO));
        }
    }

    private void release(Arguments given, String name) throws Rejected {
        if (given.releasedDynptr != null) {
            dynptrs.release(given.releasedDynptr);
            return;
        }
        if (given.releasedRegister == 0) {
            return;
        }
        int reference = given.reference;
        boolean known = analysis.current.references.removeIf(held -> held.id() == reference && !held.isLock());
        if (known) {
            BranchRules.everywhere(analysis.current, value -> Analysis.isSameReference(value, reference) ? lost(analysis) : value);
        } else if (!analysis.register(given.releasedRegister).isNull()) {
            throw analysis.refuse(Rejected.EINVAL, "func " + name + " reference has not been acquired before");
        }
    }

    private void checkSpecial(Arguments given) throws Rejected {
        switch (given.prototype.id()) {
            case TAIL_CALL -> exits.checkReleased("tail_call");
            case LOCAL_STORAGE -> {
                if (!analysis.register(2).isNull()) {
                    throw analysis.refuse(Rejected.EINVAL, "get_local_storage() doesn't support non-zero flags");
                }
            }
            case SNPRINTF -> texts.check(given.text.orElseThrow(), ((Scalar) analysis.register(5)).range().value());
            case DYNPTR_FROM_MEMORY -> {
                if (!(analysis.register(1) instanceof Pointer pointer && pointer.kind() instanceof PointerKind.MapValue)) {
                    throw analysis.refuse(Rejected.EACCES, "Unsupported reg type " + analysis.register(1).typeName() + " for bpf_dynptr_from_mem data");
                }
            }
            case FUNCTION_ADDRESS -> {
                if (!analysis.candidate.type().equals("kprobe")) {
                    throw analysis.refuse(Rejected.ENOTSUPP, "func " + analysis.helperName(FUNCTION_ADDRESS) + "#" + FUNCTION_ADDRESS
                            + " not supported for program type " + ProgramTypeNumbers.of(analysis.candidate.type()));
                }
            }
            default -> callbacks.call(given);
        }
    }

    private Value result(Prototype prototype, Arguments given) {
        Value value = switch (prototype.result()) {
            case "integer" -> Scalar.UNKNOWN;
            case "void" -> Value.Unset.VALUE;
            case "map_value_or_null", "storage_or_null" -> mapValue(given);
            case "map_value" -> Pointer.to(new PointerKind.MapValue(given.map, 0));
            case "sock_or_null" -> nullable(new PointerKind.Socket(PointerKind.SocketKind.FULL));
            case "sock_common_or_null" -> nullable(new PointerKind.Socket(PointerKind.SocketKind.COMMON));
            case "tcp_sock_or_null" -> nullable(new PointerKind.Socket(PointerKind.SocketKind.TCP));
            case "ringbuf_mem_or_null" -> nullable(new PointerKind.Memory(given.memorySize, PointerKind.Origin.RING_BUFFER));
            case "dynptr_mem_or_null" -> slice(given);
            case "kernel:task_struct" -> Pointer.to(new PointerKind.Kernel("trusted_", "task_struct"));
            case "kernel:pt_regs" -> Pointer.to(new PointerKind.Kernel("", "pt_regs"));
            default -> {
                if (prototype.result().startsWith(KERNEL_OR_NULL)) {
                    yield nullable(new PointerKind.Kernel("", prototype.result().substring(KERNEL_OR_NULL.length())));
                }
                throw new NotModelled("helpers that return " + prototype.result());
            }
        };
        if (prototype.casts() && value instanceof Pointer pointer) {
            return pointer.withReference(given.reference);
        }
        if ((prototype.acquires() || prototype.id() == LOOKUP && MapFunctions.acquires(analysis.map(given.map).type())) && value instanceof Pointer pointer) {
            int id = analysis.newId();
            analysis.current.references.add(new State.Reference(id, analysis.slot));
            return pointer.withId(id).withReference(id);
        }
        return value instanceof Scalar ? refine(prototype, given) : value;
    }

    private Pointer slice(Arguments given) {
        Value.Dynptr dynptr = Objects.requireNonNull(given.dynptr);
        return nullable(new PointerKind.Memory(given.memorySize, PointerKind.Origin.PLAIN, dynptr.id())).withReference(dynptr.reference());
    }

    private Pointer nullable(PointerKind kind) {
        return Pointer.to(kind).orNull(true).withId(analysis.newId());
    }

    private Value mapValue(Arguments given) {
        String type = analysis.map(given.map).type();
        if (MapFunctions.holdsObjects(type) || type.endsWith("of_maps") && (analysis.map(given.map).inner() == MapSpec.NONE
                || !analysis.candidate.maps().get(analysis.map(given.map).inner()).fields().isEmpty())) {
            throw new NotModelled("values of maps of type " + type);
        }
        PointerKind kind = new PointerKind.MapValue(given.map, 0);
        boolean locked = ValueFieldRules.hasLock(analysis.map(given.map));
        boolean sure = given.prototype.id() == LOOKUP && given.constantKey >= 0 && given.constantKey < Integer.toUnsignedLong(analysis.map(given.map).maxEntries());
        // Each value that is looked up has a lock of its own.
        return sure ? locked ? Pointer.to(kind).withId(analysis.newId()) : Pointer.to(kind) : nullable(kind);
    }

    /// Some helpers return no more bytes than they were given room for.
    private static Scalar refine(Prototype prototype, Arguments given) {
        return switch (prototype.id()) {
            case 67, 45, 114, 115, 141 -> Scalar.of(new ScalarRange(ScalarRange.UNKNOWN.bits(), -4095, given.largestSize, 0, -1, -4095,
                    (int) given.largestSize, 0, -1).tightened());
            case 8 -> {
                int processors = Runtime.getRuntime().availableProcessors();
                yield Scalar.of(new ScalarRange(ScalarRange.UNKNOWN.bits(), 0, processors - 1, 0, processors - 1, 0, processors - 1, 0, processors - 1).tightened());
            }
            default -> Scalar.UNKNOWN;
        };
    }

    /// After a packet moved, pointers into it lead nowhere.
    static void forgetPackets(Analysis analysis, State state) {
        Value lost = lost(analysis);
        BranchRules.everywhere(state, value -> value instanceof Pointer pointer
                && (pointer.kind().isPacket() || pointer.kind() instanceof PointerKind.PacketEnd) ? lost : value);
    }

    /// What a pointer is that leads nowhere any more: some number, if addresses may be known.
    private static Value lost(Analysis analysis) {
        return analysis.can.mayLeakPointers() ? Scalar.UNKNOWN : Value.Unset.VALUE;
    }

}
