package dev.glasshive.portability;

import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import java.util.function.Function;

/// The same thing on both systems.
public record Sides<T>(T linux, T windows) {
    /// What `make` gives for each platform.
    public static <T> Sides<T> of(Function<Platform, T> make) {
        return new Sides<>(make.apply(Platforms.linux()), make.apply(Platforms.windows()));
    }

    /// The one of `platform`.
    public T of(Platform platform) {
        return platform.equals(Platforms.windows()) ? windows : linux;
    }

    /// The system that `platform` is not.
    public static Platform other(Platform platform) {
        return platform.equals(Platforms.windows()) ? Platforms.linux() : Platforms.windows();
    }

    /// What `change` makes of both.
    public <R> Sides<R> map(Function<T, R> change) {
        return new Sides<>(change.apply(linux), change.apply(windows));
    }
}
