package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Register;
import dev.glasshive.map.Maps;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/// What a step did, in a few words: `r4 = 0x8`, `fp-4 = 11 00 00 00`, `hits[17] 2 → 3`.
public final class Effect {
    private Effect() {}

    /// The most telling event of `step`; empty if nothing changed.
    public static String of(Step step, ProgramSet set, int packetLength) {
        String map = "";
        String memory = "";
        String register = "";
        int bits = 0;
        for (Step.Event event : step.events()) {
            switch (event) {
                // The words of a filter are its own business.
                case Step.MapEntryChanged(int index, Bytes _, Optional<Bytes> before, Optional<Bytes> after) when set.maps().get(index).type().equals("bloom_filter") -> {
                    bits += bits(after) - bits(before);
                    map = Text.of("effect.bits", set.maps().get(index).name(), bits);
                }
                case Step.MapEntryChanged(int index, Bytes key, Optional<Bytes> before, Optional<Bytes> after) ->
                        map = Naming.entry(set.maps().get(index), number(key, set)) + change(set.maps().get(index), before, after, set);
                case Step.MemoryWritten(Place place, Bytes before, Bytes after) -> memory = place(place) + " = " + spaced(after);
                case Step.RegisterChanged(var name, OptionalLong before, OptionalLong after) -> {
                    if (after.isPresent()) {
                        register = name + " = " + written(after.getAsLong(), set, packetLength);
                    }
                }
                case Step.Waiting(int cpu) -> register = "waits for CPU " + cpu;
                case Step.MemoryRead _, Step.PacketMoved _, Step.MapLookedUp _, Step.Called _, Step.Returned _, Step.TailCalled _, Step.Printed _,
                        Step.InputArrived _, Step.Finished _, Step.Trapped _ -> { }
            }
        }
        return !map.isEmpty() ? map : !memory.isEmpty() ? memory : register;
    }

    /// What each of `steps` did, where that can be told: of an instruction that gave its register the value that it had already, that value.
    ///
    /// @param steps of one processor, the newest last
    /// @param now the machine as that processor sees it after them
    public static List<String> of(List<Step> steps, Snapshot now, ProgramSet set) {
        Map<Register, OptionalLong> values = new EnumMap<>(Register.class);
        for (Register register : Register.values()) {
            values.put(register, now.registers().value(register));
        }
        int length = now.packet().length();
        List<String> effects = new ArrayList<>();
        for (Step step : steps.reversed()) {
            String changed = of(step, set, length);
            effects.add(changed.isEmpty() ? kept(step, values, set, length) : changed);
            for (Step.Event event : step.events()) {
                if (event instanceof Step.RegisterChanged(var register, OptionalLong before, OptionalLong _)) {
                    values.put(register, before);
                }
            }
        }
        return effects.reversed();
    }

    private static int bits(Optional<Bytes> word) {
        return word.map(bytes -> Long.bitCount(bytes.toLittleEndian())).orElse(0);
    }

    /// What became of the value of an entry: of one for each processor, that of the one whose changed.
    private static String change(MapSpec spec, Optional<Bytes> before, Optional<Bytes> after, ProgramSet set) {
        if (Maps.isPerCpu(spec) && before.isPresent() && after.isPresent()) {
            List<Bytes> was = Maps.values(spec, before.get());
            List<Bytes> now = Maps.values(spec, after.get());
            List<Integer> changed = IntStream.range(0, now.size()).filter(cpu -> !was.get(cpu).equals(now.get(cpu))).boxed().toList();
            if (now.size() > 1 && changed.size() == 1) {
                int cpu = changed.getFirst();
                return " " + Text.of("processors.cpu", cpu) + plainChange(Optional.of(was.get(cpu)), Optional.of(now.get(cpu)), set);
            }
        }
        return plainChange(before, after, set);
    }

    private static String plainChange(Optional<Bytes> before, Optional<Bytes> after, ProgramSet set) {
        return isPartial(before, after) ? part(before.orElseThrow(), after.orElseThrow())
                : " " + before.map(b -> number(b, set)).orElse("—") + " → " + after.map(b -> number(b, set)).orElse("—");
    }

    /// Whether a value that is too long for a number was changed in some of its bytes.
    private static boolean isPartial(Optional<Bytes> before, Optional<Bytes> after) {
        return before.isPresent() && after.isPresent() && after.get().length() > 8 && before.get().length() == after.get().length() && !before.equals(after);
    }

    private static String part(Bytes before, Bytes after) {
        int from = 0;
        while (before.at(from) == after.at(from)) {
            from++;
        }
        int to = after.length();
        while (before.at(to - 1) == after.at(to - 1)) {
            to--;
        }
        return "+" + from + " = " + spaced(Bytes.of(after.toArray(), from, to - from));
    }

    private static String kept(Step step, Map<Register, OptionalLong> values, ProgramSet set, int packetLength) {
        Set<Register> written = step.instruction().map(instruction -> Effects.of(instruction).writes()).orElse(Set.of());
        Optional<Register> register = written.size() == 1 ? written.stream().findFirst() : Optional.empty();
        OptionalLong value = register.map(values::get).orElse(OptionalLong.empty());
        return value.isEmpty() ? "" : register.get() + " = " + written(value.getAsLong(), set, packetLength);
    }

    private static String written(long value, ProgramSet set, int packetLength) {
        Meaning meaning = Meaning.of(value, set, packetLength);
        return meaning.kind() == Meaning.Kind.SCALAR ? Base.HEX.format(value) : meaning.text();
    }

    private static String place(Place place) {
        return switch (place.kind()) {
            case STACK -> "fp" + place.offset();
            case PACKET -> "data+" + place.offset();
            case CONTEXT -> "ctx+" + place.offset();
            case MAP, MAP_VALUE, CODE, MAP_KEY, VARIABLE -> "value+" + place.offset();
        };
    }

    private static String number(Bytes bytes, ProgramSet set) {
        return bytes.length() <= 8 ? Long.toUnsignedString(bytes.toNumber(set.order())) : bytes.length() + " bytes";
    }

    private static String spaced(Bytes bytes) {
        String hex = bytes.toHex().replaceAll("..(?!$)", "$0 ");
        // A byte alone reads as a number of another base.
        return hex.length() == 2 ? "0x" + hex : hex.length() > 24 ? hex.substring(0, 23) + "…" : hex;
    }
}
