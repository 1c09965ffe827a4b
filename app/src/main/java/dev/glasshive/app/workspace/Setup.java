package dev.glasshive.app.workspace;

import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.World;

/// On what a program runs: the operating system, the computer, and what goes on around it. A change makes a new run.
///
/// @param privilege of the account that loads it, which the verifier asks for
public record Setup(Platform platform, Host host, World world, Privilege privilege) {
    /// Linux on one little-endian processor, in a quiet world.
    public static final Setup DEFAULT = new Setup(Platforms.linux(), Host.DEFAULT, World.DEFAULT, Privilege.ROOT);

    /// The same one on another operating system.
    public Setup with(Platform other) {
        return new Setup(other, host, world, privilege);
    }

    /// The same one on another computer.
    public Setup with(Host other) {
        return new Setup(platform, other, world, privilege);
    }

    /// The same one in another world.
    public Setup with(World other) {
        return new Setup(platform, host, other, privilege);
    }

    /// The same one, loaded by another account.
    public Setup with(Privilege other) {
        return new Setup(platform, host, world, other);
    }
}
