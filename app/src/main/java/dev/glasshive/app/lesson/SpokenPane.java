package dev.glasshive.app.lesson;

import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Question;
import dev.glasshive.lesson.Setup;
import dev.glasshive.lesson.Spot;
import dev.glasshive.lesson.Step;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the pane of the machine that a step speaks of: what its setup says, what it asks about, or the first thing but registers and instructions that its text points to.
final class SpokenPane {
    private SpokenPane() {}

    static Optional<Setup.Pane> of(Step step) {
        Optional<Setup.Pane> said = step.setup().flatMap(Setup::pane);
        if (said.isPresent()) {
            return said;
        }
        if (step instanceof Step.Predict predict && predict.question().subject() instanceof Question.Value(Spot.Valued spot)) {
            return pane(spot);
        }
        return Stream.concat(Stream.of(step.prose()), step.tasks().stream().map(task -> task.text())).flatMap(SpokenPane::spots)
                .filter(spot -> !(spot instanceof Spot.RegisterSpot)).flatMap(spot -> pane(spot).stream()).findFirst();
    }

    private static Stream<Spot> spots(Prose prose) {
        return prose.blocks().stream().flatMap(block -> block instanceof Prose.Paragraph(var content) ? content.stream() : Stream.empty())
                .flatMap(inline -> inline instanceof Prose.Pointer(Spot spot) ? Stream.of(spot) : Stream.empty());
    }

    private static Optional<Setup.Pane> pane(Spot spot) {
        return switch (spot) {
            case Spot.RegisterSpot _ -> Optional.of(Setup.Pane.REGISTERS);
            case Spot.StackSpot _ -> Optional.of(Setup.Pane.STACK);
            case Spot.PacketSpot _ -> Optional.of(Setup.Pane.PACKET);
            case Spot.EntrySpot _, Spot.MapSpot _ -> Optional.of(Setup.Pane.MAPS);
            case Spot.InstructionSpot _ -> Optional.empty();
        };
    }
}
