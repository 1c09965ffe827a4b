package dev.glasshive.app;

import dev.glasshive.app.control.Theme;
import dev.glasshive.app.text.Language;
import dev.glasshive.app.text.Text;
import dev.glasshive.cli.RenderRequest;
import dev.glasshive.cli.Screen;
import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import javafx.application.Application;

/// The window as the command line sees it.
public final class WindowScreen implements Screen {
    private static final int TOUR_WIDTH = 1600;
    private static final int TOUR_HEIGHT = 1000;
    private static final List<Stop> TOUR = List.of(
            new Stop(FrameStories.WELCOME, Theme.LIGHT), new Stop(RunStories.OPENED, Theme.LIGHT), new Stop(RunStories.PACKET, Theme.LIGHT),
            new Stop(RunStories.PACKET, Theme.DARK), new Stop(RunStories.C_SOURCE, Theme.DARK), new Stop(MapStories.MAP, Theme.LIGHT), new Stop(MapStories.MAP, Theme.DARK),
            new Stop(RunStories.SUBPROGRAM, Theme.LIGHT), new Stop(FrameStories.LESSON, Theme.LIGHT), new Stop(FrameStories.LESSON, Theme.DARK),
            new Stop(RunStories.TRAP, Theme.DARK), new Stop(EditorStories.ERROR, Theme.LIGHT), new Stop(RunStories.CONSOLE, Theme.LIGHT));

    /// A picture of the tour.
    private record Stop(Story story, Theme theme) {}

    /// For the service loader.
    public WindowScreen() {}

    @Override
    public int open(List<Path> files) {
        Quiet.start();
        Application.launch(GlasshiveWindow.class, files.stream().map(Path::toString).toArray(String[]::new));
        return 0;
    }

    @Override
    public int preview(Path folder) {
        Quiet.start();
        Application.launch(GlasshiveWindow.class, "--" + GlasshiveWindow.PREVIEW + "=" + folder);
        return 0;
    }

    @Override
    public int exam(Path place) {
        Quiet.start();
        Application.launch(GlasshiveWindow.class, "--" + GlasshiveWindow.EXAM + "=" + place);
        return 0;
    }

    @Override
    public List<Path> render(RenderRequest request) throws BadInputException, IOException {
        List<Story> stories = request.screen().isEmpty() ? Story.all() : List.of(story(request.screen().get()));
        List<Theme> themes = request.theme().isEmpty() ? List.of(Theme.values()) : List.of(theme(request.theme().get()));
        Language language = Language.tagged(request.language()).orElseThrow(() -> new BadInputException(
                Text.of("render.no-language", request.language(), Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.joining(", ")))));
        // Before anything is drawn, for that takes minutes.
        Files.createDirectories(request.folder().toAbsolutePath());
        Pictures.startToolkit();
        Speech.ofThisSystem().speak(language).ifPresent(words -> System.err.println("glasshive: " + words));
        List<Path> files = new ArrayList<>();
        for (Story story : stories) {
            SequencedMap<Theme, Path> pictures = new LinkedHashMap<>();
            themes.forEach(theme -> pictures.put(theme, request.folder().resolve(story.title() + "-" + theme.title() + ".png")));
            Pictures.draw(story, pictures, request.width(), request.height(), request.scale(), request.type());
            files.addAll(pictures.values());
        }
        return files;
    }

    private static Story story(String name) throws BadInputException {
        return Story.titled(name).orElseThrow(() -> new BadInputException(
                Text.of("render.no-screen", name, Story.all().stream().map(Story::title).collect(Collectors.joining(", ")))));
    }

    private static Theme theme(String name) throws BadInputException {
        return Theme.titled(name).orElseThrow(() -> new BadInputException(
                Text.of("render.no-theme", name, Arrays.stream(Theme.values()).map(Theme::title).collect(Collectors.joining(", ")))));
    }

    @Override
    public List<Path> tour(Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath());
        Pictures.startToolkit();
        List<Path> files = new ArrayList<>();
        for (Stop stop : TOUR) {
            String name = String.format(Locale.ROOT, "%02d-%s-%s.png", files.size() + 1, stop.story().title(), stop.theme().title());
            Path file = folder.resolve(name);
            Pictures.draw(stop.story(), new LinkedHashMap<>(Map.of(stop.theme(), file)), TOUR_WIDTH, TOUR_HEIGHT, 1, 1);
            files.add(file);
        }
        return files;
    }
}
