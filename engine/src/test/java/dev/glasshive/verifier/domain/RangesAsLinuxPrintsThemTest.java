package dev.glasshive.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.Width;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every operator and every condition gives the very bounds that Linux printed, for more than a thousand recorded operands.
class RangesAsLinuxPrintsThemTest {
    private static final Path FILE = Path.of("src/test/resources/verifier/printed-ranges.tsv");

    @ParameterizedTest
    @ValueSource(strings = {"ALU", "UNARY", "IF", "DECIDED"})
    void boundsAreThoseOfLinux(String kind) throws IOException {
        List<String> differences = lines(kind).filter(line -> !given(line).equals(computed(line)))
                .map(line -> String.join(" ", line) + " but we say " + computed(line)).toList();
        assertThat(differences).isEmpty();
    }

    @Test
    void everyOperationIsRecorded() throws IOException {
        assertThat(lines("ALU").map(line -> line[1] + line[2]).collect(Collectors.toSet())).hasSize(AluOp.values().length * Width.values().length);
        assertThat(lines("IF").map(line -> line[1] + line[2]).collect(Collectors.toSet())).hasSize(Condition.values().length * Width.values().length);
    }

    private static Stream<String[]> lines(String kind) throws IOException {
        return Files.readAllLines(FILE).stream().map(line -> line.split("\t")).filter(line -> line[0].equals(kind));
    }

    /// What Linux printed.
    private static List<?> given(String[] line) {
        return switch (line[0]) {
            case "DECIDED" -> List.of(Optional.of(Boolean.valueOf(line[5])));
            case "UNARY" -> List.of(PrintedRange.parse(line[4]));
            default -> Arrays.stream(line).skip(5).map(PrintedRange::parse).toList();
        };
    }

    private static List<?> computed(String[] line) {
        ScalarRange left = PrintedRange.parse(line[3]);
        int bits = Integer.parseInt(line[2]);
        return switch (line[0]) {
            case "ALU" -> List.of(ScalarAlu.apply(AluOp.valueOf(line[1]), width(bits), left, PrintedRange.parse(line[4])));
            case "UNARY" -> List.of(unary(line[1], bits, left));
            case "DECIDED" -> List.of(Comparison.decide(Condition.valueOf(line[1]), width(bits), left, PrintedRange.parse(line[4])));
            default -> {
                Condition op = Condition.valueOf(line[1]);
                ScalarRange right = PrintedRange.parse(line[4]);
                Comparison.Sides not = Comparison.assumeNot(op, width(bits), left, right);
                Comparison.Sides holds = Comparison.assume(op, width(bits), left, right);
                yield List.of(not.left(), not.right(), holds.left(), holds.right());
            }
        };
    }

    private static ScalarRange unary(String name, int bits, ScalarRange range) {
        return switch (name) {
            case "NEG" -> ScalarAlu.negate(width(bits), range);
            case "LOW" -> range.low();
            case "SX8" -> SignExtension.extend(Size.B, width(bits), range);
            case "SX16" -> SignExtension.extend(Size.H, width(bits), range);
            case "SX32" -> SignExtension.extend(Size.W, width(bits), range);
            default -> ScalarAlu.swap(SwapOp.valueOf(name), Arrays.stream(Size.values()).filter(size -> size.bits() == bits).findFirst().orElseThrow(), range);
        };
    }

    private static Width width(int bits) {
        return bits == 64 ? Width.W64 : Width.W32;
    }
}
