package dev.glasshive.app;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.Pill;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.isa.Register;
import dev.glasshive.vm.Snapshot;
import java.util.Optional;
import javafx.scene.control.Tooltip;

/// How the run stands: running, the hook's verdict, or a trap.
final class VerdictPill {
    private VerdictPill() {}

    static Pill of(Workspace workspace) {
        Pill pill = new Pill("", Kind.NONE);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(pill.textProperty());
        pill.setTooltip(tooltip);
        pill.setId("verdict");
        workspace.moment().subscribe(moment -> show(pill, workspace, moment));
        return pill;
    }

    private static void show(Pill pill, Workspace workspace, Optional<Moment> moment) {
        if (moment.isEmpty()) {
            pill.show(Text.of("verdict.none"), Kind.NONE);
            return;
        }
        Snapshot snapshot = moment.get().snapshot();
        switch (snapshot.status()) {
            case RUNNING -> pill.show(Text.of(moment.get().position() == 0 ? "verdict.start" : "verdict.running"), Kind.NONE);
            case TRAPPED -> pill.show(Text.of("verdict.trapped", snapshot.slot()), Kind.ERROR);
            case FINISHED -> pill.show(answer(workspace, snapshot), Kind.OK);
        }
    }

    static String answer(Workspace workspace, Snapshot snapshot) {
        long r0 = snapshot.registers().value(Register.R0).orElse(0);
        return workspace.session().get().program()
                .flatMap(p -> workspace.session().get().timeline().flatMap(t -> t.scenario().platform().programType(p.type())))
                .map(t -> (int) r0 + " = " + t.meaning(r0)).orElseGet(() -> "r0 = " + r0);
    }
}
