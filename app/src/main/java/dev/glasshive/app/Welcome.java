package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.Logo;
import dev.glasshive.app.control.Offer;
import dev.glasshive.app.lesson.LessonViewModel;
import dev.glasshive.app.progress.Learner;
import dev.glasshive.app.progress.LearnersButton;
import dev.glasshive.app.progress.Standing;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Samples;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.lesson.Lesson;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// What an empty window offers: a lesson, a sample, or a file of one's own, each in one click.
final class Welcome extends StackPane {
    private static final int LESSONS = 4;
    private static final int SAMPLES = 5;
    private static final int FILES = 4;
    /// Lengths in letters.
    private static final double LEAST_COLUMN = 16;
    private static final double WIDEST_COLUMN = 22;
    private static final double GAP = 2;
    private static final double CLEAR = 0.7;
    /// What is left and right of the columns, the scroll bar with it.
    private static final double MARGINS = 5.8;

    private final LessonViewModel lessons;
    private final Learning learning;
    private final VBox learn = column("welcome.learn", Feather.BOOK_OPEN);
    private final VBox look = column("welcome.look", Feather.PLAY_CIRCLE);
    private final VBox own = column("welcome.own", Feather.FOLDER);
    private final FlowPane columns;
    private final Label letter = new Label();

    Welcome(Workspace workspace, LessonViewModel lessons, Learning learning) {
        this.lessons = lessons;
        this.learning = learning;
        getStyleClass().add("welcome");
        Label title = new Label(Text.of("welcome.title"));
        title.getStyleClass().addAll("semibold", "welcome-title");
        Label words = new Label(Text.of("welcome.explanation"));
        words.getStyleClass().addAll("muted", "welcome-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        Logo logo = new Logo();
        logo.getStyleClass().add("welcome-logo");
        VBox names = new VBox(title, words);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox head = new HBox(logo, names);
        head.getStyleClass().add("welcome-head");
        columns = new FlowPane(learn, look, own);
        columns.getStyleClass().add("welcome-columns");
        VBox box = new VBox(head, columns);
        box.getStyleClass().add("welcome-box");
        StackPane middle = new StackPane(box);
        middle.getStyleClass().add("welcome");
        ScrollPane scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        letter.setManaged(false);
        getChildren().addAll(letter, scroll);
        widthProperty().subscribe(this::fit);
        letter.fontProperty().subscribe(this::fit);
        Runnable show = () -> setVisible(isNothingOpen(workspace.session().get()) && lessons.open().get().isEmpty());
        workspace.session().subscribe(show);
        lessons.open().subscribe(show);
    }

    /// Ends above `card`, which lies over the lower end of the window while it is visible.
    void endAbove(Region card) {
        Runnable keepClear = () -> setPadding(new Insets(0, 0, card.isVisible() ? card.getHeight() - card.getTranslateY() + CLEAR * letter.getFont().getSize() : 0, 0));
        card.heightProperty().subscribe(keepClear);
        card.translateYProperty().subscribe(keepClear);
        card.visibleProperty().subscribe(keepClear);
    }

    /// Gives the columns the width with which as many as can be read stand side by side.
    private void fit() {
        double em = letter.getFont().getSize();
        double room = getWidth() / em - MARGINS;
        int across = Math.clamp((int) ((room + GAP) / (LEAST_COLUMN + GAP)), 1, columns.getChildren().size());
        double column = Math.min(WIDEST_COLUMN, (room - (across - 1) * GAP) / across);
        for (VBox each : List.of(learn, look, own)) {
            each.setMinWidth(column * em);
            each.setPrefWidth(column * em);
            each.setMaxWidth(column * em);
        }
    }

    /// Offers what the commands can open.
    ///
    /// @param recent files opened before, the newest first
    /// @param openFile opens one of them
    /// @param find opens the palette with something to look for
    void offer(CommandRegistry commands, ObservableList<Path> recent, Consumer<Path> openFile, Consumer<String> find) {
        LearnersButton who = learning.learners();
        who.getStyleClass().setAll("menu-button", "flat", "welcome-who");
        who.textProperty().bind(learning.progress().current().map(Learner::name));
        Button all = more("welcome.all-lessons", learning.map()::open);
        Runnable show = () -> showLessons(all, who);
        learning.progress().current().subscribe(show);
        visibleProperty().subscribe(show);
        show.run();
        for (Samples.Sample sample : Samples.programs().stream().limit(SAMPLES).toList()) {
            look.getChildren().add(offer("sample." + sample.name(), sample.name(), sample.sentence(), commands.command("sample." + sample.name())::run));
        }
        look.getChildren().add(more("welcome.all-samples", () -> find.accept(Text.of("kind.sample"))));
        Node file = offer("file.open", commands.command("file.open"), "welcome.open.about");
        Node fresh = offer("file.new", commands.command("file.new"), "welcome.new.about");
        Node log = offer("file.explain-log", commands.command("file.explain-log"), "welcome.log.about");
        Label before = new Label(Text.of("welcome.recent"));
        before.getStyleClass().addAll("muted", "small", "welcome-recent");
        recent.subscribe(() -> showOwn(List.of(file, fresh, log), before, recent, openFile));
        showOwn(List.of(file, fresh, log), before, recent, openFile);
    }

    /// The lesson to go on with, and those behind it.
    private void showLessons(Node all, Node who) {
        learn.getChildren().remove(1, learn.getChildren().size());
        Optional<Lesson> next = learning.course().suggested();
        List<Lesson> course = lessons.lessons();
        int from = Math.clamp(next.map(course::indexOf).orElse(0), 0, Math.max(0, course.size() - LESSONS));
        // What the learner stopped in may be of a course of their own.
        List<Lesson> offered = Stream.concat(next.filter(lesson -> !course.contains(lesson)).stream(), course.stream().skip(from)).limit(LESSONS).toList();
        for (Lesson lesson : offered) {
            boolean first = next.filter(lesson::equals).isPresent();
            Node offer = first && learning.course().standing(lesson) instanceof Standing.Begun(int step, int steps)
                    ? offer("lesson." + lesson.id(), Text.of("welcome.continue", lesson.title()), Text.of("welcome.continue.about", step, steps), () -> learning.course().open(lesson))
                    : offer("lesson." + lesson.id(), lesson.title(), lesson.goal(), () -> learning.course().open(lesson));
            if (first) {
                offer.getStyleClass().add("recommended");
            }
            learn.getChildren().add(offer);
        }
        learn.getChildren().addAll(all, who);
    }

    private void showOwn(List<Node> always, Label before, List<Path> recent, Consumer<Path> openFile) {
        own.getChildren().remove(1, own.getChildren().size());
        own.getChildren().addAll(always);
        if (!recent.isEmpty()) {
            own.getChildren().add(before);
        }
        List<Path> shown = recent.stream().limit(FILES).toList();
        for (Path path : shown) {
            boolean isOnly = shown.stream().filter(other -> Objects.equals(other.getFileName(), path.getFileName())).count() == 1;
            Button again = new Button(isOnly ? String.valueOf(path.getFileName()) : inItsFolder(path));
            again.getStyleClass().addAll("flat", "welcome-more");
            again.setMnemonicParsing(false);
            again.setTooltip(new Tooltip(path.toString()));
            again.setAccessibleText(Text.of("command.recent", path));
            again.setOnAction(event -> openFile.accept(path));
            own.getChildren().add(again);
        }
    }

    /// Files of one name are told apart by where they lie.
    private static String inItsFolder(Path path) {
        Path folder = path.getParent();
        return folder == null || folder.getFileName() == null ? path.toString() : folder.getFileName().resolve(path.getFileName()).toString();
    }

    private static VBox column(String title, Ikon icon) {
        Label head = new Label(Text.of(title));
        Icons.put(head, icon);
        head.getStyleClass().addAll("semibold", "welcome-column-title");
        VBox column = new VBox(head);
        column.getStyleClass().add("welcome-column");
        return column;
    }

    private static Node offer(String id, Command command, String about) {
        return offer(id, command.title(), Text.of(about), command::run);
    }

    private static Node offer(String id, String title, String about, Runnable action) {
        Offer offer = new Offer(title, about, action);
        offer.setId("welcome-" + id);
        return offer;
    }

    private static Button more(String words, Runnable action) {
        Button button = new Button(Text.of(words));
        button.getStyleClass().addAll("flat", "welcome-more");
        button.setOnAction(event -> action.run());
        return button;
    }

    private static boolean isNothingOpen(Session session) {
        return session.document().text().isEmpty() && session.document().name().isEmpty() && session.capture().packets().isEmpty();
    }
}
