package dev.glasshive.verifier.strategy;

import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.linux.LinuxVerifier;
import dev.glasshive.verifier.windows.WindowsVerifier;
import java.util.function.IntPredicate;

/// The two ways to judge a program, each on the tables of any platform.
public final class Verifiers {
    private Verifiers() {}

    /// The verifier that `platform` itself has.
    public static Verifier of(Platform platform) {
        return of(platform, platform);
    }

    /// The strategy of `strategy` on the tables of `tables`.
    public static Verifier of(Platform strategy, Platform tables) {
        return isWindows(strategy) ? new WindowsVerifier(tables) : new LinuxVerifier(tables);
    }

    /// The verifier that `platform` itself has, whose work can be watched and stopped.
    ///
    /// @param mostInstructions after how many instructions one that follows each path gives up
    /// @param goesOn is asked now and then whether to go on, with the number of instructions looked at
    public static Verifier of(Platform platform, int mostInstructions, IntPredicate goesOn) {
        return of(platform, platform, mostInstructions, goesOn);
    }

    /// The strategy of `strategy` on the tables of `tables`, whose work can be watched and stopped.
    ///
    /// @param mostInstructions after how many instructions one that follows each path gives up
    /// @param goesOn is asked now and then whether to go on, with the number of instructions looked at
    public static Verifier of(Platform strategy, Platform tables, int mostInstructions, IntPredicate goesOn) {
        return isWindows(strategy) ? new WindowsVerifier(tables, goesOn) : new LinuxVerifier(tables, mostInstructions, goesOn);
    }

    private static boolean isWindows(Platform platform) {
        return platform.id().equals(Platforms.windows().id());
    }
}
