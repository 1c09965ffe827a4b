package dev.glasshive.app.paths;

import dev.glasshive.app.control.GraphModel;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Look;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.open.Opened;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the pane of the verifier's paths shows, and what the user can do there. It works only while somebody sees it.
public final class PathsViewModel {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<GraphModel> graph = new ReadOnlyObjectWrapper<>(GraphModel.EMPTY);
    private final ReadOnlyObjectWrapper<Lit> lit = new ReadOnlyObjectWrapper<>(Lit.NONE);
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);
    private final ReadOnlyStringWrapper absenceTitle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper absence = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyIntegerWrapper length = new ReadOnlyIntegerWrapper();
    private final Set<Integer> opened = new LinkedHashSet<>();
    private Optional<Verification> judged = Optional.empty();
    private Optional<PathPicture> picture = Optional.empty();
    private List<Visit> path = List.of();
    private boolean seen;

    /// The box of the visit that is looked at, and the boxes of its path.
    ///
    /// @param box its number, or -1
    /// @param path numbers of boxes
    public record Lit(int box, BitSet path) {
        static final Lit NONE = new Lit(-1, new BitSet());
    }

    /// How the paths ended, for people; empty strings where there is none to tell.
    ///
    /// @param bad whether the program was refused
    /// @param message the line that refuses it, where no path does
    public record Counts(String paths, String safe, String rejected, String pruned, String notReached, String processed, boolean bad, String message) {
        static final Counts NONE = new Counts("", "", "", "", "", "", false, "");
    }

    /// A view model that follows `workspace`.
    public PathsViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.verifier().verification().subscribe(judged -> refresh());
        workspace.verifier().absence().subscribe(reason -> explainAbsence());
        workspace.verifier().look().subscribe(look -> light());
    }

    /// Tells whether anybody sees the pane; it works only while somebody does.
    public void see(boolean shown) {
        seen = shown;
        refresh();
    }

    private void refresh() {
        Optional<Verification> now = workspace.verifier().verification().get().filter(v -> !v.isJoined());
        if (seen && !now.equals(judged)) {
            show(now);
        }
    }

    /// The tree; another one for another program, or where something was opened.
    public ReadOnlyObjectProperty<GraphModel> graph() {
        return graph.getReadOnlyProperty();
    }

    /// What is lit.
    public ReadOnlyObjectProperty<Lit> lit() {
        return lit.getReadOnlyProperty();
    }

    /// How the paths ended.
    public ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }

    /// That there is nothing to see, in a few words.
    public ReadOnlyStringProperty absenceTitle() {
        return absenceTitle.getReadOnlyProperty();
    }

    /// Why there is nothing to see.
    public ReadOnlyStringProperty absence() {
        return absence.getReadOnlyProperty();
    }

    /// Which visit of the path is looked at, from 0, or -1.
    public ReadOnlyIntegerProperty place() {
        return place.getReadOnlyProperty();
    }

    /// How many visits the path has.
    public ReadOnlyIntegerProperty length() {
        return length.getReadOnlyProperty();
    }

    /// Whether something was opened since the program was judged: the tree is then the same one, only larger.
    public boolean isOpened() {
        return !opened.isEmpty();
    }

    /// Goes to a visit of the path, from 0.
    public void goTo(int visit) {
        if (visit >= 0 && visit < path.size() && visit != place.get()) {
            workspace.verifier().lookAt(path.get(visit));
        }
    }

    /// One visit forwards or backwards on the path.
    public void along(int direction) {
        goTo(place.get() + direction);
    }

    /// To an end of the path.
    public void toEnd(boolean last) {
        goTo(last ? path.size() - 1 : 0);
    }

    /// To the box above (-1) or below (1).
    public void beside(int direction) {
        picture.ifPresent(p -> {
            int box = p.beside(lit.get().box(), direction);
            if (box >= 0) {
                p.first(box).ifPresent(workspace.verifier()::lookAt);
            }
        });
    }

    /// Chooses a box: looks at its visit; chosen again, at the next one in it, or at what covers a path that was cut. What is folded opens.
    public void choose(int box) {
        if (picture.isEmpty() || box < 0) {
            return;
        }
        PathPicture p = picture.get();
        if (!(p.nodes().get(box) instanceof PathNode.Shown(int _, int _, int stretch))) {
            open(box);
        } else if (box == lit.get().box()) {
            again(p, stretch);
        } else {
            p.first(box).ifPresent(workspace.verifier()::lookAt);
        }
    }

    private void again(PathPicture p, int stretch) {
        Optional<Visit> covering = PathPicture.covering(p.tree(), stretch);
        Optional<Visit> now = workspace.verifier().look().get().map(Look::visit);
        Optional<Visit> next = now.filter(visit -> visit.index() != p.tree().stretch(stretch).last()).flatMap(visit -> p.tree().judged().following(visit).stream().findFirst());
        covering.or(() -> next).or(() -> p.first(p.node(p.tree().judged().visits().get(p.tree().stretch(stretch).first())))).ifPresent(workspace.verifier()::lookAt);
    }

    /// Shows what a box stands for, if something is folded in it.
    public void open(int box) {
        if (picture.isEmpty() || box < 0) {
            return;
        }
        PathTree tree = picture.get().tree();
        switch (picture.get().nodes().get(box)) {
            case PathNode.Shown _ -> choose(box);
            case PathNode.More more -> redraw(tree, List.of(more.stretch()));
            case PathNode.Rounds rounds -> {
                List<Integer> shown = new ArrayList<>();
                for (int at = rounds.stretch(), i = 0; i < PathFold.ROUNDS_OPENED && at != rounds.until(); i++) {
                    shown.add(at);
                    at = tree.nextRound(at);
                }
                redraw(tree, shown);
            }
        }
    }

    private void redraw(PathTree tree, List<Integer> more) {
        opened.addAll(more);
        draw(tree, Set.copyOf(opened), new LinkedHashSet<>(opened));
    }

    private void draw(PathTree tree, Set<Integer> before, Set<Integer> wanted) {
        Optional<Visit> looked = workspace.verifier().look().get().map(Look::visit);
        HelperNames helpers = helpers();
        workspace.ask(() -> picture(tree, helpers, looked, wanted), drawn -> {
            if (judged.filter(tree.judged()::equals).isPresent() && opened.equals(before)) {
                arrive(drawn);
            }
        });
    }

    private HelperNames helpers() {
        return Opened.helperNames(workspace.session().get().setup().platform());
    }

    private static PathPicture picture(PathTree tree, HelperNames helpers, Optional<Visit> looked, Set<Integer> opened) {
        int target = tree.judged().refused().or(() -> looked).filter(visit -> tree.judged().visits().size() > visit.index()).map(visit -> tree.owner(visit.index())).orElse(-1);
        return new PathPicture(tree, PathFold.of(tree, target, opened), new BoxWords(tree, helpers));
    }

    private void explainAbsence() {
        Optional<Rejection> before = judged.filter(v -> v.visits().isEmpty()).flatMap(Verification::rejection);
        absenceTitle.set(Text.of(before.isPresent() ? "paths.before.title" : "paths.empty.title"));
        absence.set(before.map(rejection -> Text.of("paths.before", rejection.message())).or(() -> workspace.verifier().absence().get()).orElse(Text.of("paths.empty")));
    }

    private void show(Optional<Verification> news) {
        judged = news;
        explainAbsence();
        opened.clear();
        if (news.isEmpty()) {
            picture = Optional.empty();
            counts.set(Counts.NONE);
            graph.set(GraphModel.EMPTY);
            light();
            return;
        }
        HelperNames helpers = helpers();
        workspace.ask(() -> picture(new PathTree(news.get()), helpers, Optional.empty(), Set.of()), drawn -> {
            if (judged.equals(news)) {
                counts.set(count(drawn.tree()));
                arrive(drawn);
            }
        });
    }

    private void arrive(PathPicture drawn) {
        picture = Optional.of(drawn);
        graph.set(drawn.graph());
        light();
    }

    private static Counts count(PathTree tree) {
        Verification judged = tree.judged();
        long rejected = tree.ends(Stretch.Kind.REJECTED);
        long waiting = tree.ends(Stretch.Kind.NOT_REACHED);
        long open = tree.ends(Stretch.Kind.OPEN);
        Optional<Rejection> whole = judged.rejection().filter(_ -> rejected == 0);
        return new Counts(Text.of("paths.count", judged.paths()), Text.of("paths.count.safe", tree.ends(Stretch.Kind.SAFE)),
                whole.isPresent() ? Text.of("paths.count.whole") : Text.of("paths.count.rejected", rejected),
                Text.of("paths.count.pruned", tree.ends(Stretch.Kind.PRUNED)),
                waiting > 0 ? Text.of("paths.count.not-reached", waiting) : open > 0 && !judged.isWhole() ? Text.of("paths.count.cut", judged.visits().size()) : "",
                Text.of("paths.processed", judged.report().processed()), judged.rejection().isPresent(), whole.map(Rejection::message).orElse(""));
    }

    private void light() {
        Optional<Visit> visit = workspace.verifier().look().get().map(Look::visit).filter(v -> judged.isPresent() && judged.equals(workspace.verifier().verification().get()));
        path = workspace.verifier().path();
        length.set(visit.isPresent() ? path.size() : 0);
        place.set(visit.map(path::indexOf).orElse(-1));
        if (visit.isEmpty() || picture.isEmpty() || picture.get().tree().judged() != judged.get()) {
            lit.set(Lit.NONE);
            return;
        }
        PathPicture p = picture.get();
        int box = p.node(visit.get());
        BitSet way = p.way(box);
        if (!path.isEmpty()) {
            way.or(p.way(p.node(path.getLast())));
        }
        lit.set(new Lit(box, way));
    }
}
