package dev.glasshive.tests.verifier;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.isa.Fields;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.repair.Fix;
import dev.glasshive.repair.Patch;
import dev.glasshive.repair.Repairs;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.linux.LinuxVerifier;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program of the gallery, which Linux refuses: `NN-name.bpf`, where NN is the number of the kind of rejection, and `NN-name.facts`, which says what must be found out about it.
///
/// @param facts `message`; `slot`, `register` and words of the `cause` in the explanation; `counterexample`, which is `found` and the kind of trap, or words of the reason; perhaps `privilege`
record GalleryProgram(String name, String text, ProgramSet set, Properties facts) {
    static final Platform LINUX = Platforms.linux();
    static final Verifier VERIFIER = new LinuxVerifier(LINUX);
    static final HelperNames HELPERS = HelperNames.of(LINUX.helpers().values().stream().collect(Collectors.toMap(Helper::name, Helper::id)));
    private static final Map<String, VerifierReport> REPORTS = new ConcurrentHashMap<>();
    private static final Map<String, List<Fix>> FIXES = new ConcurrentHashMap<>();
    private static final Path FOLDER = Path.of("src/test/resources/gallery");

    /// What the kernel said.
    record Answer(String digest, boolean accepted, String message) {}

    static List<GalleryProgram> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<GalleryProgram> programs = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".bpf")).sorted().toList()) {
                programs.add(of(file));
            }
            return programs;
        }
    }

    private static GalleryProgram of(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".bpf", "");
        String text = Files.readString(file);
        ProgramSet set = Assembler.assemble(text, name + ".bpf", HELPERS).programs().orElseThrow(() -> new IllegalArgumentException(name + " does not assemble"));
        Properties facts = new Properties();
        Path beside = FOLDER.resolve(name + ".facts");
        if (Files.exists(beside)) {
            try (Reader in = Files.newBufferedReader(beside)) {
                facts.load(in);
            }
        }
        return new GalleryProgram(name, text, set, facts);
    }

    /// The answers recorded from the kernel: to each program as it is, and with the first fix.
    static Map<String, Answer> answers() throws IOException {
        Map<String, Answer> answers = new HashMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve("kernel.answers"))) {
            if (!line.startsWith("#")) {
                String[] fields = line.split("\t", -1);
                answers.put(fields[0], new Answer(fields[1], fields[2].equals("accepted"), fields[3]));
            }
        }
        return answers;
    }

    Program program() {
        return set.programs().getFirst();
    }

    int kind() {
        return Integer.parseInt(name.substring(0, 2));
    }

    Options options() {
        return new Options(Privilege.valueOf(facts.getProperty("privilege", "root").toUpperCase(Locale.ROOT)), 2);
    }

    int attachType() {
        return LINUX.programType(program().type(), program().section()).map(ProgramType::attachId).orElse(0);
    }

    static Candidate candidate(ProgramSet set, int attachType) {
        return Candidate.of(set, set.programs().getFirst()).attachedAs(attachType);
    }

    /// The verdict; asked once.
    VerifierReport report() {
        return REPORTS.computeIfAbsent(name, _ -> VERIFIER.verify(candidate(set, attachType()), options()));
    }

    /// The fixes; looked for once.
    List<Fix> fixes() {
        return FIXES.computeIfAbsent(name, _ -> search());
    }

    /// Looks for the fixes anew.
    List<Fix> search() {
        return new Repairs(VERIFIER, LINUX, new Repairs.Limits(30, 60_000)).of(set, program(), attachType(), options(), report());
    }

    /// The set with `patches`, one after the other.
    Optional<ProgramSet> patched(List<Patch> patches) {
        Optional<ProgramSet> current = Optional.of(set);
        for (Patch patch : patches) {
            current = current.flatMap(before -> patch.apply(before, program().name()));
        }
        return current;
    }

    ProgramSet fixed() {
        return fixes().stream().filter(Fix::accepted).findFirst().flatMap(fix -> patched(fix.patches())).orElseThrow(() -> new IllegalStateException(name + ": no fix"));
    }

    /// The first digits of the SHA-256 of what is loaded.
    static String digest(ProgramSet set) {
        Candidate candidate = candidate(set, 0);
        ByteBuffer code = ByteBuffer.allocate(candidate.slots().size() * Fields.SLOT).order(ByteOrder.LITTLE_ENDIAN);
        candidate.slots().forEach(fields -> fields.write(code, 1));
        String maps = candidate.maps().stream().map(map -> map.type() + " " + map.keySize() + " " + map.valueSize() + " " + map.maxEntries() + " " + map.flags()).collect(Collectors.joining(","));
        return KernelAnswer.digest(HexFormat.of().formatHex(code.array()) + maps + candidate.license());
    }

    @Override
    public String toString() {
        return name;
    }

    /// Prints, for each program as it is and with its first fix, a name, a digest, a privilege and a line of a batch, so that the kernel can be asked.
    public static void main(String... arguments) throws IOException {
        for (GalleryProgram each : all()) {
            print(each, "", each.set);
            if (each.fixes().stream().anyMatch(Fix::accepted)) {
                print(each, " fixed", each.fixed());
            }
        }
    }

    private static void print(GalleryProgram each, String stage, ProgramSet set) {
        Candidate candidate = candidate(set, each.attachType());
        System.out.println(each.name + stage + "\t" + digest(set) + "\t" + each.facts.getProperty("privilege", "root") + "\t"
                + new VerifierCase("gallery", each.name + stage, candidate, Map.of()).toJson());
    }
}
