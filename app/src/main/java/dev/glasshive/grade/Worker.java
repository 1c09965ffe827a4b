package dev.glasshive.grade;

import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// The part of grading that meets programs of learners: a process of its own, which the one that started it may end at any time.
///
/// It reads a [Job] a line and answers with a [Mark] a line for each item of the assignment, from the one on that the job names.
public final class Worker {
    static final String READY = "ready";
    static final JsonMapper JSON = JsonMapper.builder().build();

    private Worker() {}

    /// A submission to be marked.
    ///
    /// @param place the address of the file or folder, for text of a path loses what is no letter
    /// @param from the first item of the assignment to be marked, from 0
    record Job(String learner, String place, int from) {}

    /// Marks what comes in until nothing more comes.
    ///
    /// @param abandoned runs when the process that asks is gone while something is being judged, on a thread of its own
    public static void serve(Assignment assignment, InputStream in, PrintStream answers, Runnable abandoned) {
        Grader grader = new Grader(assignment);
        PrintWriter out = new PrintWriter(new OutputStreamWriter(answers, StandardCharsets.UTF_8), false);
        Questions questions = new Questions(in, abandoned);
        out.println(READY);
        out.flush();
        for (Optional<String> line = questions.next(); line.isPresent(); line = questions.next()) {
            Job job = JSON.readValue(line.get(), Job.class);
            Submission submission = new Submission(job.learner(), Path.of(URI.create(job.place())));
            for (Assignment.Item item : assignment.items().subList(job.from(), assignment.items().size())) {
                out.println(JSON.writeValueAsString(mark(grader, submission, item)));
                out.flush();
            }
        }
    }

    private static Mark mark(Grader grader, Submission submission, Assignment.Item item) {
        try {
            return grader.mark(submission, item);
        } catch (RuntimeException | StackOverflowError bug) {
            return Mark.none(item.name(), Mark.Status.CRASHED, "the program could not be judged: " + bug.getClass().getSimpleName());
        }
    }
}
