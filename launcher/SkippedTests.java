import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Closes `glasshive test` with the tests that did not run, grouped by the reason they give.
/// Arguments: the project's root, and a file as old as the run, so that reports of earlier runs do not count.
/// Reads Surefire's XML reports; a single source file, since it must run when the build itself failed.
final class SkippedTests {
    private static final Pattern PREAMBLE = Pattern.compile("^(org\\.opentest4j\\.TestAbortedException:)?\\s*(assumption was not met due to:|Assumption failed:)?\\s*");

    private SkippedTests() {}

    static void main(String[] args) throws IOException, ParserConfigurationException {
        var root = Path.of(args[0]);
        var since = Files.getLastModifiedTime(Path.of(args[1]));
        var skipped = new TreeMap<String, TreeMap<String, Integer>>();
        int tests = 0;
        for (var report : reports(root, since)) {
            var cases = testCases(report);
            tests += cases.size();
            for (var test : cases) {
                var marks = test.getElementsByTagName("skipped");
                if (marks.getLength() > 0) {
                    skipped.computeIfAbsent(reason((Element) marks.item(0)), _ -> new TreeMap<>()).merge(type(test), 1, Integer::sum);
                }
            }
        }
        print(tests, skipped);
    }

    private static List<Path> reports(Path root, FileTime since) throws IOException {
        var reports = new ArrayList<Path>();
        try (var modules = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (var module : modules) {
                var folder = module.resolve("target/surefire-reports");
                if (Files.isDirectory(folder)) {
                    try (var files = Files.newDirectoryStream(folder, "TEST-*.xml")) {
                        for (var file : files) {
                            if (Files.getLastModifiedTime(file).compareTo(since) >= 0) {
                                reports.add(file);
                            }
                        }
                    }
                }
            }
        }
        return reports;
    }

    private static List<Element> testCases(Path report) throws IOException, ParserConfigurationException {
        var cases = new ArrayList<Element>();
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            var nodes = builder.parse(report.toFile()).getElementsByTagName("testcase");
            for (int i = 0; i < nodes.getLength(); i++) {
                cases.add((Element) nodes.item(i));
            }
        } catch (SAXException unreadable) {
            System.out.println("Left out of the list below, since it is cut off: " + report);
        }
        return cases;
    }

    /// The first line of the assumption's own words: after the exception's name, and after what AssertJ and JUnit put before them.
    private static String reason(Element skipped) {
        var message = skipped.getAttribute("message");
        var words = message.isBlank() ? skipped.getTextContent() : message;
        var line = PREAMBLE.matcher(words).replaceFirst("").lines().filter(text -> !text.isBlank()).findFirst().orElse("no reason given");
        return line.strip().replaceFirst("^\\[(.*)]$", "$1");
    }

    private static String type(Element test) {
        var name = test.getAttribute("classname");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static void print(int tests, TreeMap<String, TreeMap<String, Integer>> skipped) {
        int count = skipped.values().stream().flatMap(types -> types.values().stream()).mapToInt(Integer::intValue).sum();
        System.out.println();
        System.out.println(tests + " tests, " + (count == 0 ? "none" : count) + " skipped" + (count == 0 ? "." : ":"));
        skipped.forEach((reason, types) -> {
            System.out.println("  " + reason);
            types.forEach((type, cases) -> System.out.println("    " + cases + " in " + type));
        });
    }
}
