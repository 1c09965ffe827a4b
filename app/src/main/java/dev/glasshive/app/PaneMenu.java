package dev.glasshive.app;

import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.control.PanePlace;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The menu of a pane as a whole, where nothing inside it has one of its own: at a right click, and at the menu key or Ctrl+Enter.
final class PaneMenu extends ContextMenu {
    /// Here Ctrl+Enter mends and checks.
    private static final Set<String> WRITTEN_IN = Set.of("editor", "lesson");

    private final PaneFrame pane;
    private final Function<PaneFrame, List<ChoiceMenu.Choice>> more;

    private PaneMenu(PaneFrame pane, Function<PaneFrame, List<ChoiceMenu.Choice>> more) {
        this.pane = pane;
        this.more = more;
        setId("pane-menu");
        refill();
    }

    /// Gives `pane` its menu.
    ///
    /// @param more what else can be done with a pane
    static void giveTo(PaneFrame pane, Function<PaneFrame, List<ChoiceMenu.Choice>> more) {
        PaneMenu menu = new PaneMenu(pane, more);
        pane.setOnContextMenuRequested(event -> {
            menu.open(event.getScreenX(), event.getScreenY());
            event.consume();
        });
        pane.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean alsoByEnter = event.getCode() == KeyCode.ENTER && event.isShortcutDown() && !WRITTEN_IN.contains(pane.id());
            if (event.getCode() == KeyCode.CONTEXT_MENU || alsoByEnter) {
                Bounds place = pane.localToScreen(pane.getBoundsInLocal());
                menu.open(place.getMinX() + place.getWidth() / 3, place.getMinY() + place.getHeight() / 3);
                event.consume();
            }
        });
    }

    /// The menu of `pane`, for a handle of it that lies elsewhere.
    static ContextMenu of(PaneFrame pane) {
        PaneMenu menu = new PaneMenu(pane, _ -> List.of());
        menu.setOnShowing(event -> menu.refill());
        return menu;
    }

    private void open(double x, double y) {
        hide();
        refill();
        show(pane, x, y);
    }

    private void refill() {
        List<MenuItem> items = switch (pane.place().get()) {
            case HOME, HIDDEN -> List.of(item(pane.words().enlarge(), PanePlace.ENLARGED), item(pane.words().tearOff(), PanePlace.AWAY), item(pane.words().hide(), PanePlace.HIDDEN));
            case ENLARGED -> List.of(item(pane.words().shrink(), PanePlace.HOME), item(pane.words().tearOff(), PanePlace.AWAY));
            case AWAY -> List.of(item(pane.words().bringBack(), PanePlace.HOME), item(pane.words().hide(), PanePlace.HIDDEN));
        };
        getItems().setAll(items);
        List<ChoiceMenu.Choice> others = more.apply(pane);
        if (!others.isEmpty()) {
            getItems().add(new SeparatorMenuItem());
            others.forEach(choice -> getItems().add(ChoiceMenu.item(choice)));
        }
    }

    private MenuItem item(String words, PanePlace place) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> pane.ask(place));
        return item;
    }
}
