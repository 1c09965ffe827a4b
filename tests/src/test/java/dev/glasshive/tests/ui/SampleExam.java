package dev.glasshive.tests.ui;

import dev.glasshive.exam.ExamKey;
import dev.glasshive.lesson.Variants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A short exam with a question of each kind, in three variants.
final class SampleExam {
    static final String ID = "odd";
    private static final int[] NUMBERS = {7, 9, 12};
    private static final String TEXT = """
            ---
            id: odd
            title: Odd or even
            part: Exams
            kind: exam
            sections: [rfc9669 4.1]
            minutes: 20
            variants:
              n: [7, 9, 12]
              low: [1, 1, 0]
            goal: I know odd numbers.
            ---

            ## The lowest bit

            The arrow stands before {insn 1}.

            ```state
            program: odd.bpf
            capture: tiny.pcap
            at: insn 1 of packet 1
            ```

            ```predict
            ask: What will {r0} hold after this step, when it is {n} now?
            of: r0
            answers: [{low}]
            right: It is the lowest bit.
            wrong:
              - answer: 5
                because: That is no bit.
                section: rfc9669 4.1
            otherwise: Look at the lowest bit.
            ```

            ## Say it

            ```quiz
            ask: What does `&=` keep?
            choices:
              - text: The bits that both have.
                right: Yes.
                section: rfc9669 4.1
              - text: The bits of one.
                wrong: No.
                section: rfc9669 4.1
            ```

            ## Write it

            Return {n}.

            ```state
            program: start.bpf
            capture: tiny.pcap
            ```

            ```exercise
            form: write
            solution: solution.bpf
            checks:
              - returns: {n}
            hints:
              - Do as the step says.
            mistakes:
              - program: start.bpf
                because: This is 100 still.
                section: rfc9669 4.1
            ```
            """;

    private SampleExam() {}

    /// Writes it, with a key, to a folder in `home`.
    static Path write(Path home) throws IOException {
        Path exam = Files.createDirectory(home.resolve(ID));
        Files.writeString(exam.resolve("lesson.md"), TEXT);
        Files.writeString(exam.resolve("odd.bpf"), ".program xdp odd\nr0 = {n}\nr0 &= 1\nexit\n");
        Files.writeString(exam.resolve("start.bpf"), ".program xdp odd\nr0 = 100\nexit\n");
        Files.writeString(exam.resolve("solution.bpf"), ".program xdp odd\nr0 = {n}\nexit\n");
        Files.writeString(exam.resolve(ExamKey.FILE), ExamKey.create().text());
        return exam;
    }

    /// The number that `learner` has.
    static int number(String learner) {
        return NUMBERS[Variants.of(learner, ID, NUMBERS.length)];
    }
}
