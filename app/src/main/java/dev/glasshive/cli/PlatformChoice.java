package dev.glasshive.cli;

import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import java.util.Locale;

/// The values of `--platform`.
enum PlatformChoice {
    LINUX;

    Platform platform() {
        return switch (this) {
            case LINUX -> Platforms.linux();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
