package dev.glasshive.grade;

import dev.glasshive.files.WholeFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// What a class gets, in the formats that gradebooks, CI services and people read.
public final class Reports {
    private static final JsonMapper JSON = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    private static final String UNPRINTABLE = "[^\\x09\\x0a\\x0d\\x20-\\ud7ff\\ue000-\\ufffd\\x{10000}-\\x{10ffff}]";

    private final GradeBook book;

    public Reports(GradeBook book) {
        this.book = book;
    }

    /// One learner of the JSON form.
    record Row(String learner, double points, int of, double percent, List<Mark> marks, List<String> remarks) {}

    /// The JSON form.
    record Book(List<String> steps, List<Row> learners) {}

    /// Writes all forms into `folder`, which is made if need be: `marks.json`, `marks.csv`, `marks.xml`, `marks.html`.
    ///
    /// @throws IOException if a file cannot be written
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : Map.of("marks.json", json(), "marks.csv", csv(), "marks.xml", junit(), "marks.html", MarksPage.of(book)).entrySet()) {
            WholeFile.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /// JSON: `steps`, and for each of `learners` points and marks.
    public String json() {
        List<Row> rows = book.learners().stream().map(row -> new Row(row.learner(), row.points(), row.marks().size(), row.percent(), row.marks(), row.remarks())).toList();
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new Book(book.steps(), rows)) + "\n";
    }

    /// Comma-separated values as in RFC 4180: a line for each learner, a column for each step.
    public String csv() {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("learner", "points", "of", "percent"));
        head.addAll(book.steps());
        if (book.hasRemarks()) {
            head.add("remarks");
        }
        lines.add(head);
        for (GradeBook.Row row : book.learners()) {
            List<String> line = new ArrayList<>(List.of(row.learner(), number(row.points()), Integer.toString(row.marks().size()), number(row.percent())));
            row.marks().forEach(mark -> line.add(number(mark.points())));
            if (book.hasRemarks()) {
                line.add(String.join("; ", row.remarks()));
            }
            lines.add(line);
        }
        return lines.stream().map(line -> line.stream().map(Reports::field).collect(Collectors.joining(","))).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.3f", value).replaceFirst("0+$", "");
    }

    /// A name that begins like a formula would be one in a spreadsheet; learners choose the names of their files.
    private static String field(String text) {
        String harmless = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return harmless.matches("(?s).*[\",\\r\\n].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    /// JUnit's XML: a suite for each learner, a case for each step; what is not perfect is a failure.
    public String junit() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (GradeBook.Row row : book.learners()) {
                suite(xml, row);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private static void suite(XMLStreamWriter xml, GradeBook.Row row) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", printable(row.learner()));
        xml.writeAttribute("tests", Integer.toString(row.marks().size()));
        xml.writeAttribute("failures", Long.toString(row.marks().stream().filter(mark -> mark.status() != Mark.Status.PASSED).count()));
        for (Mark mark : row.marks()) {
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", printable(row.learner()));
            xml.writeAttribute("name", mark.step());
            if (mark.status() != Mark.Status.PASSED) {
                xml.writeStartElement("failure");
                xml.writeAttribute("type", mark.status().name().toLowerCase(Locale.ROOT));
                xml.writeAttribute("message", printable(mark.reasons().isEmpty() ? "" : mark.reasons().getFirst()));
                xml.writeCharacters(printable(number(mark.points()) + " of 1\n" + String.join("\n", mark.reasons())));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String printable(String text) {
        return text.replaceAll(UNPRINTABLE, "�");
    }
}
