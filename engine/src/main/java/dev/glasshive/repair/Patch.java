package dev.glasshive.repair;

import dev.glasshive.isa.Fields;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Changes of a program that belong together. All slots are those before any of them.
///
/// @param edits at most one replacement for each slot
public record Patch(List<Edit> edits) {
    /// Changes nothing.
    public static final Patch NONE = new Patch(List.of());

    /// Copies what it is given.
    public Patch {
        edits = List.copyOf(edits);
    }

    static Patch of(Edit... edits) {
        return new Patch(List.of(edits));
    }

    /// The set with its program `name` changed; empty where a jump would become too long, or the program is not there.
    public Optional<ProgramSet> apply(ProgramSet set, String name) {
        Optional<Rewrite> rewrite = set.program(name).flatMap(program -> Rewrite.of(program, edits));
        if (rewrite.isEmpty()) {
            return Optional.empty();
        }
        Program changed = rewrite.get().program();
        List<Program> programs = set.programs().stream().map(program -> program.name().equals(name) ? changed : program).toList();
        return Optional.of(new ProgramSet(set.origin(), license(set.license()), programs, maps(set.maps()), set.order()));
    }

    /// The candidate, changed; empty where a jump would become too long, or its slots are no instructions.
    public Optional<Candidate> apply(Candidate candidate) {
        return program(candidate).flatMap(program -> Rewrite.of(program, edits)).map(rewrite -> {
            Program changed = rewrite.program();
            Candidate bare = Candidate.of(candidate.name(), candidate.type(), license(candidate.license()), Bytes.of(changed.code().encode()), maps(candidate.maps()),
                    candidate.attachType());
            return new Candidate(bare.name(), bare.type(), bare.license(), bare.slots(), bare.maps(), bare.attachType(), candidate.flags(), changed.sourceMap(), changed.types());
        });
    }

    /// The instructions of `candidate`, if its slots hold any.
    static Optional<Program> program(Candidate candidate) {
        ByteBuffer bytes = ByteBuffer.allocate(candidate.slots().size() * Fields.SLOT).order(ByteOrder.LITTLE_ENDIAN);
        candidate.slots().forEach(fields -> fields.write(bytes, 1));
        try {
            Program bare = Program.of(candidate.name(), candidate.type(), Code.decode(bytes.array()));
            return Optional.of(new Program(bare.name(), "", bare.type(), bare.code(), bare.subprograms(), bare.labels(), candidate.source(), candidate.types()));
        } catch (MalformedProgramException _) {
            return Optional.empty();
        }
    }

    private String license(String before) {
        return edits.stream().filter(Edit.ChangeLicense.class::isInstance).map(edit -> ((Edit.ChangeLicense) edit).license()).findFirst().orElse(before);
    }

    private List<MapSpec> maps(List<MapSpec> before) {
        List<MapSpec> maps = new ArrayList<>(before);
        for (Edit edit : edits) {
            if (edit instanceof Edit.ChangeMap(int map, MapSpec with)) {
                maps.set(map, with);
            }
        }
        return maps;
    }
}
