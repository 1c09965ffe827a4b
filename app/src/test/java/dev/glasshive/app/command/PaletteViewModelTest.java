package dev.glasshive.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private final List<String> done = new ArrayList<>();
    private final BooleanProperty isOpen = new SimpleBooleanProperty();
    private final CommandRegistry registry = new CommandRegistry();
    private final PaletteViewModel model;

    PaletteViewModelTest() {
        registry.add(command(CommandGroup.FILE, "Save"), command(CommandGroup.FILE, "Save as…"), command(CommandGroup.RUN, "Step back"),
                command(CommandGroup.RUN, "Step"), command(CommandGroup.VIEW, "Console"), command(CommandGroup.LESSONS, "Check the exercise").when(isOpen));
        model = new PaletteViewModel(registry, new KeyMap(registry), () -> List.of(command(CommandGroup.FILE, "Open drop_all.o")));
        model.open();
    }

    private Command command(CommandGroup group, String title) {
        return Command.titled(group, title, title, () -> done.add(title));
    }

    private List<String> found(String query) {
        model.query().set(query);
        return model.entries().get().stream().map(entry -> entry.command().title()).toList();
    }

    @Test
    void everythingIsOfferedAtFirst() {
        assertThat(model.entries().get()).hasSize(7);
        assertThat(model.entries().get().getLast().command().title()).as("what cannot be run now comes last").isEqualTo("Check the exercise");
    }

    @Test
    void lettersWithGapsAreEnough() {
        assertThat(found("stbk")).containsExactly("Step back");
        assertThat(found("cnsl")).containsExactly("Console");
        assertThat(found("zzz")).isEmpty();
    }

    @Test
    void whatFitsBestIsFirst() {
        assertThat(found("step").getFirst()).isEqualTo("Step");
        assertThat(found("save").getFirst()).isEqualTo("Save");
        assertThat(found("back step").getFirst()).isEqualTo("Step back");
        assertThat(found("drop").getFirst()).isEqualTo("Open drop_all.o");
    }

    @Test
    void theGroupHelpsToFind() {
        assertThat(found("view con")).containsExactly("Console");
    }

    @Test
    void aThemeIsFoundByThatWord() {
        registry.add(Command.titled(CommandGroup.FILE, "sample.kprobe_args", "kprobe_args.o: the arguments of a function, read where the kernel enters", () -> {}),
                Command.of(CommandGroup.VIEW, "theme.dark", () -> {}));
        assertThat(found("theme dark").getFirst()).isEqualTo("Dark");
    }

    @Test
    void theUsualSizeOfTypeIsFoundByItsNumber() {
        registry.add(Command.of(CommandGroup.VIEW, "size.normal", () -> {}));
        assertThat(found("100 %")).contains(Command.of(CommandGroup.VIEW, "size.normal", () -> {}).title());
    }

    @Test
    void whatWasRunIsOfferedFirstTheNextTime() {
        model.run(model.entries().get().stream().filter(entry -> entry.command().title().equals("Console")).findFirst().orElseThrow());
        assertThat(done).containsExactly("Console");
        model.open();
        assertThat(model.entries().get().getFirst().command().title()).isEqualTo("Console");
    }

    @Test
    void whatCannotBeRunNowDoesNothing() {
        PaletteViewModel.Entry check = model.entries().get().getLast();
        model.run(check);
        assertThat(done).isEmpty();
        isOpen.set(true);
        model.run(check);
        assertThat(done).containsExactly("Check the exercise");
    }
}
