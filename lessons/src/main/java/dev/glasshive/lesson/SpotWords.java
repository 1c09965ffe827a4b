package dev.glasshive.lesson;

import dev.glasshive.lesson.Spot.InstructionSpot;
import dev.glasshive.lesson.Spot.MapSpot;
import dev.glasshive.lesson.Spot.PaneSpot;
import dev.glasshive.lesson.Spot.Valued;

/// What people read where a text points to a thing on the machine.
public final class SpotWords {
    private SpotWords() {}

    /// The spot's own text, without the word that says what it is; an instruction and a pane are named by a word of the text's language.
    ///
    /// @param language a tag such as `en`
    /// @param first whether it begins a sentence
    public static String of(Spot spot, String language, boolean first) {
        return switch (spot) {
            case InstructionSpot(int slot) -> (language.equals("zh") ? "指令 " : first ? "Instruction " : "instruction ") + slot;
            case MapSpot(String name) -> name;
            case PaneSpot(Spot.Pane pane) -> pane + (language.equals("zh") ? " 面板" : " pane");
            case Valued valued -> valued.toString();
        };
    }
}
