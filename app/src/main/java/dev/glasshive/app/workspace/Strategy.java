package dev.glasshive.app.workspace;

import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;

/// How a verifier goes about it.
public enum Strategy {
    /// Every path is followed by itself, as Linux does.
    PATHS(Platforms.linux().id()),
    /// Where paths meet, what all of them have in common is kept, as Windows does.
    JOINS(Platforms.windows().id());

    private final String platform;

    Strategy(String platform) {
        this.platform = platform;
    }

    /// That of the platform's own verifier.
    public static Strategy of(Platform platform) {
        return platform.id().equals(JOINS.platform) ? JOINS : PATHS;
    }

    /// The platform whose verifier works so.
    public Platform platform() {
        return Platforms.named(platform);
    }
}
