package dev.glasshive.grade;

import java.util.List;

/// What a class gets.
///
/// @param steps what was asked for, a point each
/// @param learners in the order of their names
public record GradeBook(List<String> steps, List<Row> learners) {
    /// Copies what it is given.
    public GradeBook {
        steps = List.copyOf(steps);
        learners = List.copyOf(learners);
    }

    /// One learner.
    ///
    /// @param marks one for each step
    /// @param remarks what whoever grades should know of results of exams, such as broken seals
    public record Row(String learner, List<Mark> marks, List<String> remarks) {
        /// Copies what it is given.
        public Row {
            remarks = List.copyOf(remarks);
            marks = List.copyOf(marks);
        }

        /// The sum, to three digits.
        public double points() {
            return Math.round(marks.stream().mapToDouble(Mark::points).sum() * 1000) / 1000.0;
        }

        /// Of what there was to get, 0 to 100, to one digit.
        public double percent() {
            return Math.round(points() * 1000 / marks.size()) / 10.0;
        }
    }

    /// Whether there is a remark on anybody.
    boolean hasRemarks() {
        return learners.stream().anyMatch(row -> !row.remarks().isEmpty());
    }

    /// Whether everybody has everything, and there is no remark.
    public boolean isPerfect() {
        return learners.stream().flatMap(row -> row.marks().stream()).allMatch(mark -> mark.status() == Mark.Status.PASSED) && !hasRemarks();
    }
}
