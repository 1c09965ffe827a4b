package dev.glasshive.lesson;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One screen of a lesson: a little to read, then something to do.
public sealed interface Step {

    /// Its heading.
    String title();

    /// What to read.
    Prose prose();

    /// The machine that it needs; absent: it stays as it is.
    Optional<Setup> setup();

    /// What to do on the machine.
    List<Task> tasks();

    /// Reads, and perhaps moves the machine.
    record Read(String title, Prose prose, Optional<Setup> setup, List<Task> tasks) implements Step {
        /// Copies what it is given.
        public Read {
            tasks = List.copyOf(tasks);
        }
    }

    /// Bets before the machine moves.
    record Predict(String title, Prose prose, Optional<Setup> setup, List<Task> tasks, Question question) implements Step {
        /// Copies what it is given.
        public Predict {
            tasks = List.copyOf(tasks);
        }
    }

    /// Writes or repairs a program.
    ///
    /// @param work how the learner makes the program
    /// @param start the program to start from and the inputs that the learner sees
    /// @param hidden further inputs that only the check runs
    /// @param checks what [Check] means for the whole exercise, beside its tasks
    /// @param hints from a nudge to nearly the answer
    /// @param solution the worked solution
    /// @param mistakes typical wrong programs
    record Exercise(String title, Prose prose, Form form, Work work, Setup start, List<Inputs> hidden, List<Task> tasks, List<Check> checks, List<Prose> hints,
            ProgramText solution, List<Mistake> mistakes) implements Step {
        /// Copies what it is given.
        public Exercise {
            hidden = List.copyOf(hidden);
            tasks = List.copyOf(tasks);
            checks = List.copyOf(checks);
            hints = List.copyOf(hints);
            mistakes = List.copyOf(mistakes);
        }

        @Override
        public Optional<Setup> setup() {
            return Optional.of(start);
        }
    }

    /// Chooses a sentence.
    record Quiz(String title, Prose prose, Optional<Setup> setup, List<Task> tasks, Prose question, List<Choice> choices) implements Step {
        /// Copies what it is given.
        public Quiz {
            tasks = List.copyOf(tasks);
            choices = List.copyOf(choices);
        }
    }

    /// Sees a program refused.
    ///
    /// @param message a piece of what the verifier says
    /// @param slot of the instruction at fault; absent where the verifier names none
    record Rejection(String title, Prose prose, Setup start, List<Task> tasks, String message, OptionalInt slot) implements Step {
        /// Copies what it is given.
        public Rejection {
            tasks = List.copyOf(tasks);
        }

        @Override
        public Optional<Setup> setup() {
            return Optional.of(start);
        }
    }

    /// Sees one way out of a rejection.
    ///
    /// @param when when to choose it
    /// @param slot of the instruction before which the verifier knows what was missing
    /// @param proof what it knows there: the moment of proof
    record Fix(String title, Prose prose, Setup start, List<Task> tasks, Prose when, int slot, Knowledge proof) implements Step {
        /// Copies what it is given.
        public Fix {
            tasks = List.copyOf(tasks);
        }

        @Override
        public Optional<Setup> setup() {
            return Optional.of(start);
        }
    }

    /// How much of the program is given: the help fades over a course.
    enum Form {
        /// One place is left open.
        COMPLETE,
        /// Gaps in the lines are filled with words.
        BLANKS,
        /// All lines are there, in the wrong order.
        ORDER,
        /// A program that does not do what it should.
        REPAIR,
        /// Little more than an empty page.
        WRITE
    }
}
