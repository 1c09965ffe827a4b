package dev.glasshive.app.workspace;

import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.World;

/// On what a program runs: the operating system, the computer, and what goes on around it. A change makes a new run.
public record Setup(Platform platform, Host host, World world) {
    /// Linux on one little-endian processor, in a quiet world.
    public static final Setup DEFAULT = new Setup(Platforms.linux(), Host.DEFAULT, World.DEFAULT);

    /// The same one on another operating system.
    public Setup with(Platform other) {
        return new Setup(other, host, world);
    }

    /// The same one on another computer.
    public Setup with(Host other) {
        return new Setup(platform, other, world);
    }

    /// The same one in another world.
    public Setup with(World other) {
        return new Setup(platform, host, other);
    }
}
