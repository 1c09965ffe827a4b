package dev.glasshive.lesson;

import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.vm.Host;

/// What a program of a lesson runs on, and who asks the verifier to let it in.
public record Machine(Platform platform, Host host, Privilege privilege) {
    /// Linux on one little-endian processor, as root.
    public static final Machine DEFAULT = new Machine(Platforms.linux(), Host.DEFAULT, Privilege.ROOT);

    /// The same one with another operating system.
    public Machine on(Platform other) {
        return new Machine(other, host, privilege);
    }
}
