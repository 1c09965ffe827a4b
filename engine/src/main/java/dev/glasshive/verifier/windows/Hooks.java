package dev.glasshive.verifier.windows;

import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.ContextLayout.Access;
import dev.glasshive.platform.ContextLayout.Content;
import dev.glasshive.platform.ContextLayout.Edge;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.platform.FieldFormat;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.platform.Widths;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.PlatformTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The program types that can be judged: those of the platform, and some that it knows but does not run.
final class Hooks {
    private static final Map<String, Hooks> ALL = new ConcurrentHashMap<>();

    private final Map<String, ProgramType> types = new HashMap<>();
    private final Map<String, String> helpers = new HashMap<>();

    private Hooks(Platform platform) {
        for (String[] row : PlatformTable.rows(platform.id(), "verifier-hooks.csv")) {
            List<String[]> accesses = PlatformTable.rows(platform.id(), "verifier-contexts.csv").stream().filter(access -> access[0].equals(row[0])).toList();
            ContextLayout context = context(row[1], Integer.parseInt(row[2]), accesses);
            types.put(row[0], new ProgramType(row[0], 0, "", 0, row[0], context, ProgramType.PacketStart.NONE, ProgramType.Result.NUMBER, List.of(), Optional.empty(), "", ""));
            helpers.put(row[0], row[3]);
        }
    }

    /// How `candidate` is run on `platform`; empty where that is not known.
    static Optional<ProgramType> find(Platform platform, Candidate candidate) {
        return platform.programType(candidate.type(), candidate.attachType()).or(() -> Optional.ofNullable(of(platform).types.get(candidate.type())));
    }

    /// Another type whose helpers programs of `type` may call, too, or an empty word.
    static String helpersOf(Platform platform, ProgramType type) {
        return of(platform).helpers.getOrDefault(type.name(), "");
    }

    private static Hooks of(Platform platform) {
        return ALL.computeIfAbsent(platform.id(), _ -> new Hooks(platform));
    }

    /// @param accesses rows: type; attach types; direction; bytes; first offset; last offset; what a load gives
    private static ContextLayout context(String structure, int bytes, List<String[]> accesses) {
        List<Field> fields = new ArrayList<>();
        List<Widths.At> loads = new ArrayList<>();
        List<Widths.At> stores = new ArrayList<>();
        for (String[] row : accesses) {
            int width = Integer.parseInt(row[3]);
            int last = Integer.parseInt(row[5]);
            for (int offset = Integer.parseInt(row[4]); offset <= last; offset += width) {
                if (row[2].equals("store")) {
                    stores.add(new Widths.At(width, offset));
                } else if (row[6].equals("scalar")) {
                    loads.add(new Widths.At(width, offset));
                } else {
                    int start = offset;
                    pointer(row[6]).ifPresent(content -> fields.add(new Field("", start, width, content, Access.READ, FieldFormat.NUMBER, new Widths(Set.of(), List.of(new Widths.At(width, 0))), Widths.NONE)));
                }
            }
        }
        // Pointers come first: what lies in one of them is nothing else.
        fields.add(new Field("", 0, bytes, new ContextLayout.Constant(0), Access.WRITE, FieldFormat.NUMBER, new Widths(Set.of(), loads), new Widths(Set.of(), stores)));
        return new ContextLayout(structure, bytes, fields, ContextLayout.Discipline.FIELDS);
    }

    /// Empty for pointers to what is not followed: these cannot be read at all.
    private static Optional<Content> pointer(String result) {
        return switch (result) {
            case "pkt" -> Optional.of(new ContextLayout.Packet(Edge.DATA));
            case "pkt_end" -> Optional.of(new ContextLayout.Packet(Edge.DATA_END));
            case "sock", "sock_or_null", "sock_common_or_null" -> Optional.of(new ContextLayout.Socket());
            default -> Optional.empty();
        };
    }
}
