package dev.glasshive.asm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.Decoder;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The dialect of LLVM against what the tools of LLVM 19 printed.
class LlvmTextTest {
    private static Stream<String> pairs() {
        return Texts.resource("/asm/llvm-text.txt").lines().filter(line -> !line.startsWith("#") && !line.isBlank());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void bytesBecomeTheTextOfLlvm(String pair) throws MalformedProgramException {
        assertThat(Dialect.LLVM.text(decode(hex(pair)), 0, Names.NONE)).isEqualTo(text(pair));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theTextOfLlvmWithItsBytesBecomesTheSameBytes(String pair) throws MalformedProgramException {
        assertThat(Texts.instructions("       0:\t" + hex(pair) + "\t" + text(pair))).isEqualTo(List.of(decode(hex(pair))));
    }

    /// Without bytes beside them, calls, kinds of wide loads and offsets of packet loads cannot be told apart.
    @ParameterizedTest
    @MethodSource("pairs")
    void theTextOfLlvmAloneBecomesTheSameTextAgain(String pair) {
        assertThat(Dialect.LLVM.text(Texts.instructions(text(pair)).getFirst(), 0, Names.NONE)).isEqualTo(text(pair));
    }

    private static String hex(String pair) {
        return pair.substring(0, pair.indexOf("  "));
    }

    private static String text(String pair) {
        return pair.substring(pair.indexOf("  ") + 2);
    }

    private static Instruction decode(String hex) throws MalformedProgramException {
        return Decoder.decode(HexFormat.ofDelimiter(" ").parseHex(hex), ByteOrder.LITTLE_ENDIAN).getFirst();
    }
}
