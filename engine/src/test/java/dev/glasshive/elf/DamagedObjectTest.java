package dev.glasshive.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.MalformedProgramException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever happens to a file, loading it ends with an object or a [MalformedProgramException].
class DamagedObjectTest {
    private static final int ROUNDS = 1000;

    static List<String> fixtures() {
        return Fixture.ALL;
    }

    private static void survives(byte[] bytes) {
        try {
            LoadedObject object = ObjectLoader.load(bytes, "damaged.o");
            assertThat(Inspection.of(object).programs()).hasSameSizeAs(object.programs().programs());
        } catch (MalformedProgramException e) {
            assertThat(e.getMessage()).startsWith("damaged.o: ").hasLineCount(1);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void anyStartOfAFileIsSurvived(String fixture) {
        byte[] bytes = Fixture.of(fixture).bytes();
        for (int length = 0; length < bytes.length; length += 64) {
            survives(Arrays.copyOf(bytes, length));
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void anyFlippedBitsAreSurvived(String fixture) {
        byte[] bytes = Fixture.of(fixture).bytes();
        Random random = new Random(fixture.hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = bytes.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            survives(damaged);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void anyOverwrittenNumberIsSurvived(String fixture) {
        Fixture whole = Fixture.of(fixture);
        Random random = new Random(fixture.hashCode());
        int[] numbers = {0, 1, -1, 0x7fffffff, 0x80000000, 0xffff, 0x1000000};
        for (int round = 0; round < ROUNDS; round++) {
            Fixture damaged = Fixture.of(fixture);
            int at = random.nextInt(whole.content().limit() / 4) * 4;
            damaged.content().putInt(at, numbers[random.nextInt(numbers.length)]);
            survives(damaged.bytes());
        }
    }
}
