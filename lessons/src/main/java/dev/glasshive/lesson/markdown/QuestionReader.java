package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.Data;
import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Question;
import dev.glasshive.lesson.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what a prediction asks.
final class QuestionReader {
    private static final String SUBJECT = "r0, fp-4, packet[23], hits[17], next instruction, branch, verdict, type (or range, signed range, bits, reach) of r1 before insn 4,"
            + " bytes (or opcode, offset, imm) of insn 4, number of slots, instructions processed, a number, or a word";

    private QuestionReader() {}

    /// The question in `fields`, as far as it can be read.
    static Question read(Fields fields, Problems problems) {
        Prose ask = ProseReader.of(fields.text("ask"), problems);
        Question.Subject subject = fields.parsed("of", Question.Subject::parse, new Question.NextInstruction(), SUBJECT);
        Question.When when = fields.optionallyParsed("when", QuestionReader::when, "after the step, or at the end").orElse(Question.When.AFTER_STEP);
        Optional<Question.Bits> bits = bits(fields);
        // The same reading as for what a learner types.
        Question reader = new Question(ask, subject, when, bits, List.of(), Reason.NONE, List.of(), Reason.NONE);
        List<Data> accepted = fields.allParsed("answers", reader::read, reader.form());
        if (!fields.has("answers")) {
            fields.text("answers");
        }
        List<Question.WrongAnswer> wrong = new ArrayList<>();
        for (Fields entry : fields.all("wrong")) {
            Optional<Data> answer = entry.optionallyParsed("answer", reader::read, reader.form());
            if (!entry.has("answer")) {
                entry.text("answer");
            }
            Reason reason = Reasons.read(entry, "because", problems);
            answer.map(a -> new Question.WrongAnswer(a, reason)).ifPresent(each -> {
                problems.places().put(each, entry, "answer");
                wrong.add(each);
            });
            entry.done();
        }
        Question question = new Question(ask, subject, when, bits, accepted, Reasons.read(fields, "right", problems), wrong, Reasons.read(fields, "otherwise", problems));
        problems.places().put(question, fields, "of");
        List<Fields.Text> answers = fields.texts("answers");
        for (int i = 0; i < answers.size(); i++) {
            problems.places().put(question, Places.answer(i), answers.get(i).at());
        }
        return question;
    }

    private static Optional<Question.Bits> bits(Fields fields) {
        Optional<Integer> width = fields.optionallyParsed("bits", text -> Fields.readNumber(text, 1, Question.Bits.MOST), "how many bits, from 1 to 64");
        Optional<Data> from = fields.optionallyParsed("from", Data::parse, "the number that the bits show at first, such as 0x86");
        return width.map(w -> new Question.Bits(w, from.flatMap(data -> data instanceof Data.Numeral(long value, String _) ? Optional.of(value) : Optional.empty()).orElse(0L)));
    }

    private static Optional<Question.When> when(String text) {
        return switch (text) {
            case "after the step" -> Optional.of(Question.When.AFTER_STEP);
            case "at the end" -> Optional.of(Question.When.AT_END);
            default -> Optional.empty();
        };
    }
}
