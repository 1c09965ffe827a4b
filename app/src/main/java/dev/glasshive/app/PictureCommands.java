package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.picture.Pixels;
import dev.glasshive.app.picture.RunPictureViewModel;
import dev.glasshive.app.picture.RunRecorder;
import dev.glasshive.app.picture.SvgPicture;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.files.WholeFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.stage.FileChooser;

/// Takes pictures of panes and of runs.
final class PictureCommands {
    /// Picture elements for each unit, so that pictures are sharp on every screen.
    private static final double SCALE = 2;

    private final MainView view;
    private final Workspace workspace;
    private final Supplier<Optional<PaneFrame>> current;
    private final RunPictureViewModel model;
    private final RunPictureSheet sheet;
    private Optional<RunRecorder> recorder = Optional.empty();

    /// @param current the pane that has the keyboard
    PictureCommands(MainView view, Workspace workspace, Supplier<Optional<PaneFrame>> current) {
        this.view = view;
        this.workspace = workspace;
        this.current = current;
        model = new RunPictureViewModel(workspace);
        sheet = new RunPictureSheet(model, this::saveRun, () -> recorder.ifPresent(RunRecorder::cancel));
        view.desk().panes().offerInMenus(pane -> List.of(new ChoiceMenu.Choice(Text.of("command.picture.copy"), () -> copy(pane)),
                new ChoiceMenu.Choice(Text.of("command.picture.png"), () -> savePng(pane)), new ChoiceMenu.Choice(Text.of("command.picture.svg"), () -> saveSvg(pane))));
    }

    void addTo(CommandRegistry registry) {
        registry.add(
                Command.of(CommandGroup.FILE, "picture.copy", () -> pane(this::copy)).keys("Shortcut+Alt+C"),
                Command.of(CommandGroup.FILE, "picture.png", () -> pane(this::savePng)).keys("Shortcut+Alt+P"),
                Command.of(CommandGroup.FILE, "picture.svg", () -> pane(this::saveSvg)).keys("Shortcut+Alt+V"),
                Command.of(CommandGroup.FILE, "picture.run", sheet::open).keys("Shortcut+Alt+G")
                        .when(Bindings.createBooleanBinding(() -> workspace.moment().get().isPresent(), workspace.moment())));
    }

    /// Asks what a moving picture shall show; lies over the window.
    RunPictureSheet sheet() {
        return sheet;
    }

    private interface Use {
        void of(PaneFrame pane);
    }

    private void pane(Use use) {
        current.get().ifPresentOrElse(use::of, () -> workspace.tell(new Notice(Notice.Level.INFO, Text.of("picture.no-pane"))));
    }

    private Paint background() {
        return view.getBackground() == null || view.getBackground().getFills().isEmpty() ? Color.WHITE : view.getBackground().getFills().getFirst().getFill();
    }

    private void copy(PaneFrame pane) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(Pixels.of(pane, SCALE, background()));
        Clipboard.getSystemClipboard().setContent(content);
        workspace.tell(new Notice(Notice.Level.INFO, Text.of("picture.copied", pane.title())));
    }

    private void savePng(PaneFrame pane) {
        choose(pane.title(), "png").ifPresent(file -> png(pane, file));
    }

    private void saveSvg(PaneFrame pane) {
        choose(pane.title(), "svg").ifPresent(file -> svg(pane, file));
    }

    /// Writes a picture of a pane.
    void png(PaneFrame pane, Path file) {
        WritableImage image = Pixels.of(pane, SCALE, background());
        write(file, () -> Pixels.png(image));
    }

    /// Writes a drawing of a pane.
    void svg(PaneFrame pane, Path file) {
        String drawing = SvgPicture.of(pane, pane.title(), background());
        write(file, () -> drawing.getBytes(StandardCharsets.UTF_8));
    }

    private void write(Path file, Supplier<byte[]> content) {
        workspace.ask(() -> {
            try {
                WholeFile.write(file, content.get());
                return Optional.<IOException>empty();
            } catch (IOException e) {
                return Optional.of(e);
            }
        }, problem -> told(file, problem));
    }

    private void told(Path file, Optional<IOException> problem) {
        workspace.tell(problem.map(e -> new Notice(Notice.Level.PROBLEM, Text.of("open.not-saved", file, String.valueOf(e.getMessage()))))
                .orElseGet(() -> new Notice(Notice.Level.INFO, Text.of("open.saved", file.getFileName()))));
    }

    private Optional<Path> choose(String title, String kind) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Text.of("picture.save"));
        String document = workspace.session().get().document().name().replaceFirst("\\.\\w+$", "");
        chooser.setInitialFileName((document + " " + title).strip().replaceAll("[^\\p{L}\\p{N}._-]+", "-") + "." + kind);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Text.of("picture.kind." + kind), "*." + kind));
        return Optional.ofNullable(chooser.showSaveDialog(view.getScene().getWindow())).map(File::toPath);
    }

    private void saveRun() {
        choose(Text.of("picture.run.name"), "gif").ifPresent(this::record);
    }

    /// Begins to write the moving picture that the sheet describes.
    void record(Path file) {
        Region area = switch (model.area().get()) {
            case MACHINE -> view.desk().machine();
            case WINDOW -> view.desk();
        };
        model.plan().get().range().filter(range -> recorder.isEmpty()).ifPresent(range -> {
            try {
                RunRecorder fresh = new RunRecorder(workspace, new RunRecorder.Shot(area, background(), model.width().get() / Math.max(1, area.getWidth()), range, model.delay()), file, listener(file));
                recorder = Optional.of(fresh);
                sheet.setBusy(true);
                fresh.start();
            } catch (IOException e) {
                told(file, Optional.of(e));
            }
        });
    }

    /// Whether a moving picture is being written.
    boolean isRecording() {
        return recorder.isPresent();
    }

    private RunRecorder.Listener listener(Path file) {
        return new RunRecorder.Listener() {
            @Override
            public void progress(double share) {
                sheet.progress().set(share);
            }

            @Override
            public void finished(boolean written, Optional<IOException> problem) {
                recorder = Optional.empty();
                sheet.setBusy(false);
                sheet.progress().set(0);
                if (written || problem.isPresent()) {
                    sheet.close();
                    told(file, problem);
                }
            }
        };
    }
}
