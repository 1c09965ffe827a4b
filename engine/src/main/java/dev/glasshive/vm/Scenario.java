package dev.glasshive.vm;

import dev.glasshive.platform.Platform;
import dev.glasshive.program.ProgramSet;
import java.util.List;

/// Everything that determines a run: same scenario, same timeline.
///
/// @param program the name of the program that starts
/// @param inputs one run each, in order; maps keep what earlier runs left
/// @param stepLimit the most instructions in one run
public record Scenario(ProgramSet set, String program, Platform platform, Host host, World world, List<Input> inputs, long stepLimit) {
    /// The step limit for those who name none: as many as Linux's verifier would walk.
    public static final long DEFAULT_STEP_LIMIT = 1_000_000;

    /// Copies what it is given.
    public Scenario {
        inputs = List.copyOf(inputs);
    }

    /// A scenario with the default world and step limit, on the default host of the byte order that the programs were made for.
    public static Scenario of(ProgramSet set, String program, Platform platform, List<Input> inputs) {
        return new Scenario(set, program, platform, Host.DEFAULT.withOrder(set.order()), World.DEFAULT, inputs, DEFAULT_STEP_LIMIT);
    }

    /// The same one on another host.
    public Scenario on(Host other) {
        return new Scenario(set, program, platform, other, world, inputs, stepLimit);
    }

    /// The same one in another world.
    public Scenario in(World other) {
        return new Scenario(set, program, platform, host, other, inputs, stepLimit);
    }

    /// The same one with other inputs.
    public Scenario with(List<Input> others) {
        return new Scenario(set, program, platform, host, world, others, stepLimit);
    }

    /// The same one with another step limit.
    public Scenario limitedTo(long steps) {
        return new Scenario(set, program, platform, host, world, inputs, steps);
    }
}
