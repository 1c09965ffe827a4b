package dev.glasshive.verifier.linux;

import dev.glasshive.program.MapSpec;
import dev.glasshive.program.ValueField;
import dev.glasshive.program.ValueField.Kind;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.linux.Value.Pointer;
import java.util.List;
import java.util.Optional;

/// The parts of maps' values that belong to the kernel: nobody touches them but the helpers made for it.
final class ValueFieldRules {
    private static final List<String> TRACING = List.of("kprobe", "tracepoint", "perf_event", "raw_tracepoint", "raw_tracepoint_writable");

    private final Analysis analysis;

    ValueFieldRules(Analysis analysis) {
        this.analysis = analysis;
    }

    static Optional<ValueField> field(MapSpec map, Kind kind) {
        return map.fields().stream().filter(field -> field.kind() == kind).findFirst();
    }

    static boolean hasLock(MapSpec map) {
        return field(map, Kind.SPIN_LOCK).isPresent() || field(map, Kind.RESILIENT_SPIN_LOCK).isPresent();
    }

    /// Why programs of `type` may not use `map` at all, if they may not.
    static Optional<String> incompatibility(MapSpec map, String type) {
        boolean tracing = TRACING.contains(type);
        if (tracing && (field(map, Kind.LIST_HEAD).isPresent() || field(map, Kind.TREE_ROOT).isPresent())) {
            return Optional.of("tracing progs cannot use bpf_{list_head,rb_root} yet");
        }
        if (hasLock(map)) {
            if (type.equals("socket_filter")) {
                return Optional.of("socket filter progs cannot use bpf_spin_lock yet");
            }
            if (tracing) {
                return Optional.of("tracing progs cannot use bpf_spin_lock yet");
            }
        }
        if (tracing && field(map, Kind.TIMER).isPresent()) {
            return Optional.of("tracing progs cannot use bpf_timer yet");
        }
        if (tracing && field(map, Kind.WORK_QUEUE).isPresent()) {
            return Optional.of("tracing progs cannot use bpf_wq yet");
        }
        return Optional.empty();
    }

    /// Checks that an access to a value touches nothing of the kernel's.
    void check(int map, Pointer pointer, long offset, long size) throws Rejected {
        ScalarRange variable = pointer.variable();
        for (ValueField field : analysis.map(map).fields()) {
            if (offset + variable.smin() < field.offset() + field.size() && field.offset() < offset + variable.umax() + size) {
                if (field.kind() == Kind.POINTER) {
                    throw new NotModelled("pointers in values of maps (kptrs)");
                }
                throw analysis.refuse(Rejected.EACCES, field.kind().structure() + " cannot be accessed directly by load/store");
            }
        }
    }

    /// Checks that `pointer` in `register` leads exactly to the field of `kind`, and to nothing that is not there.
    void checkPlace(Kind kind, Pointer pointer, int register) throws Rejected {
        String name = kind.structure();
        if (!pointer.isFixed()) {
            throw analysis.refuse(Rejected.EINVAL, "R" + register + " doesn't have constant offset. " + name + " has to be at the constant offset");
        }
        MapSpec map = analysis.map(((PointerKind.MapValue) pointer.kind()).map());
        if (map.types().isEmpty()) {
            throw analysis.refuse(Rejected.EINVAL, "map '" + map.name() + "' has to have BTF in order to use " + name);
        }
        ValueField field = field(map, kind).orElseThrow(() -> analysis.refuse(Rejected.EINVAL, "map '" + map.name() + "' has no valid " + name));
        if (pointer.fixedOffset() != field.offset()) {
            throw analysis.refuse(Rejected.EINVAL, "off " + pointer.fixedOffset() + " doesn't point to 'struct " + name + "' that is at " + field.offset());
        }
    }
}
