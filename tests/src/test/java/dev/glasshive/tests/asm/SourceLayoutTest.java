package dev.glasshive.tests.asm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.asm.SourceLayout;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Setting a text well changes nothing that it means, and doing it twice changes nothing more.
class SourceLayoutTest {
    private static final HelperNames HELPERS = HelperNames.of(Platforms.all().stream().flatMap(p -> p.allHelpers().stream())
            .collect(Collectors.toMap(Helper::name, Helper::id, (first, second) -> first)));

    /// What the bytes, names and maps of a text are, without where they stood.
    private record Meaning(String license, List<MapSpec> maps, List<String> programs) {}

    @TestFactory
    Stream<DynamicTest> everySampleMeansWhatItMeant() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(Path.of("../assets/src/main/resources/glasshive"), Path.of("../tests/src/test/resources"))) {
            try (Stream<Path> found = Files.walk(folder)) {
                found.filter(f -> f.toString().matches(".*\\.(bpf|data|s)")).forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(200);
        return files.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(Files.readString(file))));
    }

    private static void check(String content) {
        String text = content.contains("-- asm\n") ? content.substring(content.indexOf("-- asm\n") + 7).split("\n-- ", 2)[0] : content;
        String formatted = SourceLayout.format(text);
        assertThat(meaning(formatted)).isEqualTo(meaning(text));
        assertThat(SourceLayout.format(formatted)).isEqualTo(formatted);
        String messy = mess(text);
        assertThat(meaning(SourceLayout.format(messy))).isEqualTo(meaning(messy));
        assertThat(formatted.lines().count()).isEqualTo(text.lines().count());
    }

    private static Optional<Meaning> meaning(String text) {
        return Assembler.assemble(text, "text", HELPERS).programs().map(SourceLayoutTest::meaning);
    }

    private static Meaning meaning(ProgramSet set) {
        return new Meaning(set.license(), set.maps(), set.programs().stream().map(SourceLayoutTest::words).toList());
    }

    private static String words(Program program) {
        return program.name() + program.section() + program.type() + program.code() + program.subprograms() + program.labels();
    }

    /// The text with other blanks wherever there are some.
    private static String mess(String text) {
        Random random = new Random(7);
        StringBuilder mess = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted = c != '\n' && quoted ^ c == '"';
            mess.append(c == ' ' && !quoted ? List.of(" ", "  ", "\t", "   ").get(random.nextInt(4)) : Character.toString(c));
        }
        return mess.toString();
    }

    @Test
    void aLongTextIsSetInTheTimeOfItsLength() {
        String text = "r0=0 ; remark\n".repeat(50_000) + "; remark\n".repeat(50_000);
        assertThat(assertTimeout(Duration.ofSeconds(20), () -> SourceLayout.format(text)).lines()).hasSize(100_000)
                .first().isEqualTo("    r0 = 0 ; remark");
    }

    @Test
    void aTextIsSetAsPeopleSetIt() {
        assertThat(SourceLayout.format("""
                  .map hits hash key = 4 value=8   max=4
                .program   xdp main section = "xdp"
                .license Dual   BSD
                ; the packet
                r2=*(u32*)(r1+4);end
                   r3 = *( s16 *) ( r1-2 )    // begin
                r1 = hits ll
                r3=map_value( hits )+0 ll
                r2+= - 4

                ; adds
                lock *(u64*)(r0+0)+=r1
                r6=atomic_fetch_add((u64 *)(r3+0),r6)
                r0=*(u8*)skb[r2+12]
                r1=(s32)r2
                if r1  s>-5 goto +2
                goto pc+1
                ldxw %r1 , [ %r2 + 4 ]
                jeq32 r1,-2,end
                call bpf_ktime_get_ns
                end:exit
                  "open
                """)).isEqualTo("""
                .map hits hash key=4 value=8 max=4
                .program xdp main section="xdp"
                .license Dual BSD
                    ; the packet
                    r2 = *(u32 *)(r1 + 4) ;end
                    r3 = *(s16 *)(r1 - 2) // begin
                    r1 = hits ll
                    r3 = map_value(hits) + 0 ll
                    r2 += -4

                    ; adds
                    lock *(u64 *)(r0 + 0) += r1
                    r6 = atomic_fetch_add((u64 *)(r3 + 0), r6)
                    r0 = *(u8 *)skb[r2+12]
                    r1 = (s32)r2
                    if r1 s> -5 goto +2
                    goto pc+1
                    ldxw %r1, [%r2+4]
                    jeq32 r1, -2, end
                    call bpf_ktime_get_ns
                end: exit
                  "open
                """);
    }
}
