package dev.glasshive.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every Markdown page of the repository that is not a lesson.
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> FOLDERS = List.of("docs", "assets/src/main/resources/glasshive/programs", "assets/src/main/resources/glasshive/fonts");
    private static final Pattern FENCE = Pattern.compile("(?ms)^(`{3,}).*?^\\1$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT)) {
            top.filter(DocumentsTest::isPage).forEach(pages::add);
        }
        for (String folder : FOLDERS) {
            try (Stream<Path> below = Files.walk(ROOT.resolve(folder))) {
                below.filter(DocumentsTest::isPage).forEach(pages::add);
            }
        }
        return pages.stream().map(ROOT::relativize).sorted().toList();
    }

    private static boolean isPage(Path file) {
        return file.toString().endsWith(".md");
    }

    @Test
    void thereArePages() throws IOException {
        assertThat(pages()).contains(Path.of("README.md"), Path.of("docs", "architecture.md"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) throws IOException {
        List<String> broken = links(page).stream().filter(link -> !leadsSomewhere(page, link)).toList();
        assertThat(broken).as("links of %s", page).isEmpty();
    }

    private static List<String> links(Path page) throws IOException {
        String prose = FENCE.matcher(Files.readString(ROOT.resolve(page))).replaceAll("");
        return LINK.matcher(prose).results().map(found -> found.group(1)).toList();
    }

    /// Pages of other people are not asked: a test must not depend on the network.
    private static boolean leadsSomewhere(Path page, String link) {
        if (URI.create(link).getScheme() != null) {
            return true;
        }
        String[] parts = link.split("#", 2);
        Path file = ROOT.resolve(page);
        Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
        return Files.exists(target) && (parts.length == 1 || hasHeading(target, parts[1]));
    }

    private static boolean hasHeading(Path page, String anchor) {
        try {
            return HEADING.matcher(FENCE.matcher(Files.readString(page)).replaceAll("")).results().map(DocumentsTest::anchor).anyMatch(anchor::equals);
        } catch (IOException e) {
            throw new AssertionError(page.toString(), e);
        }
    }

    /// As GitHub makes them: lower case, no punctuation, hyphens for spaces.
    private static String anchor(MatchResult heading) {
        return heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }
}
