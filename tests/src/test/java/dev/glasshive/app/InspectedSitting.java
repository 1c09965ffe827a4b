package dev.glasshive.app;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/// A screen that is opened once and puts on one outfit after the other, in each of which it is inspected once it stands still.
final class InspectedSitting extends AnimationTimer {
    /// So many pulses that change nothing are taken for the end of all changes.
    private static final int STILL = 4;
    /// What does not come to rest is inspected after so many pulses.
    private static final int MOST_PULSES = 30;
    private static final double PICTURE_SCALE = 0.5;

    private final Story story;
    private final List<Outfit> outfits;
    private final Outfit toured;
    private final CompletableFuture<Inspection> inspection = new CompletableFuture<>();
    private final Map<Outfit, Inspection.Look> looks = new LinkedHashMap<>();
    private Optional<Sitter> sitter = Optional.empty();
    private Optional<Spots> first = Optional.empty();
    private Optional<Spots> last = Optional.empty();
    private int still;
    private int pulses;

    private InspectedSitting(Story story, List<Outfit> outfits, Outfit toured) {
        this.story = story;
        this.outfits = outfits;
        this.toured = toured;
    }

    /// Inspects a screen in `outfits`, and at last, because it moves things, where the keyboard goes in `toured`.
    static CompletableFuture<Inspection> of(Story story, List<Outfit> outfits, Outfit toured) {
        InspectedSitting sitting = new InspectedSitting(story, outfits, toured);
        Platform.runLater(() -> sitting.orFail(sitting::begin));
        return sitting.inspection;
    }

    private void begin() {
        Outfit outfit = outfits.getFirst();
        sitter = Optional.of(Sitter.of(story, outfit.theme(), outfit.width(), outfit.height(), outfit.type()));
        start();
    }

    @Override
    public void handle(long now) {
        sitter.ifPresent(who -> orFail(() -> pulse(who)));
    }

    private void pulse(Sitter who) {
        who.layOut();
        Optional<Spots> spots = Optional.of(Spots.of(who.view()));
        still = spots.equals(last) ? still + 1 : 0;
        last = spots;
        if (++pulses < MOST_PULSES && still < STILL) {
            return;
        }
        if (looks.size() == outfits.size()) {
            inspection.complete(new Inspection(looks, Map.of(toured, KeyboardFaults.of(who.view()))));
            end();
            return;
        }
        Outfit worn = outfits.get(looks.size());
        looks.put(worn, look(who, worn));
        wear(who, worn, looks.size() < outfits.size() ? outfits.get(looks.size()) : toured);
    }

    private Inspection.Look look(Sitter who, Outfit worn) {
        List<String> faults = LayoutFaults.of(who.view());
        if (!Inspection.THEMES.contains(worn)) {
            return new Inspection.Look(faults, Optional.empty());
        }
        Spots spots = Spots.of(who.view());
        List<String> moved = spots.unlike(first.orElse(spots));
        first = first.or(() -> Optional.of(spots));
        Image picture = who.picture(worn.width(), worn.height(), PICTURE_SCALE);
        return new Inspection.Look(faults, Optional.of(new Inspection.Picture((int) picture.getWidth(), colours(picture), moved)));
    }

    private void wear(Sitter who, Outfit worn, Outfit next) {
        if (worn.theme() != next.theme()) {
            who.wear(next.theme());
        }
        if (worn.type() != next.type()) {
            who.commands().appearance().resize(next.type());
        }
        who.view().resize(next.width(), next.height());
        last = Optional.empty();
        still = 0;
        pulses = 0;
    }

    private static int colours(Image image) {
        PixelReader pixels = image.getPixelReader();
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                colours.add(pixels.getArgb(x, y));
            }
        }
        return colours.size();
    }

    private void orFail(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            inspection.completeExceptionally(e);
            end();
        }
    }

    private void end() {
        stop();
        sitter.ifPresent(Sitter::leave);
        sitter = Optional.empty();
    }
}
