package dev.glasshive.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    private static final String TWO_PROGRAMS = """
            .program xdp first
                r0 = 1
                exit
            .program xdp second
                r0 = 2
                exit
            """;

    @TempDir
    Path folder = Path.of("replaced by JUnit");

    @Test
    void anObjectAndACaptureDroppedTogetherAreBothOpen() throws IOException {
        Later background = new Later();
        Workspace workspace = new Workspace(background, Runnable::run);
        workspace.open(file("count_protocols.o", Samples.object("count_protocols")));
        workspace.open(file("tiny.pcap", Samples.capture("tiny.pcap")));
        background.runAll();
        assertThat(workspace.session().get().document().name()).isEqualTo("count_protocols.o");
        assertThat(workspace.session().get().capture().name()).isEqualTo("tiny.pcap");
        assertThat(position(workspace)).isZero();
        assertThat(workspace.work().get()).isEmpty();
        assertThat(workspace.notice().get()).isEmpty();
    }

    @Test
    void whatIsOpenedComesInPiecesAndIsWorkUntilTheLast() throws IOException {
        Later pieces = new Later();
        Workspace workspace = new Workspace(Runnable::run, Runnable::run, Runnable::run, pieces);
        workspace.open(file("count_protocols.o", Samples.object("count_protocols")));
        assertThat(workspace.session().get().document().name()).isEqualTo("count_protocols.o");
        assertThat(workspace.moment().get()).isEmpty();
        assertThat(workspace.work().get()).isPresent();
        pieces.runAll();
        assertThat(position(workspace)).isZero();
        assertThat(workspace.verifier().verification().get()).isPresent();
        assertThat(workspace.work().get()).isEmpty();
    }

    @Test
    void theOrderOfTwoFilesDroppedTogetherDoesNotMatter() throws IOException {
        Later background = new Later();
        Workspace workspace = new Workspace(background, Runnable::run);
        workspace.open(file("tiny.pcap", Samples.capture("tiny.pcap")));
        workspace.open(file("count_protocols.o", Samples.object("count_protocols")));
        background.runAll();
        assertThat(workspace.session().get().document().name()).isEqualTo("count_protocols.o");
        assertThat(workspace.session().get().capture().name()).isEqualTo("tiny.pcap");
        assertThat(workspace.notice().get()).isEmpty();
    }

    @Test
    void oneBadFileOfTwoIsToldAndTheOtherOpened() throws IOException {
        Later background = new Later();
        Workspace workspace = new Workspace(background, Runnable::run);
        workspace.open(folder.resolve("missing.pcap"));
        workspace.open(file("count_protocols.o", Samples.object("count_protocols")));
        background.runAll();
        assertThat(problem(workspace)).contains("missing.pcap");
        assertThat(workspace.session().get().document().name()).isEqualTo("count_protocols.o");
    }

    @Test
    void twoBadFilesAreBothTold() {
        Later background = new Later();
        Workspace workspace = new Workspace(background, Runnable::run);
        workspace.open(folder.resolve("one.pcap"));
        workspace.open(folder.resolve("two.pcap"));
        background.runAll();
        assertThat(problem(workspace).lines()).hasSize(2).allMatch(line -> line.contains("no such file"));
    }

    @Test
    void packetsWithoutAProgramAskForOne() throws IOException {
        Workspace workspace = Workspaces.empty();
        workspace.open(file("tiny.pcap", Samples.capture("tiny.pcap")));
        assertThat(workspace.notice().get()).map(Notice::level).contains(Notice.Level.INFO);
        assertThat(workspace.session().get().capture().packets()).isNotEmpty();
    }

    @Test
    void theLatestRequestWins() {
        Later background = new Later();
        Workspace workspace = new Workspace(background, Runnable::run);
        List<String> seen = new ArrayList<>();
        workspace.openText("old.bpf", Workspaces.SMALL);
        workspace.openText("new.bpf", Workspaces.SMALL);
        workspace.session().subscribe((before, now) -> seen.add(now.document().name()));
        background.runAll();
        assertThat(seen).containsExactly("new.bpf");
    }

    @Test
    void whatIsCancelledLeavesEverythingAsItWas() {
        Later background = new Later();
        Workspace workspace = new Workspace(background, Runnable::run);
        Session before = workspace.session().get();
        workspace.openText("test.bpf", Workspaces.SMALL);
        workspace.cancel();
        assertThat(workspace.work().get()).isEmpty();
        background.runAll();
        assertThat(workspace.session().get()).isSameAs(before);
        assertThat(workspace.notice().get()).isEmpty();
    }

    @Test
    void whatFollowsACancelledRequestDoesNotBringItBack() {
        Later background = new Later();
        Workspace workspace = new Workspace(background, Runnable::run);
        workspace.openText("cancelled.bpf", Workspaces.SMALL);
        workspace.cancel();
        workspace.use(Workspaces.onePacket());
        background.runAll();
        assertThat(workspace.session().get().document().name()).isEmpty();
        assertThat(workspace.session().get().capture().name()).isEqualTo("one.pcap");
    }

    @Test
    void aRunIsStoppedWhileItIsBeingRecorded() {
        Workspace[] workspace = new Workspace[1];
        workspace[0] = new Workspace(task -> {
            workspace[0].cancel();
            task.run();
        }, Runnable::run);
        workspace[0].openText("test.bpf", Workspaces.SMALL);
        assertThat(workspace[0].session().get().timeline()).isEmpty();
    }

    @Test
    void aMistakeOfOursIsTold() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        Session before = workspace.session().get();
        workspace.openSample("there is no such sample");
        assertThat(problem(workspace)).contains("there is no such sample").contains("report");
        assertThat(workspace.session().get()).isSameAs(before);
        assertThat(workspace.work().get()).isEmpty();
    }

    @Test
    void aMistakeInFindingTheStartIsTold() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        workspace.stage("staged.bpf", Workspaces.SMALL, Workspaces.onePacket(), Setup.DEFAULT, timeline -> {
            throw new IllegalStateException("nowhere");
        });
        assertThat(problem(workspace)).contains("nowhere");
        assertThat(workspace.session().get().document().name()).isEqualTo("test.bpf");
    }

    @Test
    void whatIsStagedStandsWhereItWasAsked() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        workspace.stage("staged.bpf", Workspaces.SMALL, Workspaces.onePacket(), Setup.DEFAULT, timeline -> 3);
        assertThat(position(workspace)).isEqualTo(3);
    }

    @Test
    void anEditKeepsThePosition() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        workspace.goTo(3);
        workspace.edit(Workspaces.SMALL.replace("r6 = 7", "r6 = 8"));
        assertThat(position(workspace)).isEqualTo(3);
        assertThat(workspace.moment().get().orElseThrow().timeline()).isSameAs(workspace.session().get().timeline().orElseThrow());
    }

    @Test
    void anEditThatShortensTheRunGoesToItsEnd() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        workspace.goTo(5);
        workspace.edit(".program xdp main\n    r0 = 2\n    exit\n");
        assertThat(position(workspace)).isEqualTo(2);
    }

    @Test
    void aMistakeInTheTextAndItsRepairKeepPositionBreakpointsAndProgram() {
        Workspace workspace = Workspaces.of(TWO_PROGRAMS);
        workspace.choose("second");
        workspace.toggleBreakpoint(5);
        workspace.goTo(1);
        workspace.edit(TWO_PROGRAMS + "r99 = nonsense\n");
        assertThat(workspace.session().get().diagnostics()).isNotEmpty();
        assertThat(workspace.moment().get()).isEmpty();
        workspace.edit(TWO_PROGRAMS);
        assertThat(workspace.session().get().program().map(Program::name)).contains("second");
        assertThat(position(workspace)).isEqualTo(1);
        assertThat(workspace.breakpoints()).containsExactly(new Lines.Instruction("second", 1));
    }

    @Test
    void openingAnotherFileForgetsPositionAndBreakpoints() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        workspace.toggleBreakpoint(2);
        workspace.goTo(4);
        workspace.openText("test.bpf", Workspaces.SMALL);
        assertThat(position(workspace)).isZero();
        assertThat(workspace.breakpoints()).isEmpty();
    }

    @Test
    void typingThatArrivesAfterAnotherFileChangesNothing() {
        Later background = new Later();
        Workspace workspace = new Workspace(background, Runnable::run);
        workspace.openText("one.bpf", Workspaces.SMALL);
        background.runAll();
        workspace.openText("two.bpf", TWO_PROGRAMS);
        workspace.edit("typed into the first");
        background.runAll();
        assertThat(workspace.session().get().document().name()).isEqualTo("two.bpf");
        assertThat(workspace.session().get().document().text()).isEqualTo(TWO_PROGRAMS);
    }

    @Test
    void takingBackWhatIsStillBeingAssembledWins() {
        Later background = new Later();
        Workspace workspace = new Workspace(background, Runnable::run);
        workspace.openText("test.bpf", Workspaces.SMALL);
        background.runAll();
        workspace.edit(Workspaces.SMALL + "; more");
        workspace.edit(Workspaces.SMALL);
        background.runAll();
        assertThat(workspace.session().get().document().text()).isEqualTo(Workspaces.SMALL);
    }

    @Test
    void stepsThatComeFasterThanTheMachineAreNotLost() {
        Later background = new Later();
        Workspace workspace = new Workspace(background, Runnable::run);
        workspace.openText("test.bpf", Workspaces.SMALL);
        background.runAll();
        workspace.step();
        workspace.step();
        workspace.step();
        assertThat(background.waiting()).isEqualTo(1);
        background.runAll();
        assertThat(position(workspace)).isEqualTo(3);
    }

    @Test
    void aLookIntoAnOldRunIsNotShownInTheNewOne() {
        Later background = new Later();
        Workspace workspace = new Workspace(background, Runnable::run);
        workspace.openText("test.bpf", Workspaces.SMALL);
        background.runAll();
        List<Moment> seen = new ArrayList<>();
        workspace.moment().subscribe((before, now) -> now.ifPresent(seen::add));
        workspace.openText("other.bpf", TWO_PROGRAMS);
        workspace.goTo(5);
        background.runAll();
        assertThat(seen).extracting(Moment::timeline).containsOnly(workspace.session().get().timeline().orElseThrow());
        assertThat(position(workspace)).isZero();
    }

    @Test
    void positionsOutOfRangeMeanTheNearestEnd() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(position(workspace)).isEqualTo(5);
        workspace.step();
        assertThat(position(workspace)).isEqualTo(5);
        workspace.goTo(-1);
        workspace.stepBack();
        assertThat(position(workspace)).isZero();
    }

    @Test
    void runsStopAtBreakpointsInBothDirections() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        workspace.toggleBreakpoint(3);
        workspace.runToBreakpoint();
        assertThat(position(workspace)).isEqualTo(1);
        assertThat(workspace.isAtBreakpoint()).isTrue();
        workspace.runToBreakpoint();
        assertThat(position(workspace)).isEqualTo(5);
        workspace.runBackToBreakpoint();
        assertThat(position(workspace)).isEqualTo(1);
        workspace.runBackToBreakpoint();
        assertThat(position(workspace)).isZero();
    }

    @Test
    void aBreakpointOnALineWithoutInstructionLandsOnTheNextOne() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        workspace.toggleBreakpoint(0);
        assertThat(workspace.breakpoints()).containsExactly(new Lines.Instruction("main", 0));
        workspace.toggleBreakpoint(2);
        assertThat(workspace.breakpoints()).isEmpty();
    }

    @Test
    void anotherProgramOfTheFileRunsInstead() {
        Workspace workspace = Workspaces.of(TWO_PROGRAMS);
        workspace.choose("second");
        workspace.goTo(2);
        assertThat(workspace.moment().get().orElseThrow().snapshot().program()).isEqualTo("second");
    }

    @Test
    void aDirectoryIsRefused() {
        Workspace workspace = Workspaces.empty();
        workspace.open(Path.of("/"));
        assertThat(problem(workspace)).contains("directory");
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static int position(Workspace workspace) {
        return workspace.moment().get().map(Moment::position).orElse(-1);
    }

    private static String problem(Workspace workspace) {
        Optional<Notice> notice = workspace.notice().get();
        assertThat(notice).map(Notice::level).contains(Notice.Level.PROBLEM);
        return notice.orElseThrow().text();
    }
}
