package dev.glasshive.grade;

import dev.glasshive.lesson.LearnerName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Submissions of a class under names that mean one learner.
final class Namesakes {
    private final Map<String, List<Submission>> byName;

    Namesakes(List<Submission> all) {
        byName = all.stream().collect(Collectors.groupingBy(submission -> LearnerName.key(submission.bareName())));
    }

    /// What there is besides `submission` under its name, in words; empty where there is nothing.
    String of(Submission submission) {
        List<String> others = byName.getOrDefault(LearnerName.key(submission.bareName()), List.of()).stream().filter(other -> !other.place().equals(submission.place()))
                .map(Submission::fileName).limit(Submission.MOST_NAMED).toList();
        return others.isEmpty() ? "" : "the same learner as " + String.join(", ", others) + " by name: " + submission.fileName() + " is judged by itself, so say which one counts";
    }
}
