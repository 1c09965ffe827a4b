package dev.glasshive.app.progress;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.Lesson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/// Who learns, and what can be done about it: choose, add, rename, remove; forget a lesson or everything, and take that back.
public final class LearnersButton extends MenuButton {
    private final ProgressViewModel model;
    private final LearnerSheet sheet;
    private final Supplier<Optional<Lesson>> open;

    /// @param open the lesson that is open
    public LearnersButton(ProgressViewModel model, LearnerSheet sheet, Supplier<Optional<Lesson>> open) {
        this.model = model;
        this.sheet = sheet;
        this.open = open;
        setId("learners");
        Icons.put(this, Feather.USER);
        getStyleClass().addAll("flat", "button-icon", "learners");
        model.current().subscribe(learner -> setAccessibleText(Text.of("progress.who", learner.name())));
        // A menu without lines does not open.
        fill();
        setOnShowing(event -> fill());
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        for (Learner learner : model.learners().get()) {
            RadioMenuItem item = new RadioMenuItem(learner.name());
            item.setMnemonicParsing(false);
            item.setSelected(learner.id().equals(model.current().get().id()));
            item.setOnAction(event -> model.choose(learner.id()));
            items.add(item);
        }
        items.add(new SeparatorMenuItem());
        items.add(item(Text.of("command.learner.add"), sheet::add));
        items.add(item(Text.of("command.learner.rename"), sheet::rename));
        items.add(item(Text.of("command.learner.remove"), sheet::remove));
        items.add(new SeparatorMenuItem());
        open.get().ifPresent(lesson -> items.add(item(Text.of("command.learner.reset"), () -> sheet.reset(lesson.id(), lesson.title()))));
        items.add(item(Text.of("command.learner.reset-all"), sheet::resetAll));
        model.undo().get().ifPresent(undo -> items.add(item(undo.words(), model::takeBack)));
        getItems().setAll(items);
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
