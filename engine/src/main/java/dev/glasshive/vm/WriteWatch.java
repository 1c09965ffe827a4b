package dev.glasshive.vm;

import dev.glasshive.map.BpfMap;
import dev.glasshive.map.RingBuffer;
import dev.glasshive.program.Bytes;

/// Says of one step after the other whether it writes bytes or an entry of a map.
///
/// A new input brings a new packet, context and stack, a call brings a new stack frame, and a helper that moves the packet gives it new places: these steps count as writes.
final class WriteWatch implements Memory.Observer, Vm.MapListener {
    private final Target target;
    private final int cpu;
    private Vm vm;
    private boolean hit;

    /// Watches `target` as processor `cpu` sees it.
    @SuppressWarnings("NullAway.Init") // Set before anything can be told.
    WriteWatch(Target target, int cpu) {
        this.target = target;
        this.cpu = cpu;
    }

    /// Runs one step; whether it wrote.
    boolean advance(Runner runner) {
        vm = runner.vm();
        hit = false;
        boolean arrives = vm.status() != Status.RUNNING;
        int depth = vm.depth();
        int packetMoves = vm.packetMoves();
        vm.memory.observe(this);
        vm.listen(this);
        runner.advance();
        vm.memory.observe(null);
        vm.listen(null);
        return hit || target instanceof Target.OfBytes(Place place, int length) && isSeen(place) && isMadeNew(place, arrives, vm.packetMoves() != packetMoves, depth);
    }

    /// Whether what the machine that moves has at `place` is what is watched: every processor has its own, but for maps.
    private boolean isSeen(Place place) {
        return vm.cpu() == cpu || switch (place.kind()) {
            case PACKET, CONTEXT, STACK, MAP_KEY -> false;
            case MAP, MAP_VALUE, CODE, VARIABLE -> true;
        };
    }

    private boolean isMadeNew(Place place, boolean arrives, boolean moves, int depth) {
        return switch (place.kind()) {
            case PACKET, CONTEXT -> arrives || moves;
            case STACK -> arrives || vm.depth() > depth && vm.depth() == place.ordinal();
            case MAP, MAP_VALUE, CODE, MAP_KEY, VARIABLE -> false;
        };
    }

    @Override
    public void reading(Place place, int size) {}

    @Override
    public void writing(Place place, int size) {
        hit |= switch (target) {
            case Target.OfBytes(Place wanted, int length) -> place.kind() == wanted.kind() && place.ordinal() == wanted.ordinal() && isSeen(place)
                    && place.offset() < wanted.offset() + length && wanted.offset() < place.offset() + size;
            case Target.OfEntry(int map, Bytes key) -> place.kind() == Place.Kind.MAP_VALUE && place.ordinal() == map && isKeyAt(map, place.offset(), key);
            case Target.OfRegister _ -> false;
        };
    }

    private boolean isKeyAt(int ordinal, int offset, Bytes key) {
        BpfMap map = vm.maps().get(ordinal);
        int cell = map instanceof RingBuffer ring ? ring.reservedAt(offset) : offset / ValuesRegion.stride(map.spec());
        return map.key(cell).filter(key::equals).isPresent();
    }

    @Override
    public void lookedUp(int map, Bytes key) {}

    @Override
    public void changing(int map, Bytes key) {
        hit |= target instanceof Target.OfEntry(int wanted, Bytes wantedKey) && wanted == map && wantedKey.equals(key);
    }
}
