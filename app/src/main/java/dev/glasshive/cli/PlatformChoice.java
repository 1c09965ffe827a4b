package dev.glasshive.cli;

import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values of `--platform`.
enum PlatformChoice {
    LINUX, WINDOWS;

    Platform platform() {
        return switch (this) {
            case LINUX -> Platforms.linux();
            case WINDOWS -> Platforms.windows();
        };
    }

    /// The platform that the user chose, if any.
    static Optional<Platform> of(@Nullable PlatformChoice choice) {
        return Optional.ofNullable(choice).map(PlatformChoice::platform);
    }

    /// The platform for `opened`: the chosen one, else the one that an object was made for, else Linux.
    static Platform of(@Nullable PlatformChoice choice, Opened opened) {
        return of(choice).orElseGet(() -> opened instanceof Opened.ObjectFile object ? Platforms.named(object.object().madeFor()) : Platforms.linux());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
