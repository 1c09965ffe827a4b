package dev.glasshive.app.lesson;

import dev.glasshive.lesson.Spot;

/// Shows on the real panes what a lesson points to.
public interface Pointing {
    /// Nothing to show it on.
    Pointing NOWHERE = new Pointing() {
        @Override
        public void over(Spot spot) {
            // There is no machine.
        }

        @Override
        public void away() {
            // Nothing was shown.
        }

        @Override
        public void show(Spot spot) {
            // There is no machine.
        }
    };

    /// The mouse or the keyboard is on a pointer to `spot`.
    void over(Spot spot);

    /// It is on no pointer any more.
    void away();

    /// The learner asks to see `spot`, which may be behind a tab.
    void show(Spot spot);
}
