package dev.glasshive.conformance;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.Diagnostic;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads one `.data` file: `-- asm` or `-- raw`, perhaps `-- mem`, and `-- result` or `-- error`. `#` starts a comment.
///
/// `-- raw` holds 64-bit words, one a slot, and wins over `-- asm`. Other sections are left aside.
///
/// `-- map` holds maps as bpf_conformance writes them, or `.map` and `.init` lines. Ours, which it leaves aside: `-- program` the type of a program with a hook, for which `-- mem` is the packet,
/// and `-- result big-endian` the result on such a host, where it is another.
public final class CaseReader {
    /// Characters of one file.
    public static final int TEXT_LIMIT = 1 << 20;
    /// Bytes of memory.
    public static final int MEMORY_LIMIT = 1 << 16;

    private static final String RESULT_BIG = "result big-endian";
    /// How bpf_conformance writes a map: its name, the number of its type on Linux, sizes of key and value, entries.
    private static final Pattern MAP = Pattern.compile("\\s*(?<name>\\w+)\\s+(?<type>\\d+)\\s+(?<key>\\d+)\\s+(?<value>\\d+)\\s+(?<max>\\d+)\\s*");
    private static final HelperNames HELPERS = HelperNames.of(Platforms.linux().helpers().values().stream().collect(Collectors.toMap(Helper::name, Helper::id)));

    private record Line(int number, String text) {}

    private final String name;
    private final ByteOrder order;
    private final Map<String, List<Line>> sections = new LinkedHashMap<>();
    private int lines;

    private CaseReader(String name, ByteOrder order) {
        this.name = name;
        this.order = order;
    }

    /// The test in `text`, for a little-endian host.
    ///
    /// @param name of the test, which messages begin with
    /// @throws MalformedCaseException if it is no test
    public static ConformanceCase read(String text, String name) throws MalformedCaseException {
        return read(text, name, ByteOrder.LITTLE_ENDIAN);
    }

    /// The test in `text`, for a host of byte order `order`.
    ///
    /// @param name of the test, which messages begin with
    /// @throws MalformedCaseException if it is no test
    public static ConformanceCase read(String text, String name, ByteOrder order) throws MalformedCaseException {
        if (text.length() > TEXT_LIMIT) {
            throw new MalformedCaseException(name + ": the file has " + text.length() + " characters, more than " + TEXT_LIMIT + "; split the test");
        }
        return new CaseReader(name, order).read(text);
    }

    private ConformanceCase read(String text) throws MalformedCaseException {
        cut(text);
        Ending expected = expected();
        Bytes memory = memory();
        ProgramSet programs = sections.containsKey("raw") ? raw() : assembled();
        return new ConformanceCase(name, programs, memory, expected, ConformanceCase.groupsOf(programs.programs().getFirst().code()));
    }

    private void cut(String text) throws MalformedCaseException {
        List<Line> current = null;
        for (String line : text.lines().toList()) {
            lines++;
            if (line.startsWith("-- ")) {
                current = new ArrayList<>();
                if (sections.put(line.substring(3).strip(), current) != null) {
                    throw problem(lines, "the section " + line.strip() + " stands here again", "keep one of them");
                }
            } else if (current != null) {
                current.add(new Line(lines, line));
            } else if (!content(line).isEmpty()) {
                throw problem(lines, "text before the first section", "begin with -- asm, or write # in front of a comment");
            }
        }
    }

    private static String content(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }

    private List<Line> section(String title) throws MalformedCaseException {
        List<Line> found = sections.get(title);
        if (found == null) {
            throw problem(Math.max(lines, 1), "there is no section -- " + title, "add one");
        }
        return found;
    }

    private Ending expected() throws MalformedCaseException {
        if (!sections.containsKey("result") && sections.containsKey("error")) {
            return new Ending.Failure(String.join("\n", section("error").stream().map(line -> line.text().strip()).filter(line -> !line.isEmpty()).toList()));
        }
        List<Line> words = words(order == ByteOrder.BIG_ENDIAN && sections.containsKey(RESULT_BIG) ? RESULT_BIG : "result");
        if (words.size() != 1) {
            throw problem(words.isEmpty() ? lines : words.get(1).number(), "-- result holds " + words.size() + " numbers", "write the one that r0 must hold");
        }
        return new Ending.Result(number(words.getFirst()));
    }

    private List<Line> words(String title) throws MalformedCaseException {
        List<Line> words = new ArrayList<>();
        for (Line line : section(title)) {
            for (String word : content(line.text()).split("\\s+", -1)) {
                if (!word.isEmpty()) {
                    words.add(new Line(line.number(), word));
                }
            }
        }
        return words;
    }

    private long number(Line word) throws MalformedCaseException {
        try {
            String text = word.text();
            return text.startsWith("0x") || text.startsWith("0X") ? Long.parseUnsignedLong(text, 2, text.length(), 16)
                    : text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
        } catch (NumberFormatException _) {
            throw problem(word.number(), word.text() + " is no 64-bit number", "write 0x and hexadecimal digits, or decimal ones");
        }
    }

    private Bytes memory() throws MalformedCaseException {
        if (!sections.containsKey("mem")) {
            return Bytes.EMPTY;
        }
        StringBuilder hex = new StringBuilder();
        for (Line word : words("mem")) {
            if (word.text().length() % 2 != 0 || !word.text().chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
                throw problem(word.number(), word.text() + " is no byte", "write two hexadecimal digits for each");
            }
            hex.append(word.text());
            if (hex.length() > 2 * MEMORY_LIMIT) {
                throw problem(word.number(), "-- mem has more than " + MEMORY_LIMIT + " bytes", "give fewer");
            }
        }
        return Bytes.ofHex(hex.toString());
    }

    private ProgramSet raw() throws MalformedCaseException {
        List<Line> words = words("raw");
        ByteBuffer bytes = ByteBuffer.allocate(8 * words.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (Line word : words) {
            bytes.putLong(number(word));
        }
        int first = words.isEmpty() ? lines : words.getFirst().number();
        if (words.isEmpty()) {
            throw problem(first, "-- raw holds no instruction", "write a 64-bit word for each slot");
        }
        try {
            return new ProgramSet(name, "", List.of(Program.of("main", "", Code.decode(bytes.array()))), List.of(), order);
        } catch (MalformedProgramException e) {
            throw problem(first, String.valueOf(e.getMessage()), "correct -- raw");
        }
    }

    private ProgramSet assembled() throws MalformedCaseException {
        StringBuilder text = new StringBuilder();
        if (sections.containsKey("program")) {
            for (Line type : words("program")) {
                text.append(".program ").append(type.text()).append(" main");
            }
        }
        int at = 1;
        List<Line> source = new ArrayList<>(section("asm"));
        for (Line line : sections.getOrDefault("map", List.of())) {
            source.add(new Line(line.number(), mapDirective(line.text())));
        }
        source.sort(Comparator.comparingInt(Line::number));
        for (Line line : source) {
            // Empty lines stand for what comes before, so that diagnostics tell lines of the file.
            text.repeat('\n', line.number() - at).append(line.text());
            at = line.number();
        }
        Assembly assembly = Assembler.assemble(text.toString(), name, HELPERS, order);
        if (assembly.programs().isEmpty()) {
            throw new MalformedCaseException(name + ":" + assembly.diagnostics().stream().filter(Diagnostic::isError).findFirst().orElseThrow());
        }
        return assembly.programs().get();
    }

    private static String mapDirective(String line) {
        Matcher map = MAP.matcher(line);
        if (!map.matches() || map.group("type").length() > 4) {
            return line;
        }
        String type = Platforms.linux().mapType(Integer.parseInt(map.group("type"))).orElse(map.group("type"));
        return ".map %s %s key=%s value=%s max=%s".formatted(map.group("name"), type, map.group("key"), map.group("value"), map.group("max"));
    }

    private MalformedCaseException problem(int line, String message, String remedy) {
        return new MalformedCaseException(name + ":" + line + ": " + message + "; " + remedy);
    }
}
