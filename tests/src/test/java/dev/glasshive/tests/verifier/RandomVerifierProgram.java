package dev.glasshive.tests.verifier;

import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.tests.verifier.RandomVerifierCode.Profile;
import dev.glasshive.verifier.Candidate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/// A random program for verifiers, about half of which Linux accepts. The same seed and number give the same program everywhere and for ever.
public record RandomVerifierProgram(String name, String type, List<Instruction> instructions) {
    /// The name that the program is loaded by.
    static final String PROGRAM = "random";

    /// The program with `number` of the row that starts at `seed`.
    public static RandomVerifierProgram of(long seed, int number) {
        Profile profile = Profile.values()[number % Profile.values().length];
        Random random = new Random(seed * 1_000_003 + number);
        // The first numbers of neighbouring seeds resemble each other.
        random.nextInt();
        random.nextInt();
        String type = switch (random.nextInt(8)) {
            case 0 -> "socket_filter";
            case 1 -> "cgroup_skb";
            case 2, 3, 4 -> "sched_cls";
            default -> "xdp";
        };
        return new RandomVerifierProgram(profile.name().toLowerCase(Locale.ROOT) + "-" + seed + "-" + number, type, new RandomVerifierCode(random, profile, type).program());
    }

    public ProgramSet set() {
        return new ProgramSet(PROGRAM, "GPL", List.of(Program.of(PROGRAM, type, Code.of(instructions))), RandomAccesses.MAPS);
    }

    public Candidate candidate() {
        ProgramSet set = set();
        return Candidate.of(set, set.programs().getFirst());
    }

    /// A number that another program would not have.
    int digest() {
        CRC32 crc = new CRC32();
        crc.update(Code.of(instructions).encode());
        crc.update(type.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    /// Prints programs as lines of a batch.
    ///
    /// @param arguments the seed and how many programs
    public static void main(String... arguments) {
        long seed = Long.parseLong(arguments[0]);
        IntStream.range(0, Integer.parseInt(arguments[1])).mapToObj(number -> of(seed, number))
                .forEach(program -> System.out.println(new VerifierCase(PROGRAM, program.name(), program.candidate(), Map.of()).toJson()));
    }
}
