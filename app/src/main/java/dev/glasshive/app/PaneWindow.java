package dev.glasshive.app;

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

/// The window of a pane that was torn off. Closing it brings the pane back.
final class PaneWindow {
    private static final double LEAST_WIDTH = 240;
    private static final double LEAST_HEIGHT = 160;
    private static final double MOST = 20_000;

    private final Stage stage = new Stage();
    private final StackPane root;
    private final Outfit outfit;

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
        Scene scene = new Scene(root, width, height);
        outfit.putOn().accept(scene);
        stage.initOwner(owner);
        stage.setTitle(Text.of("pane.window", pane.title(), Text.of("app.name")));
        stage.getIcons().setAll(Logo.icons());
        stage.setScene(scene);
        before.filter(PaneWindow::isOnAScreen).ifPresent(this::put);
        stage.setOnCloseRequest(event -> {
            event.consume();
            bringBack.run();
        });
        stage.show();
    }

    private void put(Rectangle2D where) {
        stage.setX(where.getMinX());
        stage.setY(where.getMinY());
        stage.setWidth(where.getWidth());
        stage.setHeight(where.getHeight());
    }

    /// Whether enough of it would be seen to move it with the pointer; screens come and go.
    static boolean isOnAScreen(Rectangle2D where) {
        Rectangle2D title = new Rectangle2D(where.getMinX(), where.getMinY(), where.getWidth(), 30);
        return Screen.getScreens().stream().map(Screen::getVisualBounds).anyMatch(title::intersects);
    }

    Rectangle2D bounds() {
        return new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
    }

    void close() {
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
