package dev.glasshive.app.exam;

import dev.glasshive.exam.ExamKey;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Variants;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.lesson.markdown.LessonSource;
import java.util.Optional;

/// An exam that can be taken.
///
/// @param place where it lies, with its id
/// @param exam in its first variant
/// @param variants how many there are
/// @param key with which results are sealed; absent where none lies beside the exam
public record ExamPaper(ExamPlace place, LessonSource source, String language, Lesson exam, int variants, Optional<ExamKey> key) {

    /// The exam at `place`, in `language` where it has it; absent if there is none that can be read. Reads from the disk.
    public static Optional<ExamPaper> read(ExamPlace place, String language) {
        return place.source().flatMap(source -> of(place.pack(), source, language));
    }

    /// The exam of `source`, which lies in `pack`.
    public static Optional<ExamPaper> of(String pack, LessonSource source, String language) {
        LessonReading wanted = LessonReader.read(source, language);
        String spoken = wanted.lesson().isPresent() ? language : LessonSource.ENGLISH;
        LessonReading reading = wanted.lesson().isPresent() ? wanted : LessonReader.read(source);
        return reading.lesson().filter(lesson -> lesson.kind() == Lesson.Kind.EXAM).map(lesson ->
                new ExamPaper(new ExamPlace(pack, source.id()), source, spoken, lesson, reading.variants().count(), source.content(ExamKey.FILE).flatMap(ExamKey::read)));
    }

    static boolean isExam(LessonSource source) {
        return LessonReader.read(source).lesson().filter(lesson -> lesson.kind() == Lesson.Kind.EXAM).isPresent();
    }

    /// Which variant `learner` has, from 0.
    int variant(String learner) {
        return Variants.of(learner, exam.id(), variants);
    }

    /// The exam as `learner` has it. Reads from the disk, unless the exam has one variant.
    Lesson of(String learner) {
        int variant = variant(learner);
        return variant == 0 ? exam : LessonReader.read(source, language, variant).lesson().orElse(exam);
    }
}
