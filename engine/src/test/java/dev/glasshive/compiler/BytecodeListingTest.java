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
import dev.glasshive.vm.CompiledCalls;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Vm;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.LineNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    void constantsAndCallsAreSpelledOut() throws MalformedProgramException {
        List<List<String>> lines = lines("r6 = r1\nr0 = *(u32 *)(r6 + 4)\nw0 /= w0\n*(u8 *)(r10 - 1) = r0\ncall bpf_ktime_get_ns\nexit");
        assertThat(lines.get(1)).endsWith("aload vm", "lload r6", "ldc2_w 4", "ladd", "invokestatic CompiledMemory.loadInt(Vm, long)", "lstore r0");
        assertThat(lines.get(2)).containsExactly("lload r0", "l2i", "lload r0", "l2i", "invokestatic Arithmetic.div(int, int)", "i2l", "ldc2_w 4294967295", "land", "lstore r0");
        assertThat(lines.get(3)).containsExactly("aload frame", "aload marks", "sipush 511", "lload r0", "iconst_1", "invokestatic CompiledMemory.frameStore(byte[], long[], int, long, int)");
        assertThat(lines.get(4)).endsWith("ldc HelperSite", "aload vm", "invokeinterface HelperSite.call(Vm)", "lstore r0");
    }

    @Test
    void placesInsideOfAnInstructionAreNumbered() throws MalformedProgramException {
        List<String> lines = lines("r0 = 0\nr1 = 1\n*(u64 *)(r10 - 8) = r1\nr0 = cmpxchg_64(r10 - 8, r0, r1)\nexit").get(3);
        assertThat(lines).containsSubsequence("lcmp", "ifne L1", "lload r1", "goto L2", "L1: lload old").anyMatch(line -> line.startsWith("L2: "));
    }

    @Test
    void functionsThatOnlyHelpersCallAreListed() throws MalformedProgramException {
        List<List<String>> lines = lines("r1 = 3\nr2 = code_addr(f) ll\nr3 = r10\nr4 = 0\ncall bpf_loop\nr0 = 0\nexit\n.func f\nr0 = 0\nexit");
        assertThat(lines.get(7)).endsWith("lconst_0", "lstore r0");
    }

    @Test
    void samplesAreListedWhole() throws IOException, MalformedProgramException {
        int listed = 0;
        for (Map.Entry<String, ProgramSet> sample : Samples.all().entrySet()) {
            for (Program program : sample.getValue().programs()) {
                Optional<Vm> vm = machine(sample.getValue(), program);
                if (vm.isEmpty()) {
                    continue;
                }
                List<List<String>> lines = BytecodeListing.of(vm.get()).instructions();
                List<Instruction> instructions = program.code().instructions();
                assertThat(lines).hasSameSizeAs(instructions);
                for (int i = 0; i < lines.size(); i++) {
                    boolean mayBeEmpty = switch (instructions.get(i)) {
                        case LegacyLoad _, CallKfunc _, CallRegister _ -> true;
                        case CallHelper(int id) -> CompiledCalls.helper(vm.get(), id).isEmpty();
                        // Where the next piece is what it leads to.
                        case Jump _ -> true;
                        default -> false;
                    };
                    assertThat(!lines.get(i).isEmpty() || mayBeEmpty).as("%s of %s: insn %d, %s", program.name(), sample.getKey(), i, instructions.get(i)).isTrue();
                    listed += lines.get(i).isEmpty() ? 0 : 1;
                }
                assertSameAsClass(vm.get());
            }
        }
        assertThat(listed).isGreaterThan(500);
    }

    private static Optional<Vm> machine(ProgramSet set, Program program) {
        try {
            Scenario scenario = Scenario.of(set, program.name(), Platforms.linux(), List.of());
            return Optional.of(new Vm(scenario.set(), scenario.program(), scenario.platform(), scenario.host(), scenario.world()));
        } catch (MalformedProgramException notOfLinux) {
            return Optional.empty();
        }
    }

    /// As many lines as the class has instructions with a mark, and nothing without one where the program is.
    private static void assertSameAsClass(Vm vm) {
        byte[] bytes = new CompiledCode(CompiledCalls.program(vm), vm).write(0, (1 << 11) - 1).orElseThrow().bytes();
        Map<Integer, Integer> counts = new HashMap<>();
        int slot = -1;
        for (CodeElement element : ClassFile.of().parse(bytes).methods().getLast().code().orElseThrow()) {
            switch (element) {
                case LineNumber line -> slot = Marks.slot(line.line());
                case java.lang.classfile.Instruction _ -> counts.merge(slot, 1, Integer::sum);
                default -> { }
            }
        }
        assertThat(counts.remove(-1)).as("what belongs to no instruction").isPositive();
        Map<Integer, Integer> lines = new HashMap<>();
        ListedSegment.of(bytes).forEach((at, list) -> lines.put(at, list.size()));
        assertThat(lines).isEqualTo(counts);
    }
}
