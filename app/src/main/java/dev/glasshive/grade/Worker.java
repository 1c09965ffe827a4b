package dev.glasshive.grade;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    /// @throws IOException if the process that asks is gone
    public static void serve(Assignment assignment, InputStream in, PrintStream answers) throws IOException {
        Grader grader = new Grader(assignment);
        PrintWriter out = new PrintWriter(new OutputStreamWriter(answers, StandardCharsets.UTF_8), false);
        BufferedReader jobs = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        out.println(READY);
        out.flush();
        for (String line = jobs.readLine(); line != null; line = jobs.readLine()) {
            Job job = JSON.readValue(line, Job.class);
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
