package dev.glasshive.app.motion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import org.junit.jupiter.api.Test;

class MotionViewModelTest {
    private static final Spot R6 = new Spot.OfRegister(6);

    private final Workspace workspace = Workspaces.of(Workspaces.SMALL);
    private final MotionViewModel model = new MotionViewModel(workspace);

    @Test
    void aStepMakesItsValuesTravel() {
        workspace.step();
        assertThat(model.flight().get().journeys()).singleElement().extracting(Journey::to).isEqualTo(R6);
        assertThat(model.flight().get().milliseconds()).isEqualTo(MotionViewModel.TRAVEL);
    }

    @Test
    void aStepBackMakesThemTravelBack() {
        workspace.step();
        workspace.stepBack();
        assertThat(model.flight().get().journeys()).singleElement().extracting(Journey::from).isEqualTo(R6);
    }

    @Test
    void aJumpMovesNothing() {
        workspace.step();
        workspace.goTo(4);
        assertThat(model.flight().get()).isEqualTo(Flight.NONE);
    }

    @Test
    void theNextStepTakesThePlaceOfTheOneBefore() {
        workspace.step();
        int first = model.flight().get().number();
        workspace.step();
        assertThat(model.flight().get().number()).isGreaterThan(first);
        assertThat(model.flight().get().journeys()).singleElement().extracting(Journey::from).isEqualTo(R6);
    }

    @Test
    void aFastPaceLeavesNoTimeToTravel() {
        model.beat().set(1000.0 / 32);
        workspace.step();
        assertThat(model.flight().get()).isEqualTo(Flight.NONE);
        model.beat().set(1000.0 / 8);
        workspace.step();
        assertThat(model.flight().get().milliseconds()).isLessThan(1000.0 / 8);
    }

    @Test
    void theStagesComeBeforeTheStep() {
        model.slow().set(2000);
        model.show(workspace::step);
        assertThat(model.stage().get()).isEqualTo(Stage.FETCH);
        assertThat(model.instruction()).contains(new Spot.OfInstruction("main", 0));
        model.advance();
        assertThat(model.stage().get()).isEqualTo(Stage.DECODE);
        assertThat(model.flight().get()).isEqualTo(Flight.NONE);
        model.advance();
        assertThat(model.stage().get()).isEqualTo(Stage.EXECUTE);
        assertThat(model.flight().get().journeys()).isNotEmpty();
        assertThat(workspace.wantedPosition()).isZero();
        int flight = model.flight().get().number();
        model.advance();
        assertThat(model.stage().get()).isEqualTo(Stage.WRITE_BACK);
        assertThat(workspace.wantedPosition()).isEqualTo(1);
        assertThat(model.flight().get().number()).as("what has travelled does not travel again").isEqualTo(flight);
        model.advance();
        assertThat(model.stage().get()).isEqualTo(Stage.IDLE);
    }

    @Test
    void whoAsksAgainGetsTheStepAtOnce() {
        model.slow().set(2000);
        model.show(workspace::step);
        model.show(workspace::step);
        assertThat(workspace.wantedPosition()).isEqualTo(1);
        assertThat(model.stage().get()).isEqualTo(Stage.FETCH);
        assertThat(model.instruction()).contains(new Spot.OfInstruction("main", 1));
    }

    @Test
    void whoGoesElsewhereLeavesTheStepThatWasShown() {
        model.slow().set(2000);
        model.show(workspace::step);
        workspace.goTo(3);
        assertThat(model.stage().get()).isEqualTo(Stage.IDLE);
        model.advance();
        assertThat(workspace.wantedPosition()).isEqualTo(3);
    }

    @Test
    void atTheEndNothingIsShown() {
        model.slow().set(2000);
        workspace.goTo(5);
        model.show(workspace::step);
        assertThat(model.stage().get()).isEqualTo(Stage.IDLE);
        assertThat(workspace.wantedPosition()).isEqualTo(5);
    }
}
