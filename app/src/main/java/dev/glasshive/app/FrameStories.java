package dev.glasshive.app;

import static dev.glasshive.app.StorySteps.condition;
import static dev.glasshive.app.StorySteps.cover;

import dev.glasshive.app.command.PaletteView;
import dev.glasshive.app.command.ShortcutsView;
import dev.glasshive.app.control.PanePlace;
import dev.glasshive.app.recovery.Draft;
import dev.glasshive.app.workspace.Asked;
import dev.glasshive.app.workspace.Watch;
import dev.glasshive.isa.Register;
import dev.glasshive.vm.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Screens of the window itself: what lies over its panes, and those that are about no step of a run.
final class FrameStories {
    static final Story WELCOME = new Story("welcome", "what an empty window offers", (view, workspace) -> { });

    static final Story RECOVERED = new Story("recovered", "what a process that was killed had not saved", (view, workspace) -> {
        view.recovery().offer(draft("count.bpf", "2026-11-28T14:03:00Z"), () -> { }, () -> { });
        view.recovery().offer(draft("a_program_with_a_long_name_that_somebody_made_for_a_test_of_labels_and_their_ends.bpf", "2026-11-27T09:41:00Z"), () -> { }, () -> { });
    });

    static final Story STOPS = new Story("stops", "everything at which a run stops", (view, workspace) -> {
        RunStories.WHY.tell(view, workspace);
        workspace.inquiries().watch(new Asked(new Target.OfRegister(Register.R6), Register.R6.toString()));
        workspace.stops().watch(new Watch.Where(condition("pkt[23] == 6 && pc == 0")));
        view.dock().show(DockTab.STOPS);
    });

    static final Story WORLD = new Story("world", "what a program can learn of the world around it", (view, workspace) -> {
        workspace.openSampleSource("open_counter");
        view.dock().show(DockTab.WORLD);
    });

    static final Story LESSON = new Story("lesson", "a lesson beside the machine it talks about", (view, workspace) -> {
        view.lessons().open("the-stack");
    });

    static final Story ENLARGED = new Story("enlarged", "one pane over all others", (view, workspace) -> {
        RunStories.OPENED.tell(view, workspace);
        view.desk().panes().pane("packet").ask(PanePlace.ENLARGED);
    });

    static final Story PALETTE = new Story("palette", "every command, found by a few of its letters", (view, workspace) -> {
        RunStories.OPENED.tell(view, workspace);
        PaletteView palette = cover(view, PaletteView.class);
        palette.open();
        palette.look("co");
    });

    static final Story SHORTCUTS = new Story("shortcuts", "every key, and the place to change it", (view, workspace) -> {
        RunStories.OPENED.tell(view, workspace);
        ShortcutsView shortcuts = cover(view, ShortcutsView.class);
        shortcuts.open();
        shortcuts.tryKeys("run.step-back", "Shortcut+S");
    });

    static final Story RUN_PICTURE = new Story("run-picture", "what an animated picture of a run shall show", (view, workspace) -> {
        RunStories.PACKET.tell(view, workspace);
        cover(view, RunPictureSheet.class).open();
    });

    static final List<Story> ALL = List.of(WELCOME, RECOVERED, STOPS, WORLD, LESSON, ENLARGED, PALETTE, SHORTCUTS, RUN_PICTURE);

    private FrameStories() {}

    private static Draft draft(String name, String kept) {
        return new Draft(name, Optional.empty(), "", 0, List.of(), "linux", Optional.empty(), Instant.parse(kept));
    }
}
