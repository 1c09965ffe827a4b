package dev.glasshive.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.CallRegister;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.jit.Samples;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Scenario;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The bytecode that is shown is what the compiler makes, cut where its instructions meet.
class BytecodeListingTest {
    private static List<List<String>> lines(String text) throws MalformedProgramException {
        ProgramSet set = Samples.assembled(".program xdp listed\n" + text);
        return BytecodeListing.of(Scenario.of(set, "listed", Platforms.linux(), List.of())).instructions();
    }

    @Test
    void anAdditionIsFourOperations() throws MalformedProgramException {
        List<List<String>> lines = lines("r1 = 1\nr2 = 2\nr1 += r2\nr0 = r1\nexit");
        assertThat(lines.get(2)).containsExactly("lload r1", "lload r2", "ladd", "lstore r1");
        assertThat(lines.get(3)).containsExactly("lload r1", "lstore r0");
    }

    @Test
    void theFirstOfABlockCountsIt() throws MalformedProgramException {
        assertThat(lines("r0 = 7\nr0 += 1\nexit").getFirst()).containsExactly("lload clock", "ldc2_w 2", "ladd", "lstore clock", "ldc2_w 7", "lstore r0");
    }

    @Test
    void jumpsNameTheInstructionsTheyLeadTo() throws MalformedProgramException {
        List<List<String>> lines = lines("r0 = 0\nagain:\nr0 += 1\nif r0 s< 10 goto again\nexit");
        assertThat(lines.get(2)).endsWith("lload r0", "ldc2_w 10", "lcmp", "iflt insn 1");
        assertThat(lines.get(1)).startsWith("lload clock", "lload limit", "lcmp", "ifgt out");
    }

    @Test
    void whatTheInterpreterDoesIsEmpty() throws MalformedProgramException {
        List<List<String>> lines = lines("r6 = r1\nr0 = *(u8 *)skb[4]\nr0 += 1\nexit\nr0 = 9\nexit");
        assertThat(lines.get(1)).isEmpty();
        assertThat(lines.get(2)).isNotEmpty();
        assertThat(lines.get(3)).isNotEmpty();
        assertThat(lines.get(4)).as("what nothing leads to").isEmpty();
    }

    @Test
    void samplesAreListedWhole() throws IOException, MalformedProgramException {
        int listed = 0;
        for (Map.Entry<String, ProgramSet> sample : Samples.all().entrySet()) {
            for (Program program : sample.getValue().programs()) {
                List<List<String>> lines;
                try {
                    lines = BytecodeListing.of(Scenario.of(sample.getValue(), program.name(), Platforms.linux(), List.of())).instructions();
                } catch (MalformedProgramException forWindows) {
                    continue;
                }
                List<Instruction> instructions = program.code().instructions();
                assertThat(lines).hasSameSizeAs(instructions);
                for (int i = 0; i < lines.size(); i++) {
                    boolean rare = switch (instructions.get(i)) {
                        case LegacyLoad _, CallKfunc _, CallRegister _ -> true;
                        // Helpers that may not come back, and jumps that lead right behind themselves.
                        case CallHelper _, Jump _ -> true;
                        default -> false;
                    };
                    assertThat(!lines.get(i).isEmpty() || rare).as("%s of %s: insn %d, %s", program.name(), sample.getKey(), i, instructions.get(i)).isTrue();
                    listed += lines.get(i).isEmpty() ? 0 : 1;
                }
            }
        }
        assertThat(listed).isGreaterThan(500);
    }
}
