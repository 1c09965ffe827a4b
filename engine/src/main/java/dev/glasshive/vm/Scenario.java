package dev.glasshive.vm;

import dev.glasshive.platform.Platform;
import dev.glasshive.program.ProgramSet;
import java.util.List;

/// Everything that determines a run: same scenario, same timeline.
///
/// @param program the name of the program that starts
/// @param inputs one run each, in order; maps keep what earlier runs left
/// @param stepLimit the most instructions in one run
public record Scenario(ProgramSet set, String program, Platform platform, World world, List<Input> inputs, long stepLimit) {
    /// The step limit for those who name none: as many as Linux's verifier would walk.
    public static final long DEFAULT_STEP_LIMIT = 1_000_000;

    /// Copies what it is given.
    public Scenario {
        inputs = List.copyOf(inputs);
    }

    /// A scenario with the default world and step limit.
    public static Scenario of(ProgramSet set, String program, Platform platform, List<Input> inputs) {
        return new Scenario(set, program, platform, World.DEFAULT, inputs, DEFAULT_STEP_LIMIT);
    }
}
