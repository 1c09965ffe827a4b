package dev.glasshive.app;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Called;
import dev.glasshive.app.workspace.Document;
import dev.glasshive.app.workspace.Look;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.asm.Diagnostic;
import dev.glasshive.program.Program;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.vm.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the user stands, in one line: program and open functions, instruction, frame and packet; in Verify mode where the verifier does.
record StatusWords(Workspace workspace) {

    String text() {
        Optional<Look> look = workspace.verifier().mode().get() == Mode.VERIFY ? workspace.verifier().look().get() : Optional.empty();
        return look.map(this::verifying).or(() -> workspace.moment().get().map(this::running)).orElseGet(this::idle);
    }

    private String idle() {
        long errors = workspace.session().get().diagnostics().stream().filter(Diagnostic::isError).count();
        Document document = workspace.session().get().document();
        return errors > 0 ? Text.of("status.errors", errors) : Text.of(document.isC() ? "status.c" : document.log().isPresent() ? "status.log" : "status.nothing");
    }

    private String running(Moment moment) {
        Snapshot snapshot = moment.snapshot();
        return switch (snapshot.status()) {
            case RUNNING -> at(snapshot) + packet(moment) + workspace.stopped().get().filter(s -> s.position() == snapshot.position())
                    .map(s -> Text.of("status.stopped", s.reason())).orElse("");
            case FINISHED -> Text.of("status.finished", VerdictPill.answer(workspace, snapshot), snapshot.run() + 1);
            case TRAPPED -> snapshot.trap().map(trap -> trap.message()).orElse("");
        };
    }

    private String at(Snapshot snapshot) {
        List<Integer> calls = snapshot.frames().subList(0, snapshot.frames().size() - 1).stream().map(Snapshot.Frame::callSlot).toList();
        Optional<Program> program = workspace.session().get().programs().flatMap(set -> set.programs().stream().filter(its -> its.name().equals(snapshot.program())).findFirst());
        return at(snapshot.program(), program, calls, snapshot.slot());
    }

    private String verifying(Look look) {
        Program program = workspace.verifier().verification().get().orElseThrow().program();
        List<Integer> calls = workspace.verifier().before(look.visit()).frames().stream().skip(1).map(AbstractFrame::callsite).toList();
        String rest = workspace.moment().get().map(moment -> look.reached() ? packet(moment) : Text.of("status.elsewhere")).orElse("");
        String who = Text.of("status.judged", StrategyCommands.name(workspace.verifier().verification().get().orElseThrow().strategy()));
        return at(program.name(), Optional.of(program), calls, look.visit().slot()) + (workspace.session().get().document().log().isPresent() ? "" : who) + rest;
    }

    /// @param calls the slots of the calls that wait, the outermost first
    private static String at(String name, Optional<Program> program, List<Integer> calls, int slot) {
        List<String> names = new ArrayList<>(List.of(name));
        for (int i = 0; i < calls.size(); i++) {
            int inside = i + 1 < calls.size() ? calls.get(i + 1) : slot;
            int call = calls.get(i);
            names.add(program.map(its -> Called.name(its, call, inside)).orElse("?"));
        }
        return Text.of("status.ready", String.join(" › ", names), slot) + (calls.isEmpty() ? "" : Text.of("status.frame", calls.size()));
    }

    private static String packet(Moment moment) {
        int all = moment.timeline().scenario().inputs().size();
        return all > 1 ? Text.of("status.packet", moment.snapshot().run() + 1, all) : "";
    }
}
