package dev.glasshive.app;

import dev.glasshive.app.control.Logo;
import dev.glasshive.app.control.Pill;
import dev.glasshive.app.control.SegmentedChoice;
import dev.glasshive.app.control.Steady;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.transport.Transport;
import dev.glasshive.app.transport.TransportViewModel;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/// The line at the top: where you are, the ways through the run, what is asked of which platform, and the verdicts.
final class TopBar extends HBox {
    /// Below so many letters of width, the transport shows its pictures only.
    private static final double SOME_ROOM = 118;
    /// Below so many letters of width, the name of the application and the choice of who judges go.
    static final double LITTLE_ROOM = 96;
    /// Below so many letters of width, the name of what is open and the pill of the run go.
    static final double LEAST_ROOM = 82;

    /// Below so many letters of width, only what has no command of its own stays, and the way to the commands.
    private static final double HARDLY_ROOM = 56;

    private final Logo logo = new Logo();
    private final Label name = new Label(Text.of("app.name"));
    private final Label place = new Label();
    private final MenuButton menu = new MenuButton(Text.of("menu.title"));
    private final Transport transport;
    private final SegmentedChoice<Mode> mode;
    private final SegmentedChoice<String> platform;
    private final Region run;
    private final Region strategy;
    private final HBox start;
    private final HBox middle;
    private final HBox end;

    /// @param onVerdict shows what the verdict says
    TopBar(Workspace workspace, TransportViewModel transportModel, Runnable onVerdict) {
        getStyleClass().add("top-bar");
        name.getStyleClass().addAll("semibold", "app-name");
        name.setMinWidth(USE_PREF_SIZE);
        place.getStyleClass().addAll("muted", "app-place");
        place.setMinWidth(0);
        place.setTooltip(new Tooltip());
        place.getTooltip().textProperty().bind(place.textProperty());
        workspace.session().subscribe(session -> place.setText(place(session)));
        menu.setId("file-menu");
        menu.setMinWidth(USE_PREF_SIZE);
        transport = new Transport(transportModel);
        start = part("top-start", logo, name, menu, place);
        middle = part("top-middle", transport);
        mode = mode(workspace);
        platform = platform(workspace);
        Pill answer = VerdictPill.of(workspace);
        answer.setMinWidth(USE_PREF_SIZE);
        Steady steady = new Steady(answer);
        steady.getStyleClass().add("top-run");
        answer.setAlignment(Pos.CENTER);
        workspace.session().map(Session::document).subscribe(_ -> steady.forget());
        place.fontProperty().subscribe(_ -> steady.forget());
        run = steady;
        Region judged = VerifierPill.of(workspace, answer, onVerdict);
        judged.setMinWidth(USE_PREF_SIZE);
        strategy = StrategyCommands.box(workspace);
        strategy.setMinWidth(USE_PREF_SIZE);
        end = part("top-end", mode, platform, run, strategy, judged);
        middle.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(start, Priority.ALWAYS);
        HBox.setHgrow(end, Priority.ALWAYS);
        start.setPrefWidth(200);
        end.setPrefWidth(200);
        getChildren().setAll(start, middle, end);
    }

    private static HBox part(String style, Region... parts) {
        HBox box = new HBox(parts);
        box.getStyleClass().addAll("top-part", style);
        return box;
    }

    /// Both ends are equally wide, so that the middle stays where it is; only words that would be cut off at one end push it to the other, as far as that has room to spare.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double spareAtStart = start.getWidth() - whole(start);
        double spareAtEnd = end.getWidth() - whole(end);
        double pushed = spareAtEnd < 0 ? Math.max(0, Math.min(-spareAtEnd, spareAtStart)) : Math.min(0, Math.max(spareAtStart, -spareAtEnd));
        if (pushed != 0) {
            start.resize(start.getWidth() - pushed, start.getHeight());
            middle.relocate(middle.getLayoutX() - pushed, middle.getLayoutY());
            end.resizeRelocate(end.getLayoutX() - pushed, end.getLayoutY(), end.getWidth() + pushed, end.getHeight());
        }
    }

    /// How wide a part is where nothing in it is cut off.
    private static double whole(HBox part) {
        List<Node> shown = part.getChildren().stream().filter(Node::isManaged).toList();
        return part.snappedLeftInset() + part.snappedRightInset() + part.getSpacing() * Math.max(0, shown.size() - 1) + shown.stream().mapToDouble(node -> part.snapSizeX(Math.max(node.minWidth(-1), node.prefWidth(-1)))).sum();
    }

    private static String place(Session session) {
        String document = session.document().name();
        return document + session.program().filter(p -> !document.startsWith(p.name())).map(p -> " › " + p.name()).orElse("");
    }

    private static SegmentedChoice<Mode> mode(Workspace workspace) {
        SegmentedChoice<Mode> mode = new SegmentedChoice<>(List.of(Mode.values()), m -> Text.of("mode." + m.name().toLowerCase(Locale.ROOT)));
        mode.setId("mode");
        mode.setMinWidth(USE_PREF_SIZE);
        mode.valueProperty().bindBidirectional(workspace.verifier().mode());
        mode.setAccessibleText(Text.of("mode.tip"));
        Tooltip.install(mode, new Tooltip(Text.of("mode.tip")));
        return mode;
    }

    private static SegmentedChoice<String> platform(Workspace workspace) {
        SegmentedChoice<String> platform = new SegmentedChoice<>(Platforms.all().stream().map(Platform::id).toList(), id -> Text.of("top.platform." + id));
        platform.setId("platform");
        platform.setMinWidth(USE_PREF_SIZE);
        platform.setAccessibleText(Text.of("top.platform"));
        Tooltip.install(platform, new Tooltip(Text.of("top.platform")));
        workspace.session().subscribe(session -> platform.valueProperty().set(session.setup().platform().id()));
        platform.valueProperty().subscribe(id -> {
            if (!id.equals(workspace.session().get().setup().platform().id())) {
                workspace.set(setup -> setup.with(Platforms.named(id)));
            }
        });
        return platform;
    }

    /// The menu, to be filled with commands.
    MenuButton menu() {
        return menu;
    }

    /// The height of a letter, by which room is measured.
    ObservableValue<Double> em() {
        return place.fontProperty().map(Font::getSize);
    }

    /// Arranges it for a width in letters.
    void fit(double letters) {
        transport.setTerse(letters < SOME_ROOM);
        show(name, letters >= LITTLE_ROOM);
        show(place, letters >= LEAST_ROOM);
        show(run, letters >= LEAST_ROOM);
        show(strategy, letters >= LITTLE_ROOM);
        show(logo, letters >= HARDLY_ROOM);
        show(platform, letters >= HARDLY_ROOM);
        transport.setSpeedShown(letters >= HARDLY_ROOM);
        mode.setCompact(letters < LEAST_ROOM);
        platform.setCompact(letters < LEAST_ROOM);
    }

    private static void show(Region part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
