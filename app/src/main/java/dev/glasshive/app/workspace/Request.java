package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.vm.Timeline;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Something that was asked of a workspace. It builds on what was asked before it and has not arrived yet, so that of two files
/// dropped together neither is lost; only the run of the last one is recorded.
final class Request {
    private static final System.Logger LOG = System.getLogger(Request.class.getName());

    private final Work work;
    private final Session base;
    private final Function<Session, Sessions.Change> how;
    private final Optional<ToIntFunction<Timeline>> start;
    private Optional<Request> earlier;
    private Optional<Sessions.Change> change = Optional.empty();

    /// @param earlier what this builds on, if that has not arrived yet
    /// @param base what this builds on otherwise
    /// @param start finds the position to go to; without it the user stays where they are
    Request(Work work, Optional<Request> earlier, Session base, Function<Session, Sessions.Change> how, Optional<ToIntFunction<Timeline>> start) {
        this.work = work;
        this.earlier = earlier;
        this.base = base;
        this.how = how;
        this.start = start;
    }

    /// What a request came to.
    ///
    /// @param moment to stand at; absent where nothing can run
    record Outcome(Sessions.Change change, Optional<Moment> moment) {
        static final Outcome NOTHING = new Outcome(Sessions.Change.NOTHING, Optional.empty());
    }

    Work work() {
        return work;
    }

    /// Whether it names its own position.
    boolean hasStart() {
        return start.isPresent();
    }

    /// Does what was asked.
    ///
    /// @param wanted the position at which the user stands
    /// @param cpu the processor that the user looks at; else the one that moves
    /// @throws CancellationException if the work was cancelled
    Outcome carryOut(int wanted, OptionalInt cpu) {
        if (work.isCancelled()) {
            return Outcome.NOTHING;
        }
        Sessions.Change made = change().recorded(work);
        Optional<Moment> moment = made.session().flatMap(next -> next.timeline().map(timeline -> {
            int kept = next.document().isSameAs(base.document()) ? wanted : 0;
            return Moment.at(timeline, Math.clamp(start.map(s -> s.applyAsInt(timeline)).orElse(kept), 0, timeline.length()), cpu);
        }));
        return new Outcome(made, moment);
    }

    private synchronized Sessions.Change change() {
        if (change.isEmpty()) {
            Sessions.Change before = earlier.map(Request::change).orElse(Sessions.Change.NOTHING);
            change = Optional.of(before.then(attempt(before.session().orElse(base))));
            earlier = Optional.empty();
        }
        return change.get();
    }

    private Sessions.Change attempt(Session before) {
        try {
            return how.apply(before);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            return failed(work.title(), bug);
        }
    }

    /// A mistake of Glasshive's own: the user is told, and the cause goes to whoever listens to the log.
    static Sessions.Change failed(String title, Throwable bug) {
        LOG.log(Level.DEBUG, title, bug);
        return Sessions.Change.refused(Text.of("work.failed", title, bug));
    }
}
