package dev.glasshive.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.MalformedProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Types as we print them in C, and as `bpftool btf dump format c` does.
///
/// Two things differ on purpose. bpftool puts what others need first, and we keep the order of the numbers; so sets are compared. And bpftool
/// prints no functions, which we do.
class TypesAsCTest {
    /// A declaration ends with the first semicolon outside of braces.
    private static final Pattern DECLARATION = Pattern.compile("(?:[^;{}]|\\{(?:[^{}]|\\{(?:[^{}]|\\{[^{}]*})*})*})+;");

    @TempDir
    Path folder = Path.of("");

    static List<String> typed() {
        return Fixture.ALL.stream().filter(name -> !List.of("old_maps", "text_only", "windows_maps").contains(name)).toList();
    }

    /// Without what only looks: white space, the comma after a last constant, numbers that C writes in several ways.
    private static String plain(String declaration) {
        return declaration.replaceAll("\\s+", "").replace(",}", "}").replaceAll("(?<=\\d)U?LL", "").replace("0x1122334455667788", "1234605616436508552");
    }

    private static boolean isFunction(String declaration) {
        return declaration.endsWith(");") && !declaration.startsWith("typedef");
    }

    @ParameterizedTest
    @MethodSource("typed")
    void bothSayTheSame(String fixture) throws IOException, MalformedProgramException {
        Tool bpftool = Tool.orSkip("bpftool");
        Path file = Files.write(folder.resolve(fixture + ".o"), Fixture.of(fixture).bytes());
        String theirs = bpftool.output("btf", "dump", "file", file.toString(), "format", "c").replaceAll("(?m)^#.*$", "");
        Set<String> expected = DECLARATION.matcher(theirs).results().map(MatchResult::group).map(TypesAsCTest::plain).collect(Collectors.toSet());
        Set<String> ours = Inspection.of(Fixture.of(fixture).load()).types().stream().map(TypesAsCTest::plain).filter(type -> !isFunction(type)).collect(Collectors.toSet());
        assertThat(ours).isEqualTo(expected);
    }
}
