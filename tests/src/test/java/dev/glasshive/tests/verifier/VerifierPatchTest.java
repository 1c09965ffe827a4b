package dev.glasshive.tests.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Assembler;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.repair.Added;
import dev.glasshive.repair.Edit;
import dev.glasshive.repair.Patch;
import dev.glasshive.repair.SourcePatch;
import dev.glasshive.repair.TextEdit;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Patches keep every jump leading where it led, in the program and in its text.
class VerifierPatchTest {
    private static final Added STEP = Added.of(new Instruction.Mov(Width.W64, Register.R5, new Imm(5)));
    private static final Instruction NOTHING = new Instruction.Jump(Instruction.Reach.SHORT, 0);

    @Test
    void aJumpToWhereSomethingIsInsertedRunsItOrLeavesItAside() {
        String source = "r0 = 1\nif r0 == 0 goto out\nr0 = 2\nout:\nexit\n";
        assertThat(patched(source, insert(3, Edit.Arrivals.RUN, STEP))).isEqualTo("r0 = 1\nif r0 == 0 goto out\nr0 = 2\nout:\nr5 = 5\nexit\n");
        assertThat(patched(source, insert(3, Edit.Arrivals.SKIP, STEP))).isEqualTo("r0 = 1\nif r0 == 0 goto out\nr0 = 2\nr5 = 5\nout:\nexit\n");
    }

    @Test
    void aLoopGoesOnBackToItsHead() {
        String source = "r0 = 0\nagain: r0 += 1\nif r0 < 9 goto again\nexit\n";
        assertThat(patched(source, insert(1, Edit.Arrivals.RUN, STEP))).isEqualTo("r0 = 0\nagain:\n    r5 = 5\n    r0 += 1\nif r0 < 9 goto again\nexit\n");
        assertThat(patched(source, insert(2, Edit.Arrivals.RUN, STEP))).isEqualTo("r0 = 0\nagain: r0 += 1\nr5 = 5\nif r0 < 9 goto again\nexit\n");
        assertThat(patched(source, insert(1, Edit.Arrivals.SKIP, STEP))).isEqualTo("r0 = 0\nr5 = 5\nagain: r0 += 1\nif r0 < 9 goto again\nexit\n");
    }

    @Test
    void aLoopThatBeginsTheProgramIsNotEnteredAnew() {
        assertThat(patched("again:\nr0 = 1\nif r0 == 0 goto again\nexit\n", insert(0, Edit.Arrivals.SKIP, STEP))).isEqualTo("r5 = 5\nagain:\nr0 = 1\nif r0 == 0 goto again\nexit\n");
    }

    @Test
    void distancesWrittenAsNumbersAreWrittenAnew() {
        assertThat(patched("r0 = 0\nif r0 == 0 goto +1\nr0 = 1\nexit\n", insert(2, Edit.Arrivals.RUN, STEP))).isEqualTo("r0 = 0\nif r0 == 0 goto +2\nr5 = 5\nr0 = 1\nexit\n");
    }

    @Test
    void wideLoadsCountTwice() {
        assertThat(patched("if r1 == 0 goto out\nr2 = 0x123456789 ll\nr0 = 0\nout:\nexit\n", insert(3, Edit.Arrivals.RUN, STEP)))
                .isEqualTo("if r1 == 0 goto out\nr2 = 0x123456789 ll\nr5 = 5\nr0 = 0\nout:\nexit\n");
        Patch wide = insert(0, Edit.Arrivals.SKIP, Added.of(Instruction.LoadImm64.of(Register.R3, 1L << 40)));
        ProgramSet set = assembled("r0 = 0\nif r0 == 0 goto +1\nr0 = 1\nexit\n");
        assertThat(wide.apply(set, name(set)).orElseThrow().programs().getFirst().code().size()).isEqualTo(6);
    }

    @Test
    void callsReachTheirFunctionsOverAnInsertion() {
        String source = "call helping\nexit\n.func helping\nr0 = 0\nexit\n";
        assertThat(patched(source, insert(1, Edit.Arrivals.RUN, STEP))).isEqualTo("call helping\nr5 = 5\nexit\n.func helping\nr0 = 0\nexit\n");
        assertThat(patched(source, insert(2, Edit.Arrivals.SKIP, STEP))).isEqualTo("call helping\nexit\nr5 = 5\n.func helping\nr0 = 0\nexit\n");
        assertThat(patched(source, insert(2, Edit.Arrivals.RUN, STEP))).isEqualTo("call helping\nexit\n.func helping\nr5 = 5\nr0 = 0\nexit\n");
        ProgramSet after = insert(1, Edit.Arrivals.RUN, STEP).apply(assembled(source), name(assembled(source))).orElseThrow();
        assertThat(after.programs().getFirst().subprograms().get(1).start()).isEqualTo(3);
    }

    @Test
    void addedJumpsGoToOldPlacesAndToEachOther() {
        Added leave = new Added(new Instruction.Branch(Condition.JEQ, Width.W64, Register.R0, new Imm(0), (short) 0), new Added.Existing(2));
        Added around = new Added(new Instruction.Branch(Condition.JEQ, Width.W64, Register.R0, new Imm(1), (short) 0), new Added.Within(3));
        assertThat(patched("r0 = 7\nr0 += 1\nexit\n", insert(1, Edit.Arrivals.RUN, leave, around, STEP)))
                .isEqualTo("r0 = 7\nif r0 == 0 goto leave\nif r0 == 1 goto checked\nr5 = 5\nchecked:\nr0 += 1\nleave:\nexit\n");
    }

    @Test
    void whatIsRemovedIsJumpedOver() {
        assertThat(patched("r0 = 0\nif r0 == 0 goto out\nr0 = 1\nout: r0 = 2\nexit\n", new Patch(List.of(new Edit.Replace(2, List.of())))))
                .isEqualTo("r0 = 0\nif r0 == 0 goto out\nout: r0 = 2\nexit\n");
    }

    @Test
    void nothingIsNoChange() throws IOException {
        for (VerifierCase each : VerifierCase.all()) {
            Patch.NONE.apply(each.candidate()).ifPresent(same -> assertThat(same.slots()).as(each.name()).isEqualTo(each.candidate().slots()));
        }
    }

    @Test
    void aJumpToTheNextInstructionChangesNoVerdict() throws IOException {
        List<String> differences = new ArrayList<>();
        int tried = 0;
        for (VerifierCase each : VerifierCase.all()) {
            // What Linux takes and no assembler writes, such as an exit with an offset, is not patched.
            boolean patched = each.candidate().slots().size() < 40 && Patch.NONE.apply(each.candidate()).isPresent();
            if (patched && GalleryProgram.VERIFIER.verify(each.candidate(), Options.VERBOSE.withoutExploration()).accepted()) {
                int slot = tried++ % each.candidate().slots().size();
                if (each.candidate().slots().get(slot).opcode() != 0) {
                    Candidate changed = insert(slot, Edit.Arrivals.RUN, Added.of(NOTHING)).apply(each.candidate()).orElseThrow();
                    if (!GalleryProgram.VERIFIER.verify(changed, Options.VERBOSE.withoutExploration()).accepted()) {
                        differences.add(each.file() + ": " + each.name() + " at " + slot);
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(300);
        assertThat(differences).isEmpty();
    }

    @Test
    void typesAndLinesOfObjectsMoveAlong() throws IOException, MalformedProgramException {
        int tried = 0;
        try (Stream<Path> files = Files.walk(Path.of("../assets/src/main/resources/glasshive/programs"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".o") && !path.getFileName().toString().startsWith("windows")).sorted().toList()) {
                ProgramSet set = ObjectLoader.load(file).programs();
                for (Program program : set.programs()) {
                    Candidate whole = Candidate.of(set, program);
                    if (program.types().isPresent() && GalleryProgram.VERIFIER.verify(whole, Options.VERBOSE).accepted()) {
                        tried++;
                        for (Patch patch : List.of(insert(0, Edit.Arrivals.SKIP, Added.of(NOTHING)), insert(program.code().starts().getLast(), Edit.Arrivals.RUN, Added.of(NOTHING)))) {
                            assertThat(GalleryProgram.VERIFIER.verify(patch.apply(whole).orElseThrow(), Options.VERBOSE).accepted()).as(file + ": " + program.name()).isTrue();
                        }
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(5);
    }

    private static Patch insert(int slot, Edit.Arrivals arrivals, Added... code) {
        return new Patch(List.of(new Edit.Insert(slot, arrivals, List.of(code))));
    }

    private static ProgramSet assembled(String source) {
        return Assembler.assemble(source, "patched", GalleryProgram.HELPERS).programs().orElseThrow();
    }

    private static String name(ProgramSet set) {
        return set.programs().getFirst().name();
    }

    /// The text after `patch`, which the text edit makes only where both agree.
    private static String patched(String source, Patch patch) {
        ProgramSet set = assembled(source);
        return TextEdit.apply(source, new SourcePatch("patched", GalleryProgram.HELPERS).edits(source, set, name(set), List.of(patch)).orElseThrow());
    }
}
