package dev.glasshive.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.FieldRule;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Opcode;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the bytes are, a program is refused with a message or ends with values, and its timeline goes forwards and backwards alike.
final class RandomProgramTest {
    private static final int PROGRAMS = 1500;
    private static final List<MapSpec> MAPS = List.of(
            new MapSpec("h", "hash", 4, 8, 3), new MapSpec("a", "array", 4, 5, 2),
            new MapSpec("p", "prog_array", 4, 4, 2, 0, List.of(new MapSpec.ProgramEntry(0, "p"), new MapSpec.ProgramEntry(1, "q")), MapSpec.Mutability.READ_WRITE));

    @ParameterizedTest
    @ValueSource(strings = {"xdp", "socket_filter", ""})
    void programsOfTheMatrixEndWithValues(String type) {
        Random random = new Random(type.hashCode());
        int ended = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            ended += run(type, matrixBytes(random), random);
        }
        assertThat(ended).as("programs that were run to their end").isGreaterThan(PROGRAMS / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xdp", "socket_filter", ""})
    void randomBytesEndWithValues(String type) {
        Random random = new Random(type.length());
        for (int i = 0; i < PROGRAMS; i++) {
            byte[] bytes = new byte[8 * random.nextInt(6)];
            random.nextBytes(bytes);
            run(type, bytes, random);
        }
        assertThat(run(type, new byte[3], random)).as("not whole slots").isZero();
    }

    /// Whether the program was one.
    private static int run(String type, byte[] bytes, Random random) {
        try {
            Program program = Program.of("p", type, Code.decode(bytes));
            Program other = Program.of("q", type, Code.of(List.of(new Instruction.Exit())));
            ProgramSet set = new ProgramSet("random", "GPL", List.of(program, other), MAPS);
            byte[] frame = new byte[random.nextInt(40)];
            random.nextBytes(frame);
            Input input = Input.packet("", Bytes.of(frame));
            Scenario scenario = Scenario.of(set, "p", Platforms.linux(), List.of(input, input)).limitedTo(300);
            Timeline timeline = Timeline.record(scenario, Progress.NONE);
            assertThat(timeline.runs().stream().map(Timeline.Run::result)).containsExactlyElementsOf(Assembled.run(scenario));
            timeline.runs().forEach(run -> run.result().trap().ifPresent(trap -> assertThat(trap.message()).startsWith("insn ")));
            int seek = random.nextInt(timeline.length() + 1);
            String first = StateText.of(timeline.at(seek));
            for (int position = 0; position < timeline.length(); position += 1 + random.nextInt(20)) {
                assertThat(timeline.step(position).events()).isNotNull();
            }
            assertThat(StateText.of(timeline.at(seek))).isEqualTo(first);
            return 1;
        } catch (MalformedProgramException refused) {
            assertThat(refused.getMessage()).isNotEmpty();
            return 0;
        }
    }

    /// Instructions with random fields, mostly small ones, after a start that gives every register a value.
    private static byte[] matrixBytes(Random random) {
        List<Fields> fields = new ArrayList<>();
        for (int register = 0; register < 10; register++) {
            if (register != 1) {
                fields.add(new Fields(0xbf, register, register % 3 == 0 ? 1 : 10, 0, 0));
            }
        }
        int length = 1 + random.nextInt(25);
        for (int i = 0; i < length; i++) {
            Opcode row = OpcodeMatrix.rows().get(random.nextInt(OpcodeMatrix.rows().size()));
            int imm = random.nextBoolean() ? random.nextInt(30) : random.nextInt();
            fields.add(new Fields(row.code(), choose(row.dst(), random.nextInt(11)), choose(row.src(), random.nextInt(11)),
                    (short) choose(row.offset(), random.nextInt(16) == 0 ? random.nextInt() : random.nextInt(-20, 8)), choose(row.imm(), imm),
                    row.code() == 0x18 ? random.nextInt(12) : 0));
        }
        fields.add(new Fields(0x95, 0, 0, 0, 0));
        ByteBuffer bytes = ByteBuffer.allocate(fields.size() * 16).order(ByteOrder.LITTLE_ENDIAN);
        fields.forEach(f -> f.write(bytes, f.opcode() == 0x18 ? 2 : 1));
        byte[] program = new byte[bytes.position()];
        bytes.get(0, program);
        return program;
    }

    private static int choose(FieldRule rule, int value) {
        return switch (rule) {
            case FieldRule.Any() -> value;
            case FieldRule.Only(int wanted) -> wanted;
        };
    }
}
