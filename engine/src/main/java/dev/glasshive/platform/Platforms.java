package dev.glasshive.platform;

import dev.glasshive.platform.ContextLayout.Discipline;

/// The platforms that programs can be placed on.
public final class Platforms {
    private static final Platform LINUX = new PlatformTables("linux").read("linux", "Linux 6.18", Discipline.FIELDS, new Platform.Limits(512, 8, 33));

    private Platforms() {}

    /// Linux 6.18 on x86-64.
    public static Platform linux() {
        return LINUX;
    }
}
