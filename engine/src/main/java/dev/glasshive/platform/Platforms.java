package dev.glasshive.platform;

import dev.glasshive.platform.ContextLayout.Discipline;
import java.util.List;

/// The platforms that programs can be placed on.
public final class Platforms {
    private static final Platform LINUX = new PlatformTables("linux").read("linux", "Linux 6.18", Discipline.FIELDS, new Platform.Limits(512, 8, 33, -1));

    private static final Platform WINDOWS = new PlatformTables("windows").read("windows", "eBPF for Windows", Discipline.MEMORY, new Platform.Limits(512, 8, 33, 0));

    private Platforms() {}

    /// Linux 6.18 on x86-64.
    public static Platform linux() {
        return LINUX;
    }

    /// eBPF for Windows on x86-64.
    public static Platform windows() {
        return WINDOWS;
    }

    /// All of them.
    public static List<Platform> all() {
        return List.of(LINUX, WINDOWS);
    }

    /// The one with `id`, Linux if there is none.
    public static Platform named(String id) {
        return all().stream().filter(p -> p.id().equals(id)).findFirst().orElse(LINUX);
    }
}
