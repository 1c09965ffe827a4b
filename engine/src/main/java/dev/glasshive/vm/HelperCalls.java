package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.BpfMap;
import dev.glasshive.map.Errno;
import dev.glasshive.map.MapOfMaps;
import dev.glasshive.map.ProgramArray;
import dev.glasshive.platform.Helper;
import dev.glasshive.vm.HelperArguments.MapArgument;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the platform's helpers do, by name; their numbers are the platform's.
final class HelperCalls {
    /// Does what the helper does.
    @FunctionalInterface
    interface Behaviour {
        /// The value of r0.
        long call(Vm vm, HelperArguments arguments);
    }

    private static final String TAIL_CALL = "bpf_tail_call";
    /// The result of helpers that give none.
    private static final String NOTHING = "nothing";
    /// r1 to r5, which a call leaves without a value.
    private static final int ARGUMENTS = 0b11_1110;

    /// Those of Linux.
    static final HelperCalls LINUX = new HelperCalls();

    private final Map<String, Behaviour> behaviours = new HashMap<>();

    private HelperCalls() {
        behaviours.put("bpf_map_lookup_elem", HelperCalls::lookup);
        behaviours.put("bpf_map_update_elem", HelperCalls::update);
        behaviours.put("bpf_map_delete_elem", HelperCalls::delete);
        behaviours.put("bpf_ktime_get_ns", (vm, arguments) -> vm.nanos());
        behaviours.put("bpf_get_smp_processor_id", (vm, arguments) -> vm.processor());
        behaviours.put("bpf_get_prandom_u32", (vm, arguments) -> {
            vm.random = World.next(vm.random);
            return World.mix(vm.random) >>> 32;
        });
        behaviours.put("bpf_ktime_get_boot_ns", (vm, arguments) -> vm.nanos());
        behaviours.put("bpf_map_push_elem", QueueHelpers::push);
        behaviours.put("bpf_map_pop_elem", QueueHelpers::pop);
        behaviours.put("bpf_map_peek_elem", QueueHelpers::peek);
        behaviours.put("bpf_ringbuf_output", RecordHelpers::output);
        behaviours.put("bpf_ringbuf_reserve", RecordHelpers::reserve);
        behaviours.put("bpf_ringbuf_submit", (vm, arguments) -> RecordHelpers.finish(vm, arguments, true));
        behaviours.put("bpf_ringbuf_discard", (vm, arguments) -> RecordHelpers.finish(vm, arguments, false));
        behaviours.put("bpf_ringbuf_query", RecordHelpers::query);
        behaviours.put("bpf_perf_event_output", RecordHelpers::perfEvent);
        behaviours.put("bpf_trace_printk", Printing::print);
        behaviours.put("bpf_skb_load_bytes", PacketHelpers::loadBytes);
        behaviours.put("bpf_skb_store_bytes", ChecksumHelpers::storeBytes);
        behaviours.put("bpf_l3_csum_replace", ChecksumHelpers::replaceNetwork);
        behaviours.put("bpf_l4_csum_replace", ChecksumHelpers::replaceTransport);
        WindowsHelpers.addTo(behaviours);
        behaviours.put("bpf_csum_diff", PacketHelpers::checksumDifference);
        behaviours.put("bpf_xdp_adjust_head", PacketMoves::adjustHead);
        behaviours.put("bpf_xdp_adjust_tail", PacketMoves::adjustTail);
        behaviours.put("bpf_xdp_adjust_meta", PacketMoves::adjustMeta);
        behaviours.put("bpf_xdp_get_buff_len", PacketMoves::length);
        behaviours.put("bpf_xdp_load_bytes", PacketMoves::load);
        behaviours.put("bpf_xdp_store_bytes", PacketMoves::store);
        behaviours.putAll(WorldHelpers.all());
        behaviours.putAll(TextHelpers.all());
        behaviours.putAll(DeviceHelpers.all());
        behaviours.putAll(SocketBufferHelpers.all());
        behaviours.putAll(TrafficHelpers.all());
        behaviours.put("bpf_trace_vprintk", Printing::printArray);
        behaviours.put("bpf_snprintf", Printing::toMemory);
        behaviours.put(SpinLocks.LOCK, SpinLocks::lock);
        behaviours.put(SpinLocks.UNLOCK, SpinLocks::unlock);
        behaviours.put(Callbacks.LOOP, (_, arguments) -> Callbacks.withoutCall(Callbacks.LOOP, arguments));
        behaviours.put(Callbacks.EACH_ELEMENT, (_, arguments) -> Callbacks.withoutCall(Callbacks.EACH_ELEMENT, arguments));
    }

    /// A helper as the programs of one machine call it by its number.
    ///
    /// @param behaviour null for tail calls, which do not come back
    record Bound(Helper helper, @Nullable Behaviour behaviour) implements CompiledCalls.HelperSite {
        /// Whether it does its work and comes back behind the call, whatever its arguments are.
        boolean comesBack() {
            return behaviour != null && !Set.of(SpinLocks.LOCK, Callbacks.LOOP, Callbacks.EACH_ELEMENT).contains(helper.name());
        }

        @Override
        public long call(Vm vm) {
            return result(vm, Objects.requireNonNull(behaviour).call(vm, HelperArguments.check(vm, helper)));
        }
    }

    /// What `id` stands for in the programs of `vm`. It takes a search, so machines remember it.
    Bound bind(Vm vm, int id) {
        Helper helper = vm.platform().helper(id, vm.type())
                .orElseThrow(() -> TrapSignal.of(new Trap.BadHelper(id, vm.platform().name() + " has no helper with this number")));
        vm.type().filter(t -> !helper.allowsCallsFrom(t)).ifPresent(t -> {
            throw TrapSignal.of(new Trap.BadHelper(id, helper.name() + " may not be called by programs of type " + t.name()));
        });
        Behaviour behaviour = behaviours.get(helper.name());
        if (behaviour == null && !helper.name().equals(TAIL_CALL)) {
            throw TrapSignal.of(new Trap.BadHelper(id, helper.name() + " exists but is not simulated"));
        }
        return new Bound(helper, behaviour);
    }

    /// Calls helper `id` with r1 to r5, leaves its result in r0 and goes on behind the call; after a tail call, in another program.
    void call(Vm vm, int id) {
        Bound bound = vm.helper(id);
        HelperArguments arguments = HelperArguments.check(vm, bound.helper());
        if (bound.behaviour() == null) {
            tailCall(vm, arguments, bound.helper());
            return;
        }
        if (bound.helper().name().equals(SpinLocks.LOCK) && SpinLocks.waits(vm, arguments)) {
            return;
        }
        Optional<Callback> callback = Callbacks.of(vm, bound.helper().name(), arguments);
        if (callback.isPresent()) {
            vm.callBack(callback.orElseThrow());
            return;
        }
        vm.registers[0] = result(vm, bound.behaviour().call(vm, arguments));
        vm.known = vm.known & ~ARGUMENTS | 1;
        vm.goTo(vm.slot + 1);
    }

    /// Behaviours name errors as Linux numbers them; a platform may have numbers of its own.
    private static long result(Vm vm, long result) {
        return result < 0 ? Errno.ofResult(result).map(e -> vm.platform().error(e.name(), result)).orElse(result) : result;
    }

    private static long lookup(Vm vm, HelperArguments arguments) {
        MapArgument map = arguments.map(Register.R1);
        if (map.map() instanceof MapOfMaps maps) {
            byte[] key = arguments.key(Register.R2, map);
            arguments.lookedUp(map, key);
            return maps.inner(key).flatMap(vm::mapNamed).map(AddressSpace::map).orElse(0L);
        }
        map = arguments.valueMap(Register.R1);
        byte[] key = arguments.key(Register.R2, map);
        arguments.lookedUp(map, key);
        int cell = map.map().lookup(key);
        if (cell < 0) {
            return 0;
        }
        map.map().used(cell);
        return vm.valueAddress(map.ordinal(), cell);
    }

    private static long update(Vm vm, HelperArguments arguments) {
        MapArgument map = arguments.valueMap(Register.R1);
        byte[] key = arguments.key(Register.R2, map);
        byte[] value = arguments.bytes(Register.R3, map.map().spec().valueSize());
        arguments.mapWritable(map);
        map.map().displaced(key).ifPresent(other -> arguments.changing(map, other.toArray()));
        arguments.changing(map, key);
        return map.map().update(key, value, arguments.value(Register.R4), vm.cpu()).result();
    }

    private static long delete(Vm vm, HelperArguments arguments) {
        MapArgument map = arguments.valueMap(Register.R1);
        byte[] key = arguments.key(Register.R2, map);
        arguments.mapWritable(map);
        arguments.changing(map, key);
        return map.map().delete(key).result();
    }

    private static void tailCall(Vm vm, HelperArguments arguments, Helper helper) {
        BpfMap map = arguments.map(Register.R2).map();
        if (!(map instanceof ProgramArray programs)) {
            throw arguments.refuse(Register.R2, "map " + map.spec().name() + " is no program array");
        }
        Optional<Loaded> target = vm.tailCalls < vm.platform().limits().tailCalls()
                ? programs.program(arguments.value(Register.R3) & 0xffff_ffffL).flatMap(vm::loaded)
                : Optional.empty();
        if (target.isPresent()) {
            vm.become(target.get());
            return;
        }
        // A call that finds no program goes on behind it; Linux says nothing about r0 then, Windows leaves an error there.
        boolean answers = !helper.result().equals(NOTHING);
        vm.registers[0] = answers ? result(vm, Errno.EINVAL.result()) : vm.registers[0];
        vm.known = vm.known & ~(ARGUMENTS | 1) | (answers ? 1 : 0);
        vm.goTo(vm.slot + 1);
    }
}
