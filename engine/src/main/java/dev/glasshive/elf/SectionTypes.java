package dev.glasshive.elf;

import dev.glasshive.elf.PlatformRows.Row;
import java.util.Optional;

/// Which type of program a section holds, told by how its name begins, and the other way round.
public final class SectionTypes {

    private SectionTypes() {}

    /// The program type of section `name`, or an empty string. The longest prefix wins; after it anything but a letter may follow,
    /// as in `xdp_pass` and `kprobe/do_exit`. A leading `?`, which keeps libbpf from loading a program by itself, says nothing of its type.
    public static String typeOf(String name) {
        return typeOf(PlatformRows.LINUX, name);
    }

    /// The program type of section `name` of an object for `platform`, or an empty string.
    public static String typeOf(String platform, String name) {
        String plain = name.startsWith("?") ? name.substring(1) : name;
        String longest = "";
        String type = "";
        for (Row row : PlatformRows.rows(platform, "sections.csv")) {
            if (row.left().length() > longest.length() && fits(row.left(), plain)) {
                longest = row.left();
                type = row.right();
            }
        }
        return type;
    }

    private static boolean fits(String prefix, String name) {
        return name.startsWith(prefix) && (name.length() == prefix.length() || !Character.isLetter(name.charAt(prefix.length())));
    }

    /// The section in which a program of `type` usually stands.
    public static Optional<String> sectionOf(String type) {
        return sectionOf(PlatformRows.LINUX, type);
    }

    /// The section in which a program of `type` usually stands in an object for `platform`.
    public static Optional<String> sectionOf(String platform, String type) {
        return PlatformRows.rows(platform, "sections.csv").stream().filter(row -> row.right().equals(type)).map(Row::left).findFirst();
    }
}
