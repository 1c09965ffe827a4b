import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Closes `glasshive test` with the tests that did not run, grouped by the reason they give.
/// Arguments: the project's root, and a file as old as the run, so that reports of earlier runs do not count.
/// Reads Surefire's XML reports; a single source file, since it must run when the build itself failed.
final class SkippedTests {
    private static final int SHOWN_PER_REASON = 5;

    private SkippedTests() {}

    static void main(String[] args) throws IOException, ParserConfigurationException {
        var root = Path.of(args[0]);
        var since = Files.getLastModifiedTime(Path.of(args[1]));
        var skipped = new TreeMap<String, List<String>>();
        int tests = 0;
        for (var report : reports(root, since)) {
            var cases = testCases(report);
            tests += cases.size();
            for (var test : cases) {
                var marks = test.getElementsByTagName("skipped");
                if (marks.getLength() > 0) {
                    skipped.computeIfAbsent(reason((Element) marks.item(0)), _ -> new ArrayList<>()).add(name(test));
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

    private static String reason(Element skipped) {
        var message = skipped.getAttribute("message").strip();
        return message.isEmpty() ? "no reason given" : message.lines().findFirst().orElseThrow();
    }

    private static String name(Element test) {
        var type = test.getAttribute("classname");
        return type.substring(type.lastIndexOf('.') + 1) + "." + test.getAttribute("name");
    }

    private static void print(int tests, TreeMap<String, List<String>> skipped) {
        int count = skipped.values().stream().mapToInt(List::size).sum();
        System.out.println();
        System.out.println(tests + " tests, " + (count == 0 ? "none" : count) + " skipped" + (count == 0 ? "." : ":"));
        skipped.forEach((reason, names) -> {
            System.out.println("  " + reason);
            names.stream().sorted().limit(SHOWN_PER_REASON).forEach(name -> System.out.println("    " + name));
            if (names.size() > SHOWN_PER_REASON) {
                System.out.println("    and " + (names.size() - SHOWN_PER_REASON) + " more");
            }
        });
    }
}
