package dev.glasshive.app.workspace;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Step;
import java.util.Optional;
import java.util.OptionalLong;

/// What a step did, in a few words: `r4 = 0x8`, `fp-4 = 11 00 00 00`, `hits[17] 2 → 3`.
public final class Effect {
    private Effect() {}

    /// The most telling event of `step`; empty if nothing changed.
    public static String of(Step step, ProgramSet set, int packetLength) {
        String map = "";
        String memory = "";
        String register = "";
        for (Step.Event event : step.events()) {
            switch (event) {
                case Step.MapEntryChanged(int index, Bytes key, Optional<Bytes> before, Optional<Bytes> after) ->
                        map = set.maps().get(index).name() + "[" + number(key, set) + "] " + before.map(b -> number(b, set)).orElse("—") + " → " + after.map(b -> number(b, set)).orElse("—");
                case Step.MemoryWritten(Place place, Bytes before, Bytes after) -> memory = place(place) + " = " + spaced(after);
                case Step.RegisterChanged(var name, OptionalLong before, OptionalLong after) -> {
                    if (after.isPresent()) {
                        Meaning meaning = Meaning.of(after.getAsLong(), set, packetLength);
                        register = name + " = " + (meaning.kind() == Meaning.Kind.SCALAR ? Base.HEX.format(after.getAsLong()) : meaning.text());
                    }
                }
                case Step.Waiting(int cpu) -> register = "waits for CPU " + cpu;
                case Step.MemoryRead _, Step.PacketMoved _, Step.MapLookedUp _, Step.Called _, Step.Returned _, Step.TailCalled _, Step.Printed _,
                        Step.InputArrived _, Step.Finished _, Step.Trapped _ -> { }
            }
        }
        return !map.isEmpty() ? map : !memory.isEmpty() ? memory : register;
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
        return hex.length() > 24 ? hex.substring(0, 23) + "…" : hex;
    }
}
