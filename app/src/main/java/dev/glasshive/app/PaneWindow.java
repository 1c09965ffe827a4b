package dev.glasshive.app;

import dev.glasshive.app.control.CutWords;
import dev.glasshive.app.control.Logo;
import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.text.Text;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

/// The window of a pane that was torn off. Closing it brings the pane back.
final class PaneWindow {
    private static final double LEAST_WIDTH = 240;
    private static final double LEAST_HEIGHT = 160;
    /// So much of its title must be seen, either way.
    private static final double GRIP = 60;
    private static final double MOST = 20_000;

    private final Stage stage = new Stage();
    private final StackPane root;
    private final Outfit outfit;
    private final Subscription ownersEnd;

    /// What makes a scene look and listen like the main one, and ends that.
    record Outfit(Consumer<Scene> putOn, Consumer<Scene> takeOff) {
        static final Outfit NONE = new Outfit(scene -> { }, scene -> { });
    }

    /// @param before where it was the last time
    /// @param bringBack what closing it does
    PaneWindow(PaneFrame pane, Window owner, Outfit outfit, Optional<Rectangle2D> before, Runnable bringBack) {
        this.outfit = outfit;
        double width = Math.max(LEAST_WIDTH, pane.getWidth());
        double height = Math.max(LEAST_HEIGHT, pane.getHeight());
        root = new StackPane(pane);
        root.getStyleClass().add("window");
        CutWords.explainIn(root);
        Scene scene = new Scene(root, width, height);
        outfit.putOn().accept(scene);
        stage.initOwner(owner);
        stage.setTitle(Text.of("pane.window", pane.title(), Text.of("app.name")));
        stage.getIcons().setAll(Logo.icons());
        stage.setScene(scene);
        before.map(PaneWindow::onAScreen).ifPresent(this::put);
        stage.setOnCloseRequest(event -> {
            event.consume();
            bringBack.run();
        });
        stage.show();
        // Without this, a pane would outlive the window it belongs to, and the application with it, where the system does not close owned windows.
        ownersEnd = owner.showingProperty().subscribe(showing -> {
            if (!showing) {
                stage.hide();
            }
        });
    }

    private void put(Rectangle2D where) {
        stage.setX(where.getMinX());
        stage.setY(where.getMinY());
        stage.setWidth(where.getWidth());
        stage.setHeight(where.getHeight());
    }

    /// Whether enough of it would be seen to move it with the pointer; screens come and go.
    static boolean isOnAScreen(Rectangle2D where) {
        return Screen.getScreens().stream().map(Screen::getVisualBounds).anyMatch(screen ->
                Math.min(where.getMaxX(), screen.getMaxX()) - Math.max(where.getMinX(), screen.getMinX()) >= GRIP
                        && where.getMinY() >= screen.getMinY() - 1 && where.getMinY() <= screen.getMaxY() - GRIP);
    }

    /// `where`, or the middle of the first screen if the screen that it was on is gone.
    static Rectangle2D onAScreen(Rectangle2D where) {
        if (isOnAScreen(where)) {
            return where;
        }
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double width = Math.min(where.getWidth(), screen.getWidth());
        double height = Math.min(where.getHeight(), screen.getHeight());
        return new Rectangle2D(screen.getMinX() + (screen.getWidth() - width) / 2, screen.getMinY() + (screen.getHeight() - height) / 2, width, height);
    }

    Rectangle2D bounds() {
        return new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
    }

    void close() {
        ownersEnd.unsubscribe();
        root.getChildren().clear();
        outfit.takeOff().accept(stage.getScene());
        stage.close();
    }

    /// `bounds` for a file.
    static String words(Rectangle2D bounds) {
        return String.format(Locale.ROOT, "%.0f %.0f %.0f %.0f", bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }

    /// What [#words] wrote; absent where it cannot be read.
    static Optional<Rectangle2D> bounds(String words) {
        try {
            double[] numbers = Arrays.stream(words.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
            boolean good = numbers.length == 4 && Arrays.stream(numbers).allMatch(n -> Math.abs(n) < MOST) && numbers[2] >= LEAST_WIDTH && numbers[3] >= LEAST_HEIGHT;
            return good ? Optional.of(new Rectangle2D(numbers[0], numbers[1], numbers[2], numbers[3])) : Optional.empty();
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }
}
