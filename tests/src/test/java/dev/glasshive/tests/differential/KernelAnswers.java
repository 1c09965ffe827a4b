package dev.glasshive.tests.differential;

import dev.glasshive.kernel.Availability;
import dev.glasshive.kernel.Availability.Available;
import dev.glasshive.kernel.Availability.Unavailable;
import dev.glasshive.kernel.Kernel;
import dev.glasshive.kernel.LoadOutcome;
import dev.glasshive.kernel.Loaded;
import dev.glasshive.kernel.Options;
import dev.glasshive.kernel.TestRun;
import dev.glasshive.map.Maps;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Packet;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The kernel's answers: asked for where bpf(2) is allowed, else those that `kernel/<sample>.txt` keeps of an earlier day.
///
/// With `-Dglasshive.record=true`, on a machine where bpf(2) is allowed, the files are written anew.
final class KernelAnswers {
    private static final Path FOLDER = Path.of("src", "test", "resources", "kernel");
    private static final Availability AVAILABILITY = Kernel.availability();

    private KernelAnswers() {}

    /// The answers to `captures`, each with maps as they are after loading.
    static Answers to(Sample sample, List<Capture> captures) throws IOException {
        Path file = FOLDER.resolve(sample + ".txt");
        boolean record = Boolean.getBoolean("glasshive.record");
        return switch (AVAILABILITY) {
            case Available(Kernel kernel, String release) -> {
                Answers answers = ask(kernel, sample, captures);
                if (record) {
                    List<String> lines = new ArrayList<>(List.of("# What Linux " + release.replaceFirst("-.*", "") + " answered to " + sample
                            + ". Written by SampleObjectsAgreeWithKernelTest with -Dglasshive.record=true."));
                    lines.addAll(answers.lines());
                    Files.write(file, lines);
                }
                yield answers;
            }
            case Unavailable(String reason) -> {
                if (record || !Files.exists(file)) {
                    throw new IllegalStateException("there is no " + file + ", and to record it fails: " + reason);
                }
                yield Answers.of(Files.readAllLines(file));
            }
        };
    }

    /// Why the kernel cannot be asked; empty where it can.
    static Optional<String> whyNotLive() {
        return AVAILABILITY instanceof Unavailable(String reason) ? Optional.of(reason) : Optional.empty();
    }

    /// What the file keeps, whether or not the kernel can be asked.
    static Answers kept(Sample sample) throws IOException {
        return Answers.of(Files.readAllLines(FOLDER.resolve(sample + ".txt")));
    }

    private static Answers ask(Kernel kernel, Sample sample, List<Capture> captures) {
        Answers answers = new Answers();
        for (Capture capture : captures) {
            answers.capture(capture.name());
            switch (kernel.load(sample.set(), sample.program(), Options.DEFAULT)) {
                case LoadOutcome.Refused refused -> throw new AssertionError("the kernel refused " + sample + ": " + refused.message() + "\n" + refused.log());
                case Loaded loaded -> {
                    try (loaded) {
                        run(loaded, sample, capture, answers);
                    }
                }
            }
        }
        return answers;
    }

    private static void run(Loaded loaded, Sample sample, Capture capture, Answers answers) {
        noteMaps(loaded, sample, answers);
        for (Packet packet : capture.packets()) {
            Bytes data = packet.data();
            switch (loaded.run(data, 1)) {
                case TestRun.Ran(int returnValue, Bytes dataOut, int _) -> answers.ran(packet, returnValue, dataOut);
                case TestRun.NotRun _ -> answers.notRun(packet);
            }
            noteMaps(loaded, sample, answers);
        }
    }

    private static void noteMaps(Loaded loaded, Sample sample, Answers answers) {
        for (MapSpec map : sample.set().maps()) {
            // A program array gives numbers that the kernel draws anew at every load.
            if (!map.type().equals("prog_array")) {
                SortedMap<Bytes, Bytes> entries = loaded.entries(map.name());
                entries.replaceAll((key, value) -> added(map, value));
                answers.map(map.name(), entries);
            }
        }
    }

    /// The kernel runs a test on any processor, our machine here has one: counts of several processors are added up, 8 bytes at a time.
    private static Bytes added(MapSpec map, Bytes value) {
        return Maps.values(map, value).stream().reduce((a, b) -> {
            byte[] sum = new byte[map.valueSize()];
            for (int at = 0; at < sum.length; at += Long.BYTES) {
                int size = Math.min(Long.BYTES, sum.length - at);
                long word = Bytes.of(a.toArray(), at, size).toLittleEndian() + Bytes.of(b.toArray(), at, size).toLittleEndian();
                System.arraycopy(Bytes.ofLittleEndian(word, size).toArray(), 0, sum, at, size);
            }
            return Bytes.of(sum);
        }).orElse(value);
    }
}
