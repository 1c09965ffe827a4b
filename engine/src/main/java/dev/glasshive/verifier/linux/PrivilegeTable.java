package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.linux.ContextTable.Direction;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Which programs, maps, helpers and fields of contexts of Linux 6.18 need which privilege, from the assets.
final class PrivilegeTable {
    private static final PrivilegeTable LINUX = new PrivilegeTable();

    private final Map<Key, Privilege> least = new HashMap<>();

    private PrivilegeTable() {
        for (String[] row : Table.rows("verifier-privileges.csv")) {
            for (String name : Table.words(row[2])) {
                least.put(new Key(row[0], name), Privilege.valueOf(row[1].toUpperCase(Locale.ROOT)));
            }
        }
    }

    /// What is asked for: `program`, `map`, `helper` or `context`, and its name or number.
    private record Key(String what, String name) {}

    static PrivilegeTable linux() {
        return LINUX;
    }

    /// The least privilege that loads programs of `type`.
    Privilege program(String type) {
        return least.getOrDefault(new Key("program", type), Privilege.ROOT);
    }

    /// The least privilege that creates maps of `type`.
    Privilege map(String type) {
        return least.getOrDefault(new Key("map", type), Privilege.ROOT);
    }

    /// The least privilege that calls the helper `id`.
    Privilege helper(int id) {
        return least.getOrDefault(new Key("helper", Integer.toString(id)), Privilege.NONE);
    }

    /// The least privilege that accesses the context of programs of `type` at `offset`.
    Privilege context(String type, Direction direction, long offset) {
        return least.getOrDefault(new Key("context", type + ":" + direction.name().toLowerCase(Locale.ROOT) + ":" + offset), Privilege.NONE);
    }
}
