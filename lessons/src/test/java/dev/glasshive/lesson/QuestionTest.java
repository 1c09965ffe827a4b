package dev.glasshive.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.check.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"reach of r1 before insn 3 | 14 | 22", "reach of r1 before insn 3 | 22 | 14", "range of r1 before insn 3 | [0, 255] | [3, 100]",
        "signed range of r1 before insn 3 | [-1, 7] | [-20, 3]", "bits of r1 before insn 3 | (0x0; 0xff) | (0x40; 0x7)", "r0 | 0x2a | 25 or 0x19", "a number | 25 | 42 or 0x2a"})
    void anExampleIsNoAnswer(String subject, String answer, String example) {
        assertThat(question(subject, List.of(answer)).form()).endsWith(", such as " + example);
    }

    @Test
    void whereEveryExampleIsAnAnswerThereIsNone() {
        assertThat(question("r0", List.of("42", "25")).form()).isEqualTo("a number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"r0 | 0xff | ff | true", "r0 | 0xff | FF | true", "a number | 0x1f | 1f | true", "opcode of insn 2 | 0xb7 | b7 | true", "r0 | -10 | -a | true",
        "x86 bytes of insn 2 | 0x1f | 1f | true", "blinded x86 instructions of insn 2 | 3 | 4 | false", "r0 | 0x10 | 10 | false", "a number | 255 | ff | true", "r0 | 0xff | fg | false"})
    void digitsThatOnlyHexadecimalHasNeedNoPrefix(String subject, String answer, String given, boolean right) {
        assertThat(Verdict.of(question(subject, List.of(answer)), given) instanceof Verdict.Right).isEqualTo(right);
    }

    @Test
    void bytesAreNoNumberUnlessAnAnswerIs() {
        assertThat(Verdict.of(question("r0", List.of("0xff")), "ff 00")).isInstanceOf(Verdict.Unreadable.class);
        assertThat(Verdict.of(question("hits[17]", List.of("03 00 00 00")), "03 00 00 00")).isInstanceOf(Verdict.Right.class);
        assertThat(Verdict.of(question("hits[17]", List.of("03 00 00 00")), "04 00 00 00")).isInstanceOf(Verdict.Wrong.class);
        assertThat(Verdict.of(question("fp-2", List.of("ff 00")), "00 ff")).isInstanceOf(Verdict.Wrong.class);
    }

    private static Question question(String subject, List<String> answers) {
        Question open = new Question(Prose.EMPTY, Question.Subject.parse(subject).orElseThrow(), Question.When.AFTER_STEP, Optional.empty(), List.of(), Reason.NONE, List.of(), Reason.NONE);
        return new Question(open.ask(), open.subject(), open.when(), open.bits(), answers.stream().map(text -> open.read(text).orElseThrow()).toList(), open.right(), open.wrong(), open.otherwise());
    }
}
