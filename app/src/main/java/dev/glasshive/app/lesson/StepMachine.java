package dev.glasshive.app.lesson;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.lesson.Inputs;
import dev.glasshive.lesson.Setup;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Packet;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.vm.Timeline;
import dev.glasshive.vm.World;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The machine of the step that is shown: puts the workspace into the state that the step asks for, and tells where the learner goes on it.
final class StepMachine {
    private final Workspace workspace;
    private final Consumer<Walk> onWalk;
    private final Consumer<String> onText;
    private Optional<Setup> setup = Optional.empty();
    private boolean arriving;
    private Optional<Walk> last = Optional.empty();

    /// A way on a timeline, perhaps in one jump; from a position to itself for who has just arrived.
    record Walk(Timeline timeline, int from, int to) {}

    /// @param onWalk hears of every way that the learner goes on the step's machine
    /// @param onText hears of every change of the step's program
    StepMachine(Workspace workspace, Consumer<Walk> onWalk, Consumer<String> onText) {
        this.workspace = workspace;
        this.onWalk = onWalk;
        this.onText = onText;
        workspace.session().subscribe((before, now) -> opened(now));
        workspace.moment().subscribe((before, now) -> now.ifPresent(this::moved));
    }

    /// Brings the machine into the state `wanted`, with `text` as its program.
    void set(Setup wanted, String text) {
        setup = Optional.of(wanted);
        arriving = true;
        last = Optional.empty();
        workspace.stage(wanted.program().file(), text, capture(wanted.inputs()),
                new dev.glasshive.app.workspace.Setup(wanted.machine().platform(), wanted.machine().host(), World.DEFAULT, wanted.machine().privilege()),
                timeline -> wanted.at().map(at -> at.first(timeline).orElse(0)).orElse(0));
    }

    /// Whether the machine was set to `wanted`, and the learner has opened nothing else since.
    boolean isSet(Setup wanted) {
        return setup.filter(wanted::equals).isPresent() && isHere(workspace.session().get());
    }

    /// Whether the machine is on its way to what was wanted, or the learner has opened nothing else since.
    boolean isBusyOrHere() {
        return setup.isPresent() && (arriving || isHere(workspace.session().get()));
    }

    /// Tells where the learner stands already.
    void look() {
        last = Optional.empty();
        workspace.moment().get().ifPresent(this::moved);
    }

    /// Goes on with the machine that `before` has set to the same state, which is called `same` here.
    void goOnFrom(StepMachine before, Optional<Setup> same) {
        setup = before.setup.isPresent() ? same : Optional.empty();
        arriving = before.arriving;
        last = before.last;
    }

    /// Hears of nothing more.
    void leave() {
        setup = Optional.empty();
        trust();
    }

    /// What a lesson does not speak of is loaded by an account that may do everything.
    private void trust() {
        if (workspace.session().get().setup().privilege() != Privilege.ROOT) {
            workspace.set(on -> on.with(Privilege.ROOT));
        }
    }

    /// Whether the machine is there, and the learner has opened nothing else since.
    boolean isHere() {
        return !arriving && isHere(workspace.session().get());
    }

    /// The text in the editor, if it is this machine's program.
    Optional<String> text() {
        return Optional.of(workspace.session().get()).filter(this::isHere).map(session -> session.document().text());
    }

    private boolean isHere(Session session) {
        return session.document().path().isEmpty() && setup.filter(s -> s.program().file().equals(session.document().name())).isPresent();
    }

    private void opened(Session session) {
        if (isHere(session)) {
            arriving = false;
            onText.accept(session.document().text());
        } else if (!arriving) {
            trust();
        }
    }

    private void moved(Moment moment) {
        Session session = workspace.session().get();
        boolean mine = !arriving && isHere(session) && session.timeline().filter(moment.timeline()::equals).isPresent();
        if (mine) {
            int from = last.filter(walk -> walk.timeline().equals(moment.timeline())).map(Walk::to).orElse(moment.position());
            Walk walk = new Walk(moment.timeline(), from, moment.position());
            last = Optional.of(walk);
            onWalk.accept(walk);
        }
    }

    private static Capture capture(Inputs inputs) {
        String name = inputs.capture().isEmpty() ? Text.of("lesson.no-packet") : inputs.capture();
        return new Capture(name, IntStream.range(0, inputs.inputs().size()).mapToObj(i -> {
            var frame = inputs.inputs().get(i).frame();
            return new Packet(i + 1, Instant.EPOCH, frame.length(), frame);
        }).toList());
    }
}
