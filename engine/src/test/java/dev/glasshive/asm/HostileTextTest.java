package dev.glasshive.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No text makes the assembler throw or hang.
class HostileTextTest {
    /// So generous that only a loop without end, or work that grows with the square, misses it.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String PIECES = "r1 r10 w3 r11 w0 = += -= s>>= s/= == s> & * ( ) [ ] , : < > + - 'a' '\\n' ' \" x\"00\" x\" 0 7 0x 0xff -1 99999999999999999999 12ab "
            + "u8 u32 s16 s64 u64 skb pc if goto gotol call exit lock ll label label: be16 bswap64 atomic_fetch_add cmpxchg_64 xchg32_32 map_value code_addr kfunc "
            + "helper ld_pseudo .program .map .init .func .license hash key value max flags readonly section xdp hits ; // # \\ é \t \u0000 {";

    private static Map<String, String> texts() {
        return Map.ofEntries(
                Map.entry("nothing", ""),
                Map.entry("only blanks", " \t\r\n\f\n"),
                Map.entry("a very long line", "r1 = 1 + ".repeat(100_000)),
                Map.entry("a very long name", "goto " + "a".repeat(1_000_000)),
                Map.entry("a very long number", "r1 = " + "9".repeat(1_000_000)),
                Map.entry("a quote that never ends", "\"".repeat(3) + "\\".repeat(1_000_000)),
                Map.entry("brackets", "(".repeat(1_000_000)),
                Map.entry("stars", "*(u32 *)".repeat(100_000)),
                Map.entry("many labels of one instruction", "l: ".repeat(300_000)),
                Map.entry("a line beyond the limit", "(".repeat(4_000_000)),
                Map.entry("many lines of nothing", "\n".repeat(4_000_000)),
                Map.entry("many errors", "r11 = x\n".repeat(400_000)),
                Map.entry("many unknown labels", labels(100_000) + "goto nowhere\n".repeat(1000)),
                Map.entry("many labels", labels(100_000) + "exit"),
                Map.entry("many maps", IntStream.range(0, 50_000).mapToObj(i -> ".map m" + i + " array key=4 value=8 max=1\n").collect(Collectors.joining()) + "exit"),
                Map.entry("many programs", IntStream.range(0, 20_000).mapToObj(i -> ".program xdp p" + i + "\nexit\n").collect(Collectors.joining())),
                Map.entry("many functions", IntStream.range(0, 50_000).mapToObj(i -> ".func f" + i + "\nexit\n").collect(Collectors.joining())),
                Map.entry("huge values", ".map m array key=4 value=2147483647 max=1\n" + ".init m 1 1\n".repeat(100_000) + "exit"),
                Map.entry("entries that take much room", ".map m array key=4 value=1000000 max=1\n" + ".init m 1 1\n".repeat(100_000) + "exit"),
                Map.entry("too much text", "exit\n".repeat(1_000_000)));
    }

    private static String labels(int count) {
        return IntStream.range(0, count).mapToObj(i -> "label" + i + ":\n").collect(Collectors.joining());
    }

    private static java.util.stream.Stream<String> titles() {
        return texts().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("titles")
    void pathologicalTextIsAnswered(String title) {
        String text = texts().getOrDefault(title, "");
        Assembly assembly = Assertions.assertTimeoutPreemptively(PATIENCE, () -> Assembler.assemble(text, "a.bpf", Texts.HELPERS));
        isConsistent(assembly);
    }

    @Test
    void aTextUpToTheLimitIsAssembled() {
        assertThat(Assembler.assemble("exit\n".repeat(Assembler.TEXT_LIMIT / 5), "a", HelperNames.NONE).programs()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomWordsAreAnswered(long seed) {
        Random random = new Random(seed);
        String[] words = PIECES.split(" ", -1);
        for (int round = 0; round < 1_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < 10; line++) {
                for (int word = random.nextInt(12); word > 0; word--) {
                    text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
                }
                text.append('\n');
            }
            isConsistent(Assembler.assemble(text.toString(), "a.bpf", Texts.HELPERS));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void randomBytesAreAnswered(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);
            isConsistent(Assembler.assemble(new String(bytes, StandardCharsets.ISO_8859_1), "a.bpf", Texts.HELPERS));
        }
    }

    /// Good text with single characters changed gets deeper than noise does.
    @ParameterizedTest
    @ValueSource(strings = {"/asm/listing.txt", "/asm/diagnostics.txt", "/glasshive/programs/rate_limit/rate_limit.bpf"})
    void damagedTextIsAnswered(String resource) {
        String text = Texts.resource(resource);
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            StringBuilder damaged = new StringBuilder(text);
            for (int i = random.nextInt(20); i >= 0; i--) {
                int place = random.nextInt(damaged.length());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.deleteCharAt(place);
                    case 1 -> damaged.setCharAt(place, PIECES.charAt(random.nextInt(PIECES.length())));
                    default -> damaged.insert(place, damaged.charAt(random.nextInt(damaged.length())));
                }
            }
            isConsistent(Assembler.assemble(damaged.toString(), "a.bpf", Texts.HELPERS));
        }
    }

    private static void isConsistent(Assembly assembly) {
        List<Diagnostic> diagnostics = assembly.diagnostics();
        assertThat(assembly.programs().isPresent()).isEqualTo(diagnostics.stream().noneMatch(Diagnostic::isError));
        assertThat(diagnostics).hasSizeLessThanOrEqualTo(Assembler.DIAGNOSTICS_LIMIT)
                .allSatisfy(d -> assertThat(d.message()).isNotBlank())
                .allSatisfy(d -> assertThat(d.span().line() >= 1 && d.span().column() >= 1 && d.span().length() >= 0).isTrue());
    }
}
