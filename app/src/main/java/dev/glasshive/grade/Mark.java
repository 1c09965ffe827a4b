package dev.glasshive.grade;

import java.util.List;

/// What one learner gets for one step.
///
/// @param step its name, such as `the-stack.7`
/// @param points from 0 to 1, to three digits
/// @param reasons why it is not 1, for the learner; the first says most
public record Mark(String step, double points, Status status, List<String> reasons) {
    private static final double DIGITS = 1000;

    /// Copies what it is given, and rounds.
    public Mark {
        points = Math.round(points * DIGITS) / DIGITS;
        reasons = List.copyOf(reasons);
    }

    /// How it came about.
    public enum Status {
        /// All holds.
        PASSED,
        /// Some of it does not hold.
        FAILED,
        /// Nothing was handed in.
        MISSING,
        /// It is no program, or no answer.
        UNREADABLE,
        /// It took too long to judge.
        TIMEOUT,
        /// It took too much memory to judge, or broke the judge.
        CRASHED
    }

    static Mark none(String step, Status status, String reason) {
        return new Mark(step, 0, status, List.of(reason));
    }
}
