package dev.glasshive.app;

import dev.glasshive.app.control.Logo;
import dev.glasshive.app.lesson.LessonViewModel;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Workspace;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What an empty window offers: a lesson, a sample, or a file of one's own.
final class Welcome extends StackPane {
    private final Button open = new Button(Text.of("welcome.open"));

    Welcome(Workspace workspace, LessonViewModel lessons) {
        getStyleClass().add("welcome");
        Label title = new Label(Text.of("welcome.title"));
        title.getStyleClass().addAll("semibold", "welcome-title");
        Label words = new Label(Text.of("welcome.explanation"));
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        Button lesson = new Button(Text.of("welcome.lesson"));
        lesson.getStyleClass().add("accent");
        lesson.setOnAction(event -> lessons.openFirst());
        Button sample = new Button(Text.of("welcome.sample"));
        sample.setOnAction(event -> workspace.openSample("count_protocols"));
        HBox choices = new HBox(lesson, sample, open);
        choices.getStyleClass().add("welcome-choices");
        Logo logo = new Logo();
        logo.getStyleClass().add("welcome-logo");
        VBox box = new VBox(logo, title, words, choices);
        box.getStyleClass().add("welcome-box");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(box);
        Runnable show = () -> setVisible(isNothingOpen(workspace.session().get()) && lessons.open().get().isEmpty());
        workspace.session().subscribe(show);
        lessons.open().subscribe(show);
    }

    private static boolean isNothingOpen(Session session) {
        return session.document().text().isEmpty() && session.document().name().isEmpty() && session.capture().packets().isEmpty();
    }

    /// The button that asks for a file.
    Button openButton() {
        return open;
    }
}
