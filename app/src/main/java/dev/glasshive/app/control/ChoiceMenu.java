package dev.glasshive.app.control;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A menu of what can be done with the thing under the mouse, or with the one that has the keyboard.
public final class ChoiceMenu {
    private ChoiceMenu() {}

    /// Something that can be done.
    ///
    /// @param keys that do the same without the menu, to be shown beside it
    public record Choice(String text, Runnable action, @Nullable KeyCombination keys) {
        /// One without keys of its own.
        public Choice(String text, Runnable action) {
            this(text, action, null);
        }
    }

    /// Opens a menu on `node` at a right click or the menu key (or Ctrl+Enter, for keyboards without one). Where there is nothing to choose, nothing opens.
    public static void on(Node node, Supplier<List<Choice>> choices) {
        Once menu = new Once();
        node.setOnContextMenuRequested(event -> {
            if (fill(menu.menu(), choices.get())) {
                menu.menu().show(node, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        // Before lists and tables take Enter for themselves.
        node.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean wanted = event.getCode() == KeyCode.CONTEXT_MENU || event.getCode() == KeyCode.ENTER && event.isShortcutDown();
            if (wanted && fill(menu.menu(), choices.get())) {
                Bounds place = node.localToScreen(node.getBoundsInLocal());
                menu.menu().show(node, place.getMinX() + place.getWidth() / 3, place.getMinY() + place.getHeight() / 2);
                event.consume();
            }
        });
    }

    /// Opens a menu on `node` at a click.
    public static void onClick(Node node, Supplier<List<Choice>> choices) {
        Once menu = new Once();
        node.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && fill(menu.menu(), choices.get())) {
                menu.menu().show(node, Side.BOTTOM, 0, 0);
                event.consume();
            }
        });
    }

    /// A menu that is made when it is first needed: most are never asked for.
    private static final class Once {
        private @Nullable ContextMenu made;

        ContextMenu menu() {
            ContextMenu menu = made == null ? new ContextMenu() : made;
            made = menu;
            return menu;
        }
    }

    /// A small choice for the header of a pane, which follows `value` and sets it.
    public static <T> ChoiceBox<T> box(String name, List<T> options, Function<T, String> label, ObjectProperty<T> value) {
        ChoiceBox<T> box = new ChoiceBox<>();
        box.getStyleClass().add("compact");
        box.setAccessibleText(name);
        box.getItems().setAll(options);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T option) {
                return option == null ? "" : label.apply(option);
            }

            @Override
            public T fromString(String text) {
                return options.stream().filter(option -> label.apply(option).equals(text)).findFirst().orElse(options.getFirst());
            }
        });
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    private static boolean fill(ContextMenu menu, List<Choice> choices) {
        menu.hide();
        menu.getItems().setAll(choices.stream().map(ChoiceMenu::item).toList());
        return !choices.isEmpty();
    }

    /// `choice` as a line of a menu.
    public static MenuItem item(Choice choice) {
        MenuItem item = new MenuItem(choice.text());
        item.setMnemonicParsing(false);
        item.setAccelerator(choice.keys());
        item.setOnAction(event -> choice.action().run());
        return item;
    }
}
