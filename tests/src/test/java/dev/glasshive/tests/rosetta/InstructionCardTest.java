package dev.glasshive.tests.rosetta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.FieldRule;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Opcode;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.rosetta.Facet;
import dev.glasshive.rosetta.InstructionCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A card for every row of the opcode matrix, as a golden file. `-Dglasshive.rosetta=write` writes the files anew: read what changed.
class InstructionCardTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "rosetta");
    private static final boolean WRITE = "write".equals(System.getProperty("glasshive.rosetta"));

    static Stream<InstructionCard> cards() {
        return OpcodeMatrix.rows().stream().map(InstructionCardTest::example).map(InstructionCard::of);
    }

    /// An instruction of the row, with different numbers in its fields.
    private static Instruction example(Opcode row) {
        boolean wide = row.code() == 0x18;
        return row.decode().apply(new Fields(row.code(), choose(row.dst(), 1), choose(row.src(), row.code() == 0xc3 || row.code() == 0xdb ? 3 : 2),
                (short) choose(row.offset(), 4), choose(row.imm(), 5), wide ? 1 : 0));
    }

    private static int choose(FieldRule rule, int value) {
        return switch (rule) {
            case FieldRule.Any() -> value;
            case FieldRule.Only(int wanted) -> wanted;
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cards")
    void cardIsAsTheGoldenFileSays(InstructionCard card) throws IOException {
        Path file = FOLDER.resolve(card.name() + ".txt");
        if (WRITE) {
            Files.writeString(file, card.toText());
        }
        assertThat(file).as("write it with -Dglasshive.rosetta=write").exists();
        assertThat(card.toText()).isEqualTo(Files.readString(file).replace("\r", ""));
    }

    @Test
    void everyRowHasACardOfItsOwnAndNoGoldenFileIsLeftOver() throws IOException {
        List<String> names = cards().map(card -> card.name() + ".txt").toList();
        assertThat(names).doesNotHaveDuplicates();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void everyPageNamesItsSectionOfTheStandard() {
        cards().forEach(card -> {
            String prose = String.join(" ", facet(card, Facet.Kind.MEANING));
            assertThat(prose).as(card.name()).contains(card.section().isEmpty() ? "Not in RFC 9669" : "RFC 9669 section " + card.section());
        });
    }

    @Test
    void whateverTheFieldsHoldThereIsACard() {
        Random random = new Random(4);
        List<String> sizes = new ArrayList<>();
        for (Opcode row : OpcodeMatrix.rows()) {
            for (int i = 0; i < 12; i++) {
                Instruction instruction = row.decode().apply(new Fields(row.code(), choose(row.dst(), random.nextInt(11)), choose(row.src(), random.nextInt(11)),
                        (short) choose(row.offset(), random.nextInt()), choose(row.imm(), random.nextInt()), random.nextInt()));
                sizes.add(InstructionCard.of(instruction).toText());
            }
        }
        assertThat(sizes).allSatisfy(text -> assertThat(text).contains("meaning").contains("requires"));
    }

    private static List<String> facet(InstructionCard card, Facet.Kind kind) {
        return card.facets().stream().filter(facet -> facet.kind() == kind).flatMap(facet -> facet.lines().stream()).toList();
    }
}
