package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.isa.Register;
import dev.glasshive.platform.Platform;
import dev.glasshive.verifier.Holder;
import dev.glasshive.verifier.Visit;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Search;
import dev.glasshive.vm.Target;
import dev.glasshive.vm.Why;
import java.util.ArrayList;
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
    private ReadOnlyObjectWrapper<Optional<Explanation>> explanation = new ReadOnlyObjectWrapper<>(Optional.empty());

    private ReadOnlyObjectWrapper<Optional<Known>> known = new ReadOnlyObjectWrapper<>(Optional.empty());

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
    }

    /// Begins to follow the workspace, which is ready after this was made.
    void follow() {
        workspace.session().subscribe(session -> {
            if (explanation.get().filter(e -> session.timeline().filter(e.timeline()::equals).isPresent()).isEmpty()) {
                explanation.set(Optional.empty());
            }
        });
        workspace.verifier().verification().subscribe((before, judged) -> known.set(Optional.empty()));
    }

    /// Those who listen hear of nothing more.
    void letGo() {
        explanation = new ReadOnlyObjectWrapper<>(explanation.get());
        known = new ReadOnlyObjectWrapper<>(known.get());
    }

    /// The newest answer to "why"; gone with its run.
    public ReadOnlyObjectProperty<Optional<Explanation>> explanation() {
        return explanation.getReadOnlyProperty();
    }

    /// The newest answer to "why does the verifier know this"; gone with its verification.
    public ReadOnlyObjectProperty<Optional<Known>> known() {
        return known.getReadOnlyProperty();
    }

    /// Asks where the verifier has its knowledge of `holder` from, before the visit that is looked at.
    public void whyKnown(Holder holder) {
        Verifying verifier = workspace.verifier();
        if (verifier.verification().get().isPresent() && verifier.look().get().isPresent()) {
            Verification judged = verifier.verification().get().get();
            Visit looked = verifier.look().get().get().visit();
            // What was known for a while has no history of its own; what is known in the end has.
            Visit visit = judged.pass(looked).isEmpty() ? looked : judged.firstAt(looked.slot()).orElse(looked);
            Platform platform = workspace.session().get().setup().platform();
            workspace.ask(() -> Known.of(judged, platform, visit, holder), answer -> {
                if (verifier.verification().get().filter(judged::equals).isPresent()) {
                    known.set(Optional.of(answer));
                }
            });
        }
    }

    /// Forgets what was asked of the verifier, so that the rejection itself is explained again.
    public void forgetKnown() {
        known.set(Optional.empty());
    }

    /// What the verifier calls the place of a value; none if it follows no such values.
    private static Optional<Holder> holder(Target target, int frame) {
        return switch (target) {
            case Target.OfRegister(Register register) -> Optional.of(new Holder.OfRegister(frame, register));
            case Target.OfBytes(Place place, int length) when place.kind() == Place.Kind.STACK && place.offset() < 0 ->
                Optional.of(new Holder.OfStack(place.ordinal(), place.offset(), length));
            default -> Optional.empty();
        };
    }

    /// All questions about a value.
    public List<Question> about(Asked asked) {
        Optional<Look> look = workspace.verifier().look().get().filter(_ -> workspace.isVerifying());
        Optional<Holder> holder = look.flatMap(l -> holder(asked.target(), l.visit().before().frames().size() - 1));
        List<Question> questions = new ArrayList<>();
        holder.ifPresent(h -> questions.add(new Question(Text.of("ask.known"), () -> whyKnown(h))));
        questions.addAll(ofRun(asked));
        return questions;
    }

    private List<Question> ofRun(Asked asked) {
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
