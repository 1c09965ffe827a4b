package dev.glasshive.lesson.check;

import dev.glasshive.isa.Register;
import dev.glasshive.lesson.Data;
import dev.glasshive.lesson.Fact;
import dev.glasshive.lesson.Spot;
import dev.glasshive.map.BpfMap;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.MemoryImage;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Compares facts with a state of the machine.
final class Facts {
    private static final String NOTHING = "without a value";
    private static final long SMALL = 0xffff;

    private final Optional<ProgramType> type;

    /// @param type of the program, for the names of its return codes
    Facts(Optional<ProgramType> type) {
        this.type = type;
    }

    boolean holds(Fact fact, Snapshot snapshot) {
        return difference(fact, snapshot).isEmpty();
    }

    /// How the state differs from `fact`, if it does.
    Optional<Difference> difference(Fact fact, Snapshot snapshot) {
        return switch (fact) {
            case Fact.Holds(Spot.Valued spot, Data value) -> difference(spot, value, snapshot);
            case Fact.Absent(Spot.EntrySpot entry) -> entry(entry, snapshot).map(value -> new Difference("", entry.toString(), "no such entry", show(value)));
            case Fact.Unset(Register register) -> {
                OptionalLong value = snapshot.registers().value(register);
                yield value.isPresent() ? Optional.of(new Difference("", register.toString(), NOTHING, number(value.getAsLong()))) : Optional.empty();
            }
        };
    }

    private Optional<Difference> difference(Spot.Valued spot, Data expected, Snapshot snapshot) {
        return switch (spot) {
            case Spot.RegisterSpot(Register register) -> {
                OptionalLong value = snapshot.registers().value(register);
                yield value.isPresent() && matches(expected, value.getAsLong()) ? Optional.empty()
                        : Optional.of(new Difference("", register.toString(), expected.toString(), value.isPresent() ? result(register, value.getAsLong()) : NOTHING));
            }
            case Spot.StackSpot(int offset) -> memory(spot, snapshot.innermost().stack(), offset, expected);
            case Spot.PacketSpot(int offset) -> memory(spot, snapshot.packet(), offset, expected);
            case Spot.EntrySpot entry -> {
                Optional<Bytes> value = entry(entry, snapshot);
                yield value.filter(expected::matches).isPresent() ? Optional.empty()
                        : Optional.of(new Difference("", entry.toString(), expected.toString(), value.map(bytes -> expected instanceof Data.Raw ? Data.spaced(bytes) : show(bytes)).orElse("not in the map")));
            }
        };
    }

    /// r0 is seen as hooks see it, by its lower half, where a return code is expected.
    private boolean matches(Data expected, long value) {
        return switch (expected) {
            case Data.Numeral(long number, String text) -> number == value;
            case Data.Raw _, Data.Word _ -> false;
            case Data.Code(String name) -> type.flatMap(t -> t.returnCode(value)).filter(code -> code.name().equals(name)).isPresent();
        };
    }

    boolean matchesResult(Data expected, long r0) {
        return expected instanceof Data.Numeral(long number, String text) ? (int) number == (int) r0 : matches(expected, r0);
    }

    private static Optional<Difference> memory(Spot spot, MemoryImage memory, int offset, Data expected) {
        int length = expected instanceof Data.Raw(Bytes bytes) ? bytes.length() : 1;
        String wanted = expected instanceof Data.Numeral(long number, String text) ? Data.spaced(Bytes.of((byte) number)) : expected.toString();
        byte[] actual = new byte[length];
        for (int i = 0; i < length; i++) {
            int at = offset + i;
            if (at < memory.first() || at >= memory.first() + memory.length()) {
                return Optional.of(new Difference("", spot.toString(), wanted, "outside of memory"));
            }
            if (memory.kind() == Place.Kind.STACK && !memory.isWritten(at)) {
                return Optional.of(new Difference("", spot.toString(), wanted, "not written yet"));
            }
            actual[i] = (byte) memory.at(at);
        }
        Bytes found = Bytes.of(actual);
        return expected.matches(found) ? Optional.empty() : Optional.of(new Difference("", spot.toString(), wanted, Data.spaced(found)));
    }

    private static Optional<Bytes> entry(Spot.EntrySpot spot, Snapshot snapshot) {
        for (Snapshot.MapContent map : snapshot.maps()) {
            if (map.spec().name().equals(spot.map())) {
                Optional<List<Bytes>> records = Records.of(map.state());
                if (records.isPresent()) {
                    return spot.key() instanceof Data.Numeral(long number, String _) && number >= 0 && number < records.get().size() ? Optional.of(records.get().get((int) number)) : Optional.empty();
                }
                for (int i = 0; i < map.state().size(); i++) {
                    BpfMap.Entry entry = map.state().entry(i);
                    if (spot.key().matches(entry.key())) {
                        return Optional.of(entry.value());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// r0 with its name on the hook; another register as a number.
    String result(Register register, long value) {
        String meaning = register == Register.R0 ? type.map(t -> t.meaning(value)).orElse("") : "";
        return number(value) + (meaning.isEmpty() ? "" : " (" + meaning + ")");
    }

    static String number(long value) {
        return value >= -SMALL && value <= SMALL ? Long.toString(value) : "0x" + Long.toHexString(value);
    }

    /// As lessons write it: a small number of 1, 2, 4 or 8 bytes as a number, and all else as bytes.
    static String show(Bytes bytes) {
        return isSmall(bytes) ? number(bytes.toLittleEndian()) : bytes.length() <= 8 ? number(bytes.toLittleEndian()) + " (bytes " + Data.spaced(bytes) + ")" : "bytes " + Data.spaced(bytes);
    }

    /// A key between the brackets of an entry, in the form that lessons give it.
    static String key(Bytes bytes) {
        return isSmall(bytes) ? number(bytes.toLittleEndian()) : Data.spaced(bytes);
    }

    private static boolean isSmall(Bytes bytes) {
        long value = bytes.length() <= 8 ? bytes.toLittleEndian() : 0;
        return Integer.bitCount(bytes.length()) == 1 && bytes.length() <= 8 && value >= -SMALL && value <= SMALL;
    }
}
