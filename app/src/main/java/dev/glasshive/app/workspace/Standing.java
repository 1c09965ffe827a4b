package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.vm.Timeline;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/// Where in the run the user wants to be, and the way there: a position is looked up in the background, and of those that are asked for meanwhile only the last is looked up next.
final class Standing {
    private final Workspace workspace;
    private final Executor background;
    private final Executor userInterface;
    private int wanted;
    private OptionalInt cpu = OptionalInt.empty();
    private boolean ahead;
    private boolean stale;
    private boolean seeking;

    /// @param background looks positions up
    /// @param userInterface runs tasks on the thread that owns the workspace, in order
    Standing(Workspace workspace, Executor background, Executor userInterface) {
        this.workspace = workspace;
        this.background = background;
        this.userInterface = userInterface;
    }

    /// The position that was asked for last.
    int wanted() {
        return wanted;
    }

    /// Which processor of several the user looks at; without a number, whichever moves.
    OptionalInt watched() {
        return cpu;
    }

    /// Wants to be at `position` of a run that is there from now on; [#catchUp] goes there.
    void want(int position) {
        wanted = position;
    }

    /// Goes to a position; one that is out of range means the nearest end.
    ///
    /// @param looksAhead whether to look at the processor that moves from there, not at the one that moved there
    void goTo(int position, boolean looksAhead) {
        timeline().ifPresent(timeline -> {
            wanted = Math.clamp(position, 0, timeline.length());
            ahead = looksAhead;
            catchUp();
        });
    }

    /// Looks at one processor of several; without a number, at whichever moves.
    void watch(OptionalInt processor) {
        cpu = processor;
        ahead = false;
        stale = true;
        catchUp();
    }

    /// Goes where the user wants to be, unless that is where they are or something is already on its way.
    void catchUp() {
        Optional<Timeline> timeline = timeline();
        boolean there = !stale && workspace.moment().get().filter(m -> m.position() == wanted && timeline.filter(m.timeline()::equals).isPresent()).isPresent();
        if (!seeking && !there) {
            timeline.ifPresent(this::seek);
        }
    }

    private Optional<Timeline> timeline() {
        return workspace.session().get().timeline();
    }

    private void seek(Timeline timeline) {
        int target = wanted;
        OptionalInt seen = ahead && cpu.isEmpty() ? OptionalInt.of(timeline.cpuAt(target)) : cpu;
        seeking = true;
        stale = false;
        background.execute(() -> {
            Optional<Moment> found = look(timeline, target, seen);
            Optional<Look> visit = found.flatMap(workspace.verifier()::at);
            userInterface.execute(() -> {
                seeking = false;
                boolean current = timeline().filter(timeline::equals).isPresent();
                if (current && found.isPresent()) {
                    workspace.stand(found.get(), visit);
                } else if (current) {
                    wanted = workspace.moment().get().map(Moment::position).orElse(wanted);
                    return;
                }
                catchUp();
            });
        });
    }

    private Optional<Moment> look(Timeline timeline, int position, OptionalInt seen) {
        try {
            return Optional.of(Moment.at(timeline, position, seen));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            Sessions.Change failed = Request.failed(Text.of("work.position", position), bug);
            userInterface.execute(() -> failed.notice().ifPresent(workspace::tell));
            return Optional.empty();
        }
    }
}
