package dev.glasshive.cli;

import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `glasshive render`: pictures of screens, off-screen.
@Command(name = "render")
final class RenderCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{2,5})[xX](\\d{2,5})");
    /// What [#SIZE] takes.
    private static final int SMALLEST = 10;
    private static final int LARGEST = 16_384;
    private static final int SMALLEST_TYPE = 75;
    private static final int LARGEST_TYPE = 300;

    private final Terminal terminal;

    @Option(names = "--screen", paramLabel = "NAME")
    private @Nullable String screen;

    @Option(names = "--theme", paramLabel = "THEME")
    private @Nullable String theme;

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1600x1000")
    private String size = "";

    @Option(names = "--scale", paramLabel = "S", defaultValue = "1")
    private double scale;

    @Option(names = "--type", paramLabel = "PERCENT", defaultValue = "100")
    private int type;

    @Option(names = "--language", paramLabel = "LANGUAGE", defaultValue = "en")
    private String language = "";

    @Option(names = {"-o", "--output"}, paramLabel = "DIR", required = true)
    private Path folder = Path.of("");

    @Option(names = "--json")
    private boolean json;

    /// What `render --json` prints.
    record Report(List<String> pictures) {}

    RenderCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException {
        // Pictures would lie among whatever is in the folder that one is in.
        if (folder.toString().isBlank()) {
            throw new BadInputException(Messages.text("render.nofolder"));
        }
        Matcher wanted = SIZE.matcher(size);
        if (!wanted.matches()) {
            throw new BadInputException(Messages.text("render.size", size, SMALLEST, LARGEST));
        }
        int width = Integer.parseInt(wanted.group(1));
        int height = Integer.parseInt(wanted.group(2));
        if (!(scale > 0) || width * scale > LARGEST || height * scale > LARGEST) {
            throw new BadInputException(Messages.text("render.large", size, scale, LARGEST));
        }
        if (type < SMALLEST_TYPE || type > LARGEST_TYPE) {
            throw new BadInputException(Messages.text("render.type", type, SMALLEST_TYPE, LARGEST_TYPE));
        }
        Optional<Screen> window = Screen.find();
        if (window.isEmpty()) {
            terminal.err().println(Messages.text("error", Messages.text("noscreen")));
            return Exit.BUG.code();
        }
        List<Path> pictures = draw(window.get(), width, height);
        if (json) {
            terminal.out().println(Json.pretty(new Report(pictures.stream().map(Path::toString).toList())));
        } else {
            pictures.forEach(terminal.out()::println);
        }
        return Exit.HOLDS.code();
    }

    private List<Path> draw(Screen window, int width, int height) throws BadInputException {
        try {
            return window.render(new RenderRequest(Optional.ofNullable(screen), Optional.ofNullable(theme), width, height, scale, type / 100.0, language, folder));
        } catch (IOException e) {
            throw Target.unusable(folder, e);
        }
    }
}
