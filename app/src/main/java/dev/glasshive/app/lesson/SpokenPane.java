package dev.glasshive.app.lesson;

import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Question;
import dev.glasshive.lesson.Setup;
import dev.glasshive.lesson.Spot;
import dev.glasshive.lesson.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the pane of the machine that a step speaks of: what its setup says, what it asks about, or the first thing that its text points to; registers only where it points to nothing else but instructions.
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
        List<Setup.Pane> named = Stream.concat(Stream.of(step.prose()), step.tasks().stream().map(task -> task.text())).flatMap(SpokenPane::spots).flatMap(spot -> pane(spot).stream()).toList();
        return named.stream().filter(pane -> pane != Setup.Pane.REGISTERS).findFirst().or(() -> named.stream().findFirst());
    }

    private static Stream<Spot> spots(Prose prose) {
        return prose.blocks().stream().flatMap(block -> switch (block) {
            case Prose.Paragraph(var content) -> content.stream();
            case Prose.Items(var _, var items) -> items.stream().flatMap(List::stream);
            case Prose.CodeBlock _ -> Stream.empty();
        }).flatMap(inline -> inline instanceof Prose.Pointer(Spot spot, String _) ? Stream.of(spot) : Stream.empty());
    }

    private static Optional<Setup.Pane> pane(Spot spot) {
        return switch (spot) {
            case Spot.RegisterSpot _ -> Optional.of(Setup.Pane.REGISTERS);
            case Spot.StackSpot _ -> Optional.of(Setup.Pane.STACK);
            case Spot.PacketSpot _ -> Optional.of(Setup.Pane.PACKET);
            case Spot.EntrySpot _, Spot.MapSpot _ -> Optional.of(Setup.Pane.MAPS);
            case Spot.PaneSpot(Spot.Pane pane) -> Optional.of(switch (pane) {
                case JIT -> Setup.Pane.JIT;
            });
            case Spot.InstructionSpot _ -> Optional.empty();
        };
    }
}
