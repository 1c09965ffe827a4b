package dev.glasshive.vm;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.map.BpfMap;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import dev.glasshive.vm.Step.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// Watches one step of a machine and says what it read and changed.
final class StepRecorder implements Memory.Observer, Vm.MapListener {
    private final Vm vm;
    private final List<Event> events = new ArrayList<>();
    private final List<Span> reads = new ArrayList<>();
    private final List<Span> writes = new ArrayList<>();
    private final Map<EntryKey, Optional<Bytes>> entriesBefore = new LinkedHashMap<>();

    /// Bytes in a row, with what they held before.
    private record Span(Place place, int size, byte[] before) {}

    private record EntryKey(int map, Bytes key) {}

    private StepRecorder(Vm vm) {
        this.vm = vm;
    }

    static Step record(Runner runner) {
        Vm vm = runner.vm();
        int position = runner.position();
        if (vm.status() != Status.RUNNING) {
            String program = vm.program().name();
            runner.advance();
            return new Step(position, program, -1, Optional.empty(), List.of(new Step.InputArrived(vm.result().input())));
        }
        return new StepRecorder(vm).watch(runner, position);
    }

    private Step watch(Runner runner, int position) {
        Program program = vm.program();
        int slot = vm.slot();
        int depth = vm.depth();
        int lines = vm.consoleSize();
        Registers before = new Registers(vm.registers, vm.known);
        vm.memory.observe(this);
        vm.listen(this);
        runner.advance();
        vm.memory.observe(null);
        vm.listen(null);
        reads.forEach(span -> events.add(new Step.MemoryRead(span.place(), span.size())));
        writes.forEach(span -> events.add(new Step.MemoryWritten(span.place(), Bytes.of(span.before()), content(span))));
        entriesBefore.forEach((entry, value) -> {
            Optional<Bytes> after = value(entry.map(), entry.key());
            if (!after.equals(value)) {
                events.add(new Step.MapEntryChanged(entry.map(), entry.key(), value, after));
            }
        });
        Registers after = new Registers(vm.registers, vm.known);
        for (Register register : Register.values()) {
            OptionalLong then = before.value(register);
            OptionalLong now = after.value(register);
            if (!then.equals(now)) {
                events.add(new Step.RegisterChanged(register, then, now));
            }
        }
        control(program, depth, lines);
        Optional<Instruction> instruction = program.code().startsAt(slot) ? Optional.of(program.code().at(slot)) : Optional.empty();
        return new Step(position, program.name(), slot, instruction, events);
    }

    private void control(Program program, int depth, int lines) {
        if (!vm.program().name().equals(program.name())) {
            events.add(new Step.TailCalled(vm.program().name()));
        } else if (vm.depth() > depth) {
            events.add(new Step.Called(vm.program().subprogramAt(vm.slot()).map(s -> s.name()).orElse("?")));
        } else if (vm.depth() < depth) {
            events.add(new Step.Returned());
        }
        vm.consoleFrom(lines).forEach(line -> events.add(new Step.Printed(line)));
        switch (vm.status()) {
            case FINISHED -> events.add(new Step.Finished(vm.register(Register.R0)));
            case TRAPPED -> events.add(new Step.Trapped(vm.trap().orElseThrow()));
            case RUNNING -> { }
        }
    }

    @Override
    public void reading(Place place, int size) {
        add(reads, place, size, new byte[0]);
    }

    @Override
    public void writing(Place place, int size) {
        byte[] old = new byte[size];
        for (int i = 0; i < size; i++) {
            int value = vm.memory.peek(new Place(place.kind(), place.ordinal(), place.offset() + i));
            if (value < 0) {
                return;
            }
            old[i] = (byte) value;
        }
        add(writes, place, size, old);
        if (place.kind() == Place.Kind.MAP_VALUE) {
            BpfMap map = vm.maps().get(place.ordinal());
            int cell = place.offset() / ValuesRegion.stride(map.spec());
            map.entries().stream().filter(e -> e.cell() == cell).findFirst()
                    .ifPresent(e -> entriesBefore.putIfAbsent(new EntryKey(place.ordinal(), e.key()), Optional.of(e.value())));
        }
    }

    /// Helpers go byte by byte; neighbours become one span.
    private static void add(List<Span> spans, Place place, int size, byte[] old) {
        Span last = spans.isEmpty() ? null : spans.getLast();
        if (last != null && last.place().kind() == place.kind() && last.place().ordinal() == place.ordinal()
                && last.place().offset() + last.size() == place.offset()) {
            byte[] both = java.util.Arrays.copyOf(last.before(), last.before().length + old.length);
            System.arraycopy(old, 0, both, last.before().length, old.length);
            spans.set(spans.size() - 1, new Span(last.place(), last.size() + size, both));
        } else {
            spans.add(new Span(place, size, old));
        }
    }

    private Bytes content(Span span) {
        byte[] now = new byte[span.before().length];
        for (int i = 0; i < now.length; i++) {
            now[i] = (byte) vm.memory.peek(new Place(span.place().kind(), span.place().ordinal(), span.place().offset() + i));
        }
        return Bytes.of(now);
    }

    @Override
    public void lookedUp(int map, Bytes key) {
        events.add(new Step.MapLookedUp(map, key, vm.maps().get(map).lookup(key.toArray()) >= 0));
    }

    @Override
    public void changing(int map, Bytes key) {
        entriesBefore.putIfAbsent(new EntryKey(map, key), value(map, key));
    }

    private Optional<Bytes> value(int map, Bytes key) {
        BpfMap of = vm.maps().get(map);
        int cell = of.lookup(key.toArray());
        return cell < 0 ? Optional.empty() : Optional.of(Bytes.of(Objects.requireNonNull(of.cells().read(cell))));
    }
}
