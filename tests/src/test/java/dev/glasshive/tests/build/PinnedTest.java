package dev.glasshive.tests.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// Everything that Maven fetches has one version that stands in this repository, so that the same commit is built of the same parts tomorrow.
class PinnedTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String OURS = "dev.glasshive";
    private static final String BOM = "org.junit";
    /// What Maven runs for a jar without being asked, each in a version of its own choice where we name none.
    private static final List<String> UNASKED = Stream.of("clean", "resources", "compiler", "surefire", "jar", "install", "deploy", "site").map(name -> "maven-" + name + "-plugin").toList();

    @Test
    void everyPluginHasOneVersion() throws IOException, ParserConfigurationException, SAXException {
        Map<String, String> versions = new TreeMap<>();
        Set<String> used = new TreeSet<>(UNASKED);
        for (Document pom : poms()) {
            for (Element plugin : all(pom, "plugin")) {
                used.add(text(plugin, "artifactId"));
                if (!text(plugin, "version").isEmpty()) {
                    versions.put(text(plugin, "artifactId"), text(plugin, "version"));
                }
            }
        }
        assertThat(versions).containsOnlyKeys(used);
        assertThat(versions.values()).allSatisfy(version -> assertThat(resolved(version)).matches("[0-9]+(\\.[0-9]+)+"));
    }

    @Test
    void everyDependencyHasOneVersion() throws IOException, ParserConfigurationException, SAXException {
        Map<String, String> versions = new TreeMap<>();
        Set<String> used = new TreeSet<>();
        for (Document pom : poms()) {
            for (String kind : List.of("dependency", "path")) {
                for (Element dependency : all(pom, kind)) {
                    String group = text(dependency, "groupId");
                    String name = group + ":" + text(dependency, "artifactId");
                    if (!text(dependency, "version").isEmpty()) {
                        versions.put(name, text(dependency, "version"));
                    } else if (!group.startsWith(BOM + ".")) {
                        used.add(name);
                    }
                }
            }
        }
        assertThat(versions).containsKeys(used.toArray(String[]::new)).containsKey(BOM + ":junit-bom");
        versions.forEach((name, version) -> {
            if (name.startsWith(OURS + ":")) {
                assertThat(version).as(name).isEqualTo("${project.version}");
            } else {
                assertThat(resolved(version)).as(name).matches("[0-9]+(\\.[0-9]+)+(-jre)?");
            }
        });
    }

    @Test
    void nothingIsFetchedFromElsewhereThanMavenCentral() throws IOException, ParserConfigurationException, SAXException {
        for (Document pom : poms()) {
            assertThat(all(pom, "repository")).isEmpty();
            assertThat(all(pom, "pluginRepository")).isEmpty();
        }
    }

    @Test
    void mavenItselfIsCheckedByItsSum() throws IOException {
        assertThat(Files.readString(ROOT.resolve(".mvn/wrapper/maven-wrapper.properties"))).containsPattern("(?m)^distributionUrl=https://repo\\.maven\\.apache\\.org/\\S+-bin\\.zip$")
                .containsPattern("(?m)^distributionSha256Sum=[0-9a-f]{64}$");
    }

    @Test
    void archivesHaveOneTime() throws IOException, ParserConfigurationException, SAXException {
        assertThat(resolved("${project.build.outputTimestamp}")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void halfAJarOfABuildThatWasKilledIsNeverTakenForAWholeOne() throws IOException, ParserConfigurationException, SAXException {
        assertThat(all(poms().getFirst(), "maven.jar.forceCreation")).extracting(Node::getTextContent).containsExactly("true");
    }

    private static List<Document> poms() throws IOException, ParserConfigurationException, SAXException {
        List<Document> poms = new ArrayList<>(List.of(parsed(ROOT.resolve("pom.xml"))));
        for (Element module : all(poms.getFirst(), "module")) {
            poms.add(parsed(ROOT.resolve(module.getTextContent()).resolve("pom.xml")));
        }
        assertThat(poms).hasSizeGreaterThan(2);
        return poms;
    }

    private static Document parsed(Path pom) throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    }

    /// `version`, with a property of the root in its place if it is one.
    private static String resolved(String version) {
        try {
            return version.startsWith("${") ? text(all(poms().getFirst(), "properties").getFirst(), version.substring(2, version.length() - 1)) : version;
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Element> all(Document pom, String name) {
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < pom.getElementsByTagName(name).getLength(); i++) {
            all.add((Element) pom.getElementsByTagName(name).item(i));
        }
        return all;
    }

    private static String text(Element parent, String name) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return child.getTextContent().strip();
            }
        }
        return "";
    }
}
