package dev.glasshive.app.exam;

import dev.glasshive.lesson.Lesson;

/// Where the steps of an exam are shown.
public interface Sitting {
    /// Shows a step of `exam` and tells nothing of what is right; what was put in is asked of the view model.
    void show(Lesson exam, int step);

    /// Lets what is shown be looked at only.
    void lock();

    /// What was typed just now counts, too.
    void gather();

    /// Shows no exam any more.
    void leave();

    /// Shows nothing anywhere.
    Sitting NOWHERE = new Sitting() {
        @Override
        public void show(Lesson exam, int step) {
            // Nobody looks.
        }

        @Override
        public void lock() {
            // Nobody looks.
        }

        @Override
        public void gather() {
            // Nobody types.
        }

        @Override
        public void leave() {
            // Nobody looks.
        }
    };
}
