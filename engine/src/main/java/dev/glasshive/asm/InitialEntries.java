package dev.glasshive.asm;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Fits the entries that maps begin with into the sizes of their maps.
final class InitialEntries {
    /// Bytes of keys and values of one text together.
    private static final long LIMIT = 64L << 20;
    private static final Set<String> MAPS_OF_MAPS = Set.of("array_of_maps", "hash_of_maps");

    private final SourceDraft draft;
    private final Diagnostics diagnostics;
    private final Set<String> programs;
    private long bytes;

    InitialEntries(SourceDraft draft, Diagnostics diagnostics) {
        this.draft = draft;
        this.diagnostics = diagnostics;
        this.programs = draft.programs.stream().map(program -> program.name).collect(Collectors.toSet());
    }

    /// Adds every entry of the draft to its map.
    void apply() {
        for (InitialEntry entry : draft.entries) {
            if (diagnostics.isFull()) {
                return;
            }
            try {
                MapDraft map = draft.maps.get(entry.map().name());
                if (map == null) {
                    throw error(entry.map().span(), "there is no map " + entry.map().name(), "a map of this file",
                            Spelling.suggestion(entry.map().name(), draft.maps.keySet()));
                }
                map.initial().add(initial(map.spec(), entry));
            } catch (Unparsable problem) {
                diagnostics.add(problem.diagnostic());
            }
        }
    }

    private MapSpec.Initial initial(MapSpec map, InitialEntry entry) throws Unparsable {
        if (entry.values().getFirst() instanceof InitialEntry.NamePiece(Draft.Reference name) && entry.values().size() == 1) {
            int index = index(entry.key());
            if (map.type().equals("prog_array")) {
                return new MapSpec.ProgramEntry(index, known(name, "program", programs));
            }
            if (MAPS_OF_MAPS.contains(map.type())) {
                return new MapSpec.MapEntry(index, known(name, "map", draft.maps.keySet()));
            }
            throw error(name.span(), "a map of type " + map.type() + " holds bytes, no names", "a number or bytes such as x\"0011\"", "");
        }
        bytes += map.keySize() + (long) map.valueSize();
        if (bytes > LIMIT) {
            throw error(entry.span(), "the entries of this file take more than " + (LIMIT >> 20) + " MB", "", "fill the map at run time");
        }
        return new MapSpec.Entry(fit(List.of(entry.key()), map.keySize(), "key"), fit(entry.values(), map.valueSize(), "value"));
    }

    private static int index(InitialEntry.Piece key) throws Unparsable {
        if (key instanceof InitialEntry.NumberPiece(Literal literal) && !literal.isNegative() && literal.fitsSigned(32)) {
            return (int) literal.value();
        }
        throw error(key.span(), "this is no index", "a number from 0 on", "");
    }

    private static String known(Draft.Reference name, String kind, Set<String> all) throws Unparsable {
        if (!all.contains(name.name())) {
            throw error(name.span(), "there is no " + kind + " " + name.name(), "a " + kind + " of this file", Spelling.suggestion(name.name(), all));
        }
        return name.name();
    }

    /// Bytes stand for themselves; the room that is left is shared evenly by the numbers.
    private Bytes fit(List<InitialEntry.Piece> pieces, int size, String what) throws Unparsable {
        int numbers = 0;
        long room = size;
        for (InitialEntry.Piece piece : pieces) {
            switch (piece) {
                case InitialEntry.NumberPiece _ -> numbers++;
                case InitialEntry.BytesPiece bytes -> room -= bytes.bytes().length();
                case InitialEntry.NamePiece name ->
                        throw error(name.span(), name.name().name() + " is no " + what, "a number or bytes such as x\"0011\"", "");
            }
        }
        SourceSpan span = pieces.getFirst().span();
        if (room < 0 || numbers == 0 && room > 0) {
            throw error(span, "this " + what + " has " + (size - room) + " bytes, but the map's have " + size, size + " bytes", "");
        }
        if (numbers > 0 && (room % numbers != 0 || room == 0)) {
            throw error(span, numbers + " numbers do not share " + room + " bytes evenly", "as many numbers as divide " + room, "");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (InitialEntry.Piece piece : pieces) {
            switch (piece) {
                case InitialEntry.NumberPiece(Literal literal) -> out.writeBytes(number(literal, (int) (room / numbers)));
                case InitialEntry.BytesPiece bytes -> out.writeBytes(bytes.bytes().toArray());
                case InitialEntry.NamePiece _ -> throw new IllegalStateException("names were refused above");
            }
        }
        return Bytes.of(out.toByteArray());
    }

    private byte[] number(Literal literal, int length) throws Unparsable {
        if (!literal.fits(Math.min(length, 8) * 8)) {
            throw error(literal.span(), literal + " does not fit " + length + " bytes", "", "");
        }
        byte[] content = new byte[length];
        long value = literal.value();
        for (int i = 0; i < length; i++) {
            content[draft.order == ByteOrder.BIG_ENDIAN ? length - 1 - i : i] = (byte) value;
            value >>= 8;
            if (i == 7 && !literal.isNegative()) {
                value = 0;
            }
        }
        return content;
    }

    private static Unparsable error(SourceSpan span, String message, String expected, String suggestion) {
        return new Unparsable(Diagnostic.error(span, message, expected, suggestion));
    }
}
