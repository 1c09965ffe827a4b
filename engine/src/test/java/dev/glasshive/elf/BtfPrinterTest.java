package dev.glasshive.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.elf.BtfType.Array;
import dev.glasshive.elf.BtfType.Composite;
import dev.glasshive.elf.BtfType.Keyword;
import dev.glasshive.elf.BtfType.Member;
import dev.glasshive.elf.BtfType.Pointer;
import dev.glasshive.elf.BtfType.Qualified;
import dev.glasshive.elf.BtfType.Qualifier;
import dev.glasshive.elf.BtfType.Typedef;
import dev.glasshive.isa.MalformedProgramException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BtfPrinterTest {
    private static List<String> definitions() throws MalformedProgramException {
        return Inspection.of(Fixture.of("types").load()).types();
    }

    @Test
    void typesReadAsTheirSource() throws MalformedProgramException {
        assertThat(definitions()).contains(
                """
                struct node {
                    struct node *next;
                    const char *name;
                    word grid[2][3];
                    unsigned int low : 3;
                    unsigned int high : 5;
                    union either either;
                    struct {
                        enum colour colour;
                        enum wide wide;
                    };
                    function call;
                    struct unknown *unknown;
                    int *restrict alone;
                    const char *const strings[4];
                };""",
                "enum colour { RED = 0, GREEN = 5, BLUE = -1 };",
                "enum wide { SMALL = 1, LARGE = 1234605616436508552 };",
                "typedef int (*function)(const struct __sk_buff *, word, ...);",
                "struct unknown;",
                "int walk(struct __sk_buff *skb);");
    }

    @Test
    void typesThatContainThemselvesEnd() {
        Btf endless = new Btf(List.of(new Pointer(1), new Array(2, 0, 3), new Qualified(Qualifier.CONST, 3), new Typedef("t", 5), new Typedef("u", 4)));
        for (int id = 0; id <= 6; id++) {
            assertThat(new BtfPrinter(endless).declaration(id, "x")).hasSizeLessThan(1000);
            assertThat(endless.sizeOf(id).orElse(8)).isEqualTo(8);
        }
        assertThat(endless.resolve(4)).isEmpty();
    }

    @Test
    void typesThatBranchWithoutEndAreCut() {
        List<Member> members = Collections.nCopies(1000, new Member("m", 1, 0, 0));
        Btf tree = new Btf(List.of(new Composite(Keyword.UNION, "", 8, members), new Composite(Keyword.STRUCT, "root", 8, members)));
        assertThat(new BtfPrinter(tree).definitions()).singleElement().asString().contains("...").hasSizeLessThan(10_000_000);
    }
}
