package dev.glasshive.app.control;

import java.util.List;

/// What a [TimelineStrip] draws: one bar for each step of an execution.
///
/// The strip asks only for steps it draws, and for a sample of them when there are more steps than pixels.
public interface TimelineModel {
    /// How many steps there are.
    int length();

    /// The colour of the bar of a step, counted from 0.
    Kind kind(int step);

    /// The height of the bar of a step, from 0 to 1.
    double height(int step);

    /// The runs that the steps belong to, in order; the first usually begins at 0.
    List<Run> runs();

    /// What is worth a mark under the bars, in order of step.
    List<Event> events();

    /// One execution of the program within the timeline.
    ///
    /// @param brief what is said of it where there is no room for `label`
    record Run(int firstStep, String label, String brief) {}

    /// Something that happened at a step.
    record Event(int step, Kind kind, String label) {}

    /// A timeline on which nothing has happened.
    TimelineModel EMPTY =
            new TimelineModel() {
                @Override
                public int length() {
                    return 0;
                }

                @Override
                public Kind kind(int step) {
                    return Kind.NONE;
                }

                @Override
                public double height(int step) {
                    return 0;
                }

                @Override
                public List<Run> runs() {
                    return List.of();
                }

                @Override
                public List<Event> events() {
                    return List.of();
                }
            };
}
