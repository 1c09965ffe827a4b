package dev.glasshive.lesson.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonText;
import dev.glasshive.lesson.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointerWordsTest {
    private static String plain(String file, String text) {
        String lesson = "---\nid: trial\ntitle: T\npart: P\nsections: [abi]\nminutes: 1\ngoal: G\n---\n\n## One\n\n" + text + "\n";
        LessonSource source = LessonSource.of("trial", Map.of(file, lesson));
        return LessonReader.read(source, LessonSource.languageOf(file)).lesson().orElseThrow().steps().getFirst().prose().plain();
    }

    @Test
    void anInstructionBeginsASentenceWithALargeLetter() {
        assertThat(plain("lesson.md", "{insn 1} adds, and {insn 2} leaves. {insn 3} is new.\n{insn 4}, too (*{insn 5}* is not): {insn 6}.\n\n- {insn 7}, `r1 = 7`"))
                .isEqualTo("Instruction 1 adds, and instruction 2 leaves. Instruction 3 is new. Instruction 4, too (instruction 5 is not): instruction 6.\n\n- Instruction 7, r1 = 7");
    }

    @Test
    void aTranslationNamesInstructionsInItsOwnWords() {
        assertThat(plain("lesson.zh.md", "{insn 1} 执行，{insn 2} 退出。{r1} 是 {map hits}")).isEqualTo("指令 1 执行，指令 2 退出。r1 是 hits");
    }

    @Test
    void aPaneIsCalledOne() {
        assertThat(plain("lesson.md", "Look at the {pane jit}.")).isEqualTo("Look at the JIT pane.");
        assertThat(plain("lesson.zh.md", "请看 {pane jit}。")).isEqualTo("请看 JIT 面板。");
    }

    @Test
    void noSentenceOfTheCourseBeginsWithASmallInstruction() {
        for (Lesson lesson : LessonLibrary.bundled().lessons()) {
            assertThat(lesson.steps().stream().map(Step::prose)).as(lesson.id()).noneMatch(prose -> prose.plain().matches("(?s).*(^|[.?!]\\s)instruction \\d.*"));
        }
        for (Lesson lesson : LessonLibrary.bundled().lessons("zh").stream().filter(each -> each.languages().contains("zh")).toList()) {
            assertThat(LessonText.of(lesson, 80)).as(lesson.id()).doesNotContainPattern("[\\p{IsHan}，。] ?instruction \\d");
        }
    }

    @Test
    void partsOfACourseAreOneGroupInEveryLanguage() {
        List<String> english = LessonLibrary.bundled().lessons().stream().map(Lesson::part).distinct().toList();
        assertThat(LessonLibrary.bundled().lessons("zh").stream().map(Lesson::part).distinct()).hasSameSizeAs(english).contains("第一部分 · 指令集").doesNotContain(english.getFirst());
    }
}
