package dev.glasshive.tests.verifier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Digests of what the kernel said of random programs, 17 bytes each: 4 of the program, 1 of the verdict, 4 of the message, 8 of the log.
final class KeptRandomVerdicts {
    /// How many verdicts are kept.
    static final int COUNT = 5_000;
    /// The seed that they are kept of.
    static final long SEED = 9669;
    static final Path FILE = Path.of("src", "test", "resources", "verifier", "random-verdicts.bin");
    private static final int ENTRY = 17;

    private final ByteBuffer entries;

    private KeptRandomVerdicts(byte[] bytes) {
        this.entries = ByteBuffer.wrap(bytes);
    }

    /// How a program was judged.
    enum Outcome {
        REJECTED, ACCEPTED,
        /// Not recorded, because the log was too long.
        LEFT_OUT
    }

    /// One of them.
    record Entry(int program, Outcome outcome, int message, long log) {
        static Entry of(RandomVerifierProgram program, Optional<RandomVerdict> verdict) {
            return verdict.map(said -> new Entry(program.digest(), said.accepted() ? Outcome.ACCEPTED : Outcome.REJECTED, said.messageDigest(), said.logDigest()))
                    .orElseGet(() -> new Entry(program.digest(), Outcome.LEFT_OUT, 0, 0));
        }
    }

    /// Those of the file; without a file all are of no program.
    static KeptRandomVerdicts read() throws IOException {
        byte[] bytes = Files.exists(FILE) ? Files.readAllBytes(FILE) : new byte[0];
        return new KeptRandomVerdicts(Arrays.copyOf(bytes, COUNT * ENTRY));
    }

    Entry at(int number) {
        int position = number * ENTRY;
        return new Entry(entries.getInt(position), Outcome.values()[entries.get(position + 4)], entries.getInt(position + 5), entries.getLong(position + 9));
    }

    void put(int number, Entry entry) {
        int position = number * ENTRY;
        entries.putInt(position, entry.program).put(position + 4, (byte) entry.outcome.ordinal()).putInt(position + 5, entry.message).putLong(position + 9, entry.log);
    }

    void write() throws IOException {
        Files.write(FILE, entries.array());
    }
}
