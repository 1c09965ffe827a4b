package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.vm.Search;
import dev.glasshive.vm.Why;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the user can ask about a value: who wrote it, who writes it next, why it is what it is; and to stop when it changes.
///
/// All are asked of the moment that is shown, and of the processor that is shown there.
public final class Inquiries {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Optional<Explanation>> explanation = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// Something that can be asked.
    ///
    /// @param text for people
    /// @param ask asks it
    public record Question(String text, Runnable ask) {}

    private interface Steps {
        OptionalInt find(Search search, Moment moment);
    }

    Inquiries(Workspace workspace) {
        this.workspace = workspace;
        workspace.session().subscribe(session -> {
            if (explanation.get().filter(e -> session.timeline().filter(e.timeline()::equals).isPresent()).isEmpty()) {
                explanation.set(Optional.empty());
            }
        });
    }

    /// The newest answer to "why"; gone with its run.
    public ReadOnlyObjectProperty<Optional<Explanation>> explanation() {
        return explanation.getReadOnlyProperty();
    }

    /// All questions about a value.
    public List<Question> about(Asked asked) {
        return List.of(
                new Question(Text.of("ask.writer"), () -> goToWriter(asked)),
                new Question(Text.of("ask.next-write"), () -> goToNextWrite(asked)),
                new Question(Text.of("ask.watch"), () -> watch(asked)),
                new Question(Text.of("ask.why"), () -> why(asked)));
    }

    /// Goes behind the last step that wrote it.
    public void goToWriter(Asked asked) {
        find(asked, "ask.no-writer", (search, moment) -> search.previousWrite(moment.position(), moment.snapshot().cpu(), asked.target()));
    }

    /// Goes behind the next step that writes it.
    public void goToNextWrite(Asked asked) {
        find(asked, "ask.no-next-write", (search, moment) -> search.nextWrite(moment.position(), moment.snapshot().cpu(), asked.target()));
    }

    /// Makes runs stop when it changes.
    public void watch(Asked asked) {
        workspace.moment().get().ifPresent(moment -> workspace.stops().watch(new Watch.Changes(asked.target(), asked.name(), moment.snapshot().cpu())));
    }

    /// Asks why it is what it is.
    public void why(Asked asked) {
        workspace.moment().get().ifPresent(moment -> workspace.inquire(Text.of("work.why", asked.name()),
                work -> new Explanation(moment.timeline(), moment.position(), asked,
                        Why.explain(moment.timeline(), moment.position(), moment.snapshot().cpu(), asked.target(), work)),
                answer -> explanation.set(Optional.of(answer))));
    }

    private void find(Asked asked, String nothing, Steps steps) {
        workspace.moment().get().ifPresent(moment -> workspace.inquire(Text.of("work.writer", asked.name()),
                work -> steps.find(new Search(moment.timeline(), work), moment),
                step -> {
                    if (step.isEmpty()) {
                        workspace.tell(new Notice(Notice.Level.INFO, Text.of(nothing, asked.name())));
                    } else if (step.getAsInt() + 1 == moment.position()) {
                        workspace.tell(new Notice(Notice.Level.INFO, Text.of("ask.just-written", asked.name())));
                    } else {
                        workspace.goTo(step.getAsInt() + 1);
                    }
                }));
    }
}
