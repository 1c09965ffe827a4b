package dev.glasshive.compiler;

import dev.glasshive.vm.CompiledCalls;
import dev.glasshive.vm.CompiledCalls.HelperSite;
import dev.glasshive.vm.PlacedProgram;
import dev.glasshive.vm.Vm;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The segments of one program in one machine, made when control first comes to their slots.
final class CompiledCode {
    /// The first segment of a method that HotSpot compiles as a whole; halved where the estimate was wrong.
    private static final int LIMIT = 6000;
    /// Control comes to few slots with more than one or two sets of known registers.
    private static final int MOST_VARIANTS = 8;
    /// A program has no more segments than this; what lies outside is interpreted.
    private static final int MOST_SEGMENTS = 5000;

    private final Flow flow;
    private final StepWriter.Target target;
    private final Map<Integer, Optional<HelperSite>> helpers = new HashMap<>();
    private final Entry[] @Nullable [] entries;
    private int segments;

    /// Where control can come in.
    ///
    /// @param known registers that have a value there
    /// @param segment null where nothing is to be compiled
    /// @param bound instructions that the segment may run before it looks at the clock
    record Entry(int known, @Nullable Segment segment, int bound) {}

    private static final Entry[] NONE = {};

    CompiledCode(PlacedProgram program, Vm vm) {
        this.flow = new Flow(program, id -> helpers.computeIfAbsent(id, number -> CompiledCalls.helper(vm, number)).isPresent());
        this.target = new StepWriter.Target(CompiledCalls.order(vm), CompiledCalls.frameBytes(vm));
        this.entries = new Entry[program.size()] @Nullable [];
    }

    /// Whether `slot` is a place to come in by: a segment begins there, or a loop or a function.
    boolean isEntry(int slot) {
        return slot < 0 || slot >= entries.length || entries[slot] != null || flow.isTarget(slot);
    }

    /// The entry at `slot` with the registers `known`; null where nothing is to be compiled.
    @Nullable Entry entry(int slot, int known) {
        if (slot < 0 || slot >= entries.length) {
            return null;
        }
        Entry[] here = entries[slot];
        if (here != null) {
            for (Entry entry : here) {
                if (entry.known == known) {
                    return entry.segment == null ? null : entry;
                }
            }
        }
        return make(slot, known, here == null ? NONE : here);
    }

    private @Nullable Entry make(int slot, int known, Entry[] others) {
        if (others.length >= MOST_VARIANTS || segments >= MOST_SEGMENTS) {
            return null;
        }
        Entry made = compile(slot, known);
        List<Entry> all = new ArrayList<>(List.of(others));
        all.add(made);
        entries[slot] = all.toArray(Entry[]::new);
        return made.segment == null ? null : made;
    }

    private Entry compile(int slot, int known) {
        return write(slot, known).map(written -> {
            segments++;
            return new Entry(known, load(written.bytes, written.data), written.plan.bound());
        }).orElseGet(() -> new Entry(known, null, 0));
    }

    /// The class of a segment.
    ///
    /// @param data what the class finds in its class data
    record Written(Plan plan, byte[] bytes, List<Object> data) {}

    /// The segment from `slot` on, with the registers `known`, as it would be loaded; absent where nothing is to be compiled.
    Optional<Written> write(int slot, int known) {
        for (int limit = LIMIT; ; limit /= 2) {
            Plan plan = Plan.of(flow, slot, known, limit);
            if (plan.isEmpty()) {
                return Optional.empty();
            }
            SegmentWriter writer = new SegmentWriter(plan, target, id -> Objects.requireNonNull(helpers.get(id)).orElseThrow(), this);
            byte[] bytes = writer.write();
            if (length(bytes) < Weight.METHOD_LIMIT || limit < 100) {
                return Optional.of(new Written(plan, bytes, writer.data()));
            }
        }
    }

    private static int length(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream().flatMap(method -> method.code().stream())
                .mapToInt(code -> ((CodeAttribute) code).codeLength()).max().orElse(0);
    }

    private static Segment load(byte[] bytes, List<Object> data) {
        try {
            return (Segment) MethodHandles.lookup().defineHiddenClassWithClassData(bytes, List.copyOf(data), true).lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a class that was made here cannot be loaded", e);
        }
    }
}
