package dev.glasshive.grade;

import java.time.Duration;

/// What judging may cost.
///
/// @param jobs how many submissions are judged at the same time
/// @param time for one step of one submission
/// @param megabytes of heap for each process that judges
public record Limits(int jobs, Duration time, int megabytes) {
    /// For any machine.
    public static final Limits DEFAULT = new Limits(Math.max(1, Runtime.getRuntime().availableProcessors()), Duration.ofSeconds(10), 256);
}
