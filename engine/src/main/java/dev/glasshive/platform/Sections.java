package dev.glasshive.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which names of sections belong to which hooks of a platform, told by how they begin.
///
/// @param rows the first row of a hook is the name for a writer
public record Sections(List<Row> rows) {

    /// Copies what it is given.
    public Sections {
        rows = List.copyOf(rows);
    }

    /// Sections whose names begin with `prefix` hold programs of a type, attached in a way.
    ///
    /// @param attach an empty string where the type has one way only
    public record Row(String prefix, String programType, String attach) {}

    /// The row of the section `name`. The longest prefix wins; after it anything but a letter may follow,
    /// as in `xdp_pass` and `kprobe/do_exit`. A leading `?`, which keeps libbpf from loading a program by itself, says nothing of its type.
    public Optional<Row> of(String name) {
        String plain = name.startsWith("?") ? name.substring(1) : name;
        return rows.stream().filter(row -> fits(row.prefix(), plain)).max(Comparator.comparingInt(row -> row.prefix().length()));
    }

    private static boolean fits(String prefix, String name) {
        return name.startsWith(prefix) && (name.length() == prefix.length() || !Character.isLetter(name.charAt(prefix.length())));
    }

    /// The section in which a program of `hook` usually stands.
    public Optional<String> named(ProgramType hook) {
        return rows.stream().filter(row -> row.programType().equals(hook.name()) && row.attach().equals(hook.attach())).map(Row::prefix).findFirst();
    }
}
