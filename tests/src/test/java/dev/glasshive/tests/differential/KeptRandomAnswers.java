package dev.glasshive.tests.differential;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Digests of what the kernel answered to random programs, 12 bytes each: 4 of the program with its packets and maps, 8 of the answer, zeros if it took no such program.
final class KeptRandomAnswers {
    /// How many answers are kept.
    static final int COUNT = 20_000;
    /// The seed that they are kept of.
    static final long SEED = 9669;
    static final Path FILE = Path.of("src", "test", "resources", "kernel", "random-programs.bin");
    private static final int ENTRY = 12;

    private ByteBuffer entries = ByteBuffer.allocate(COUNT * ENTRY);

    /// Those of the file.
    static KeptRandomAnswers read() throws IOException {
        KeptRandomAnswers kept = new KeptRandomAnswers();
        byte[] bytes = Files.exists(FILE) ? Files.readAllBytes(FILE) : new byte[0];
        kept.entries = ByteBuffer.wrap(Arrays.copyOf(bytes, COUNT * ENTRY));
        return kept;
    }

    void add(int program, long answer) {
        entries.putInt(program).putLong(answer);
    }

    void writeIfAsked() throws IOException {
        if (Boolean.getBoolean("glasshive.record")) {
            Files.write(FILE, entries.array());
        }
    }

    boolean isOf(int number, int program) {
        return entries.getInt(number * ENTRY) == program;
    }

    /// The digest of the answer, or 0 if the kernel did not take the program.
    long answer(int number) {
        return entries.getLong(number * ENTRY + Integer.BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeptRandomAnswers that && Arrays.equals(entries.array(), that.entries.array());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(entries.array());
    }
}
