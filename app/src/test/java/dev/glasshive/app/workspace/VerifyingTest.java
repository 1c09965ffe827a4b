package dev.glasshive.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.Register;
import dev.glasshive.platform.Platforms;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Visit;
import dev.glasshive.vm.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyingTest {
    /// Reads behind a test of the packet's length on one way only.
    private static final String BRANCHES = """
            .program xdp main
                r2 = *(u32 *)(r1 + 0)
                r3 = *(u32 *)(r1 + 4)
                r4 = r2
                r4 += 14
                if r4 > r3 goto short
                r0 = *(u8 *)(r2 + 13)
                exit
            short:
                r0 = 1
                exit
            """;

    private static final String REJECTED = """
            .program xdp main
                r2 = *(u32 *)(r1 + 0)
                r0 = *(u8 *)(r2 + 13)
                exit
            """;

    @Test
    void everyProgramThatIsOpenedIsJudged() {
        Workspace workspace = Workspaces.of(BRANCHES);
        Verification verification = workspace.verifier().verification().get().orElseThrow();
        assertThat(verification.rejection()).isEmpty();
        assertThat(verification.paths()).isEqualTo(2);
        assertThat(verification.following(verification.firstAt(4).orElseThrow())).extracting(Visit::slot).containsExactly(5, 7);
    }

    @Test
    void aRejectedProgramIsShownWhereItWasRefused() {
        Workspace workspace = Workspaces.empty();
        workspace.verifier().mode().set(Mode.VERIFY);
        workspace.openText("test.bpf", REJECTED);
        assertThat(workspace.verifier().verification().get().orElseThrow().rejection().orElseThrow().slot()).isEqualTo(1);
        assertThat(slot(workspace)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"count_protocols", "subprogram", "checksum", "globals"})
    void theLookFollowsEveryStepOfARunAndItsNumbersLieWithin(String sample) {
        Workspace workspace = Workspaces.sample(sample);
        assertThat(workspace.verifier().verification().get().orElseThrow().report().accepted()).isTrue();
        List<Integer> lost = new ArrayList<>();
        int length = Math.min(400, workspace.session().get().timeline().orElseThrow().length());
        for (int position = 0; position < length; position++) {
            workspace.goTo(position);
            Moment moment = workspace.moment().get().orElseThrow();
            boolean executes = moment.snapshot().status() == Status.RUNNING && moment.timeline().slotAt(position) >= 0;
            Optional<Look> look = workspace.verifier().look().get().filter(Look::reached);
            if (executes && look.isEmpty()) {
                lost.add(position);
            }
            look.ifPresent(l -> {
                assertThat(l.visit().slot()).isEqualTo(moment.snapshot().slot());
                for (Register register : Register.values()) {
                    if (l.visit().before().current().registers().get(register.code()) instanceof AbstractValue.Scalar scalar) {
                        long value = moment.snapshot().registers().value(register).orElseThrow();
                        assertThat(l.claim(scalar).contains(value)).as("%s at %d: %s", register, moment.position(), scalar.text()).isTrue();
                    }
                }
            });
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void aVisitThatTheRunPassesTakesTheRunThere() {
        Workspace workspace = Workspaces.of(BRANCHES);
        Verification verification = workspace.verifier().verification().get().orElseThrow();
        workspace.verifier().lookAt(verification.firstAt(5).orElseThrow());
        assertThat(workspace.moment().get().orElseThrow().snapshot().slot()).isEqualTo(5);
        assertThat(workspace.verifier().look().get().orElseThrow().reached()).isTrue();
    }

    @Test
    void aVisitThatTheRunDoesNotPassLeavesTheRunAlone() {
        Workspace workspace = Workspaces.of(BRANCHES);
        workspace.goTo(3);
        Verification verification = workspace.verifier().verification().get().orElseThrow();
        workspace.verifier().lookAt(verification.firstAt(7).orElseThrow());
        assertThat(workspace.wantedPosition()).isEqualTo(3);
        assertThat(workspace.verifier().look().get().orElseThrow()).isEqualTo(Look.elsewhere(verification.firstAt(7).orElseThrow()));
    }

    @Test
    void inVerifyModeStepsGoAlongThePath() {
        Workspace workspace = Workspaces.of(BRANCHES);
        Verifying verifier = workspace.verifier();
        verifier.mode().set(Mode.VERIFY);
        verifier.lookAt(verifier.verification().get().orElseThrow().firstAt(7).orElseThrow());
        workspace.stepBack();
        assertThat(slot(workspace)).isEqualTo(4);
        workspace.step();
        assertThat(slot(workspace)).isEqualTo(7);
        workspace.step();
        workspace.step();
        assertThat(slot(workspace)).isEqualTo(8);
        assertThat(verifier.canGo(1)).isFalse();
        verifier.toStart();
        assertThat(slot(workspace)).isZero();
    }

    @Test
    void steppingBackInVerifyModeStaysInThePacket() {
        Workspace workspace = Workspaces.sample("count_protocols");
        workspace.verifier().mode().set(Mode.VERIFY);
        for (int i = 0; i < 4; i++) {
            workspace.step();
        }
        int there = workspace.wantedPosition();
        workspace.stepBack();
        workspace.stepBack();
        assertThat(workspace.wantedPosition()).isEqualTo(there - 2);
        workspace.verifier().toStart();
        assertThat(workspace.moment().get().orElseThrow().snapshot().run()).isZero();
    }

    @Test
    void eachPlatformJudgesInItsOwnWay() {
        Workspace workspace = Workspaces.of(BRANCHES);
        assertThat(workspace.verifier().verification().get().orElseThrow().strategy()).isEqualTo(Strategy.PATHS);
        workspace.set(setup -> setup.with(Platforms.windows()));
        assertThat(workspace.verifier().verification().get().orElseThrow().strategy()).isEqualTo(Strategy.JOINS);
        workspace.set(setup -> setup.with(Platforms.linux()));
        assertThat(workspace.verifier().verification().get().orElseThrow().strategy()).isEqualTo(Strategy.PATHS);
    }

    @Test
    void judgingIsDoneWhileTheRunIsThereAndCanBeCancelled() {
        Later verifier = new Later();
        Workspace workspace = new Workspace(Runnable::run, verifier, Runnable::run);
        workspace.openText("test.bpf", BRANCHES);
        assertThat(workspace.moment().get()).isPresent();
        assertThat(workspace.work().get().orElseThrow().title()).contains("main");
        workspace.cancel();
        verifier.runAll();
        assertThat(workspace.work().get()).isEmpty();
        workspace.edit(BRANCHES + "\n");
        verifier.runAll();
        assertThat(workspace.verifier().verification().get()).isPresent();
    }

    private static int slot(Workspace workspace) {
        return workspace.verifier().look().get().orElseThrow().visit().slot();
    }
}
