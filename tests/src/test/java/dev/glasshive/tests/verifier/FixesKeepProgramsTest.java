package dev.glasshive.tests.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Assembler;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.repair.Added;
import dev.glasshive.repair.Edit;
import dev.glasshive.repair.Fix;
import dev.glasshive.repair.Patch;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// Every fix that is offered, not only the first, does what it says and leaves in the program what it is for.
class FixesKeepProgramsTest {
    @Test
    void allFixesOfTheGalleryDoWhatTheySayAndKeepTheProgram() throws IOException {
        List<String> faults = new ArrayList<>();
        int fixes = 0;
        for (GalleryProgram each : GalleryProgram.all()) {
            for (Fix fix : each.fixes()) {
                fixes++;
                faults.addAll(faults(each, fix));
            }
        }
        assertThat(faults).isEmpty();
        assertThat(fixes).isGreaterThan(60);
    }

    @Test
    void loopsWithoutAnEndKeepTheirWayOut() {
        for (String text : List.of("r0 = 2\nagain: r1 = 5\ngoto again\nexit\n", "again: goto again\nr0 = 1\nexit\n", "r0 = 0\nagain: if r0 == 0 goto again\nexit\n",
                "r0 = 2\nr1 = 0\nagain: if r1 == 0 goto again\nexit\n", "spin: goto spin\n", "call f\nr0 = 2\nexit\n.func f\nr2 = 1\nagain: r1 = 1\ngoto again\nr0 = 0\nexit\n")) {
            String whole = ".program xdp main\n" + text;
            ProgramSet set = Assembler.assemble(whole, "loop.bpf", GalleryProgram.HELPERS).programs().orElseThrow();
            GalleryProgram program = new GalleryProgram("loop: " + text, whole, set, new Properties());
            assertThat(program.fixes()).as(text).isNotEmpty().allMatch(Fix::accepted);
            assertThat(program.fixes().stream().flatMap(fix -> faults(program, fix).stream())).isEmpty();
            assertThat(program.fixes().getFirst().title()).as(text).doesNotContain("Remove");
        }
    }

    @Test
    void aLockThatIsNotOpenedIsOpenedBeforeTheEnd() throws IOException, MalformedProgramException {
        ProgramSet set = ObjectLoader.load(Path.of("../assets/src/main/resources/glasshive/programs/spin_lock/spin_lock.o")).programs();
        Program whole = set.programs().getFirst();
        int unlock = whole.code().starts().stream().filter(slot -> whole.code().at(slot) instanceof Instruction.CallHelper(int id) && id == 94).findFirst().orElseThrow();
        ProgramSet locked = new Patch(List.of(new Edit.Replace(unlock, List.of(Added.of(new Instruction.Mov(Width.W64, Register.R0, new Imm(0))))))).apply(set, whole.name()).orElseThrow();
        GalleryProgram program = new GalleryProgram("lock", "", locked, new Properties());
        assertThat(((Verdict.Rejected) program.report().verdict()).rejection().message()).endsWith("cannot be used inside bpf_spin_lock-ed region");
        assertThat(program.fixes().getFirst().title()).startsWith("Open the lock that instruction");
        assertThat(program.fixes()).anyMatch(Fix::accepted).allSatisfy(fix -> assertThat(faults(program, fix)).isEmpty());
    }

    private static List<String> faults(GalleryProgram program, Fix fix) {
        String name = program.name() + ": " + fix.title();
        ProgramSet patched = program.patched(fix.patches()).orElseThrow();
        List<String> faults = new ArrayList<>();
        VerifierReport report = GalleryProgram.VERIFIER.verify(GalleryProgram.candidate(patched, program.attachType()), program.options());
        if (report.accepted() != fix.accepted()) {
            faults.add(name + ": is " + (report.accepted() ? "" : "not ") + "accepted");
        }
        if (report.verdict() instanceof Verdict.Rejected(Rejection after) && program.report().verdict() instanceof Verdict.Rejected(Rejection before)
                && after.message().equals(before.message()) && after.slot() == before.slot()) {
            faults.add(name + ": changes nothing");
        }
        Deeds.lost(program.program(), patched.programs().getFirst()).forEach(deed -> faults.add(name + ": " + deed));
        return faults;
    }
}
