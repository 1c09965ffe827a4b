package dev.glasshive.lesson.check;

import dev.glasshive.lesson.Setup;
import dev.glasshive.program.Program;
import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Timeline;
import java.util.Optional;

/// The machine that a step shows, as it stands when the step opens.
public record Scene(Timeline timeline, Program program, Snapshot snapshot) {
    /// The scene of `setup`; absent where its program does not assemble, or the platform cannot take it.
    public static Optional<Scene> of(Setup setup) {
        if (Attempt.of(setup.program(), setup.inputs(), setup.machine()) instanceof Attempt.Ran ran) {
            int position = setup.at().map(at -> at.first(ran.timeline()).orElse(0)).orElse(0);
            return Optional.of(new Scene(ran.timeline(), ran.program(), ran.timeline().at(position)));
        }
        return Optional.empty();
    }
}
