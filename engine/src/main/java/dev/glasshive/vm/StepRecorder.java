package dev.glasshive.vm;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.map.BpfMap;
import dev.glasshive.map.RingBuffer;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import dev.glasshive.vm.Step.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Watches one step of a machine and says what it read and changed.
final class StepRecorder implements Memory.Observer, Vm.MapListener {
    private final Vm vm;
    private final List<Event> events = new ArrayList<>();
    private final List<Span> writes = new ArrayList<>();
    private final Map<EntryKey, Optional<Bytes>> entriesBefore = new LinkedHashMap<>();

    /// Bytes in a row, with what they held before.
    private record Span(Place place, Bytes before) {}

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
            return new Step(position, program, -1, Optional.empty(), List.of(new Step.InputArrived(vm.input())));
        }
        return new StepRecorder(vm).watch(runner, position);
    }

    private Step watch(Runner runner, int position) {
        Program program = vm.program();
        int slot = vm.slot();
        int depth = vm.depth();
        int lines = vm.console().lines();
        int tailCalls = vm.tailCalls;
        int packetMoves = vm.packetMoves();
        Registers before = new Registers(vm.registers, vm.known);
        vm.memory.observe(this);
        vm.listen(this);
        runner.advance();
        vm.memory.observe(null);
        vm.listen(null);
        writes.forEach(span -> events.add(new Step.MemoryWritten(span.place(), span.before(), content(span.place(), span.before().length()))));
        if (vm.packetMoves() != packetMoves) {
            events.add(new Step.PacketMoved(vm.packet().before(), vm.packet().length()));
        }
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
        Optional<Instruction> instruction = program.code().startsAt(slot) ? Optional.of(program.code().at(slot)) : Optional.empty();
        boolean calledAgain = vm.depth() == depth && vm.status() == Status.RUNNING && instruction.filter(Instruction.Exit.class::isInstance).isPresent();
        if (calledAgain) {
            events.add(new Step.Returned());
        }
        control(calledAgain ? depth - 1 : depth, lines, tailCalls);
        return new Step(position, program.name(), slot, instruction, events);
    }

    private void control(int depth, int lines, int tailCalls) {
        if (vm.tailCalls > tailCalls) {
            events.add(new Step.TailCalled(vm.program().name()));
        } else if (vm.depth() > depth) {
            events.add(new Step.Called(vm.program().subprogramAt(vm.slot()).map(s -> s.name()).orElse("?")));
        } else if (vm.depth() < depth) {
            events.add(new Step.Returned());
        }
        if (vm.status() == Status.RUNNING) {
            vm.waitsFor().ifPresent(cpu -> events.add(new Step.Waiting(cpu)));
        }
        vm.console().from(lines).forEach(line -> events.add(new Step.Printed(line)));
        switch (vm.status()) {
            case FINISHED -> events.add(new Step.Finished(vm.register(Register.R0)));
            case TRAPPED -> events.add(new Step.Trapped(vm.trap().orElseThrow()));
            case RUNNING -> { }
        }
    }

    @Override
    public void reading(Place place, int size) {
        events.add(new Step.MemoryRead(place, size));
    }

    @Override
    public void writing(Place place, int size) {
        writes.add(new Span(place, content(place, size)));
        if (place.kind() == Place.Kind.MAP_VALUE) {
            BpfMap map = vm.maps().get(place.ordinal());
            int cell = map instanceof RingBuffer ring ? ring.reservedAt(place.offset()) : place.offset() / ValuesRegion.stride(map.spec());
            map.key(cell).ifPresent(key -> changing(place.ordinal(), key));
        }
    }

    private Bytes content(Place place, int size) {
        byte[] now = new byte[size];
        for (int i = 0; i < size; i++) {
            now[i] = (byte) vm.memory.peek(new Place(place.kind(), place.ordinal(), place.offset() + i));
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
        return vm.maps().get(map).value(key);
    }
}
