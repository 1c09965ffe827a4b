package dev.glasshive.tests.verifier;

import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.RejectionReport;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.linux.LinuxVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program that is rejected, with all that is said of it.
record Explained(String name, Rejection rejection, Exploration exploration) {
    /// The expected texts for the programs of `gallery.cases`.
    static final Path GALLERY = Path.of("src/test/resources/verifier/gallery.explanations");
    static final Path OBJECTS = Path.of("src/test/resources/rejected");
    private static final LinuxVerifier VERIFIER = new LinuxVerifier(Platforms.linux());

    /// Every case that is rejected for root.
    static List<Explained> all() throws IOException {
        return all(Privilege.ROOT);
    }

    /// Every case that is rejected for an account with `privilege`.
    static List<Explained> all(Privilege privilege) throws IOException {
        List<Explained> all = new ArrayList<>();
        for (VerifierCase each : VerifierCase.all()) {
            of(each.file() + ": " + each.name(), each.candidate(), privilege).ifPresent(all::add);
        }
        return all;
    }

    /// The programs of the gallery; those that root may run, for an account without privileges.
    static List<Explained> gallery() throws IOException {
        List<Explained> gallery = new ArrayList<>();
        for (VerifierCase each : VerifierCase.all()) {
            if (each.file().equals("gallery.cases")) {
                of(each.name(), each.candidate(), Privilege.ROOT).or(() -> of(each.name(), each.candidate(), Privilege.NONE)).ifPresent(gallery::add);
            }
        }
        // Its log is longer than what the kernel keeps, so it cannot be compared with an answer.
        Path rounds = OBJECTS.resolve("too_many_rounds.bpf");
        VerifierCase tooMany = VerifierCase.of(rounds, "19 too many rounds", Files.readAllLines(rounds));
        of(tooMany.name(), tooMany.candidate(), Privilege.ROOT).ifPresent(gallery::add);
        return gallery;
    }

    private static Optional<Explained> of(String name, Candidate candidate, Privilege privilege) {
        VerifierReport report = VERIFIER.verify(candidate, new Options(privilege, 2));
        return report.verdict() instanceof Verdict.Rejected(Rejection rejection) ? Optional.of(new Explained(name, rejection, report.exploration())) : Optional.empty();
    }

    /// The objects made from C, in the order of their names.
    static List<Path> objects() throws IOException {
        try (Stream<Path> files = Files.list(OBJECTS)) {
            return files.filter(path -> path.toString().endsWith(".o")).sorted().toList();
        }
    }

    /// The first program of an object.
    static Explained object(Path object) throws IOException {
        try {
            ProgramSet set = ObjectLoader.load(object).programs();
            Program program = set.programs().getFirst();
            return of(program.name(), Candidate.of(set, program), Privilege.ROOT).orElseThrow();
        } catch (MalformedProgramException e) {
            throw new IllegalArgumentException(object.toString(), e);
        }
    }

    /// The file beside `object` with the report that is expected.
    static Path report(Path object) {
        return object.resolveSibling(object.getFileName().toString().replace(".o", ".report"));
    }

    String report() {
        return RejectionReport.of(rejection, name);
    }

    /// As kept in the file of expected texts.
    String text() {
        StringBuilder text = new StringBuilder("== " + name + "\n" + rejection.message() + "\n"
                + rejection.kind().gallery() + ", " + rejection.category().title() + ": " + rejection.kind().problem() + ", " + rejection.kind().lesson() + "\n"
                + rejection.explanation().what() + "\n" + rejection.explanation().why() + "\n" + rejection.explanation().remedy() + "\n");
        for (CausalEvent event : rejection.causes()) {
            text.append("  ").append(event.at().slot()).append(": ").append(event.at().instruction()).append("\n      ").append(event.sentence()).append('\n');
        }
        return text.toString();
    }

    static String text(List<Explained> all) {
        return all.stream().map(Explained::text).collect(Collectors.joining("\n"));
    }

    /// Writes all expected texts; with an argument, prints the texts of all cases instead.
    public static void main(String... arguments) throws IOException {
        if (arguments.length > 0) {
            System.out.println(text(all()));
            return;
        }
        Files.writeString(GALLERY, text(gallery()));
        for (Path object : objects()) {
            Files.writeString(report(object), object(object).report());
        }
    }
}
