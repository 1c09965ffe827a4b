package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Register;
import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.windows.Contract.Parameter;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;

/// What calls of helpers do.
final class Calls {
    private final Subject subject;
    private final Invariant state;
    private final int depth;

    Calls(Subject subject, Invariant state, int depth) {
        this.subject = subject;
        this.state = state;
        this.depth = depth;
    }

    void call(int id) {
        Optional<Contract> found = subject.contracts().find(id, subject.type());
        if (found.isEmpty()) {
            Transfer.clobber(state);
            Numbers.set(state, 0, ScalarRange.UNKNOWN);
            return;
        }
        Contract contract = found.get();
        write(contract);
        Interval map = Numbers.ALL;
        Interval size = Numbers.ALL;
        for (int i = 0; i < contract.parameters().size(); i++) {
            if (contract.parameters().get(i) == Parameter.MAP) {
                map = state.get(i + 1, Facet.MAP);
            } else if (contract.parameters().get(i) == Parameter.ALLOC_SIZE) {
                size = state.get(i + 1, Facet.SVALUE);
            }
        }
        if (contract.changesPacket()) {
            Pointers.movePacket(state, Invariants.hasMeta(subject.type().context()));
        }
        if (contract.releases(Type.RECORD)) {
            Pointers.release(state, Type.RECORD);
        }
        if (contract.releases(Type.SOCKET)) {
            Pointers.release(state, Type.SOCKET);
        }
        Transfer.clobber(state);
        result(contract, map, size);
    }

    private void result(Contract contract, Interval map, Interval size) {
        switch (contract.result()) {
            case INTEGER -> Numbers.set(state, 0, ScalarRange.UNKNOWN);
            case VOID -> state.clear(0);
            case MAP_VALUE_OR_NULL -> found(map, Pointers.MAYBE_NULL);
            case MAP_VALUE -> found(map, Pointers.ADDRESS);
            case SOCK_OR_NULL -> Pointers.setStart(state, 0, Type.SOCKET, Pointers.MAYBE_NULL);
            case RINGBUF_MEM_OR_NULL -> {
                Pointers.setStart(state, 0, Type.RECORD, Pointers.MAYBE_NULL);
                state.set(0, Facet.RECORD_SIZE, size);
            }
        }
    }

    /// What a lookup finds: a value, a map in a map of maps, or a socket of which nothing is known.
    private void found(Interval map, Interval value) {
        List<MapSpec> maps = subject.maps(map);
        if (maps.stream().anyMatch(MapSpec::isOfMaps)) {
            subject.inside(maps).filter(inner -> subject.maps(inner).stream().noneMatch(each -> each.type().equals("prog_array"))).ifPresentOrElse(inner -> {
                Pointers.set(state, 0, Type.MAP, value);
                state.set(0, Facet.MAP, inner);
            }, () -> state.clear(0));
        } else if (!maps.isEmpty() && maps.stream().allMatch(Calls::holdsSockets)) {
            Pointers.set(state, 0, Type.SOCKET, value);
        } else if (maps.isEmpty() || maps.stream().anyMatch(Calls::holdsSockets)) {
            state.clear(0);
        } else {
            IntSummaryStatistics sizes = maps.stream().mapToInt(MapSpec::valueSize).summaryStatistics();
            Pointers.setShared(state, 0, map, value, new Interval(sizes.getMin(), sizes.getMax()));
        }
    }

    private static boolean holdsSockets(MapSpec map) {
        return map.type().equals("xskmap");
    }

    /// Helpers that fill memory leave numbers there.
    private void write(Contract contract) {
        for (int i = 0; i < contract.parameters().size(); i++) {
            Parameter parameter = contract.parameters().get(i);
            int holder = Holders.register(depth, Register.of(i + 1));
            if (!parameter.isWritten() || !state.types(holder).has(Type.STACK)) {
                continue;
            }
            Interval bytes = switch (parameter) {
                case OUT8 -> new Interval(Long.BYTES, Long.BYTES);
                case OUT_VALUE -> valueSize(contract);
                default -> state.get(i + 2, Facet.SVALUE);
            };
            fill(state.get(holder, Facet.STACK_OFFSET), bytes, state.types(holder).is(Type.STACK));
        }
    }

    private Interval valueSize(Contract contract) {
        int map = contract.parameters().indexOf(Parameter.MAP) + 1;
        return Subject.common(subject.maps(state.get(map, Facet.MAP)), MapSpec::valueSize).map(size -> new Interval(size, size)).orElse(Numbers.NOT_NEGATIVE);
    }

    private void fill(Interval place, Interval bytes, boolean sure) {
        long end = Numbers.plus(place.hi(), bytes.hi());
        if (place.lo() < 0 || end > Holders.STACK || bytes.lo() < 0) {
            state.blur(0, Holders.STACK, false);
            return;
        }
        state.blur((int) place.lo(), (int) end, true);
        if (sure && place.lo() == place.hi()) {
            state.wipe((int) place.lo(), (int) (place.lo() + bytes.lo()), true);
        }
    }
}
