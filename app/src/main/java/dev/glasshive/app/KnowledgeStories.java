package dev.glasshive.app;

import static dev.glasshive.app.StorySteps.find;
import static dev.glasshive.app.StorySteps.visit;

import dev.glasshive.app.control.Popover;
import dev.glasshive.app.registers.DetailView;
import dev.glasshive.app.registers.Drawing;
import dev.glasshive.app.workspace.Mode;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fxmisc.richtext.CodeArea;

/// Screens of what the verifier knows.
final class KnowledgeStories {
    private static final double AROUND = 24;

    static final Story VERIFY_STATE = new Story("verify-state", "what the verifier knows before an instruction", (view, workspace) -> {
        workspace.verifier().mode().set(Mode.VERIFY);
        workspace.openText("bounded.bpf", StoryTexts.BOUNDED);
        visit(workspace, 13);
    });

    static final Story TNUM = new Story("tnum", "known and unknown bits", (view, workspace) -> {
        workspace.openText("bounded.bpf", StoryTexts.BOUNDED);
        find(workspace, 0, s -> s.slot() == 12);
        view.registers().drawing().set(Drawing.BITS);
    });

    static final Story REGISTER = new Story("register", "everything there is to know of a register", (view, workspace) -> {
        workspace.openText("bounded.bpf", StoryTexts.BOUNDED);
        workspace.openSampleCapture("dns.pcap");
        find(workspace, 0, s -> s.slot() == 8);
        DetailView detail = new DetailView();
        view.registers().detail(4).ifPresent(detail::show);
        detail.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        // Where it opens: left of the register that it tells of.
        StackPane.setAlignment(detail, Pos.CENTER_LEFT);
        StackPane.setMargin(detail, new Insets(AROUND));
        view.applyCss();
        view.layout();
        view.cover(detail);
        detail.applyCss();
        double left = view.lookup(".registers").localToScene(0, 0).getX();
        detail.setPrefWidth(Popover.widthBeside(left - 2 * AROUND, detail.minWidth(-1), detail.prefWidth(-1)));
    });

    static final Story TWO_MACHINES = new Story("two-machines", "a mark on every bar: the value now, among those that the verifier thinks possible", (view, workspace) -> {
        workspace.openText("bounded.bpf", StoryTexts.BOUNDED);
        find(workspace, 0, s -> s.slot() == 11);
    });

    static final Story SPILLED = new Story("spilled", "registers saved on the stack, and bytes that the verifier forgot", (view, workspace) -> {
        workspace.openText("spill.bpf", StoryTexts.SPILLS);
        find(workspace, 0, s -> s.slot() == 8);
        view.desk().reveal("stack");
    });

    static final Story FRAMES = new Story("frames", "the stack of a function, as the verifier knows it", (view, workspace) -> {
        workspace.verifier().mode().set(Mode.VERIFY);
        workspace.openText("frames.bpf", StoryTexts.FRAMES);
        visit(workspace, 8);
        view.desk().reveal("stack");
    });

    static final Story HOVER_REGISTER = new Story("hover-register", "what a register in the text holds now, and what the verifier knows of it there", (view, workspace) -> {
        workspace.openText("bounded.bpf", StoryTexts.BOUNDED);
        find(workspace, 0, s -> s.slot() == 8);
        view.applyCss();
        view.layout();
        CodeArea area = view.editor().assembly().area();
        area.moveTo(area.getText().indexOf("r4 <<= 2") + 1);
        view.editor().toggleCard();
    });

    static final Story RECORD = new Story("record", "a record of a ring buffer, as the verifier knows it", (view, workspace) -> {
        workspace.verifier().mode().set(Mode.VERIFY);
        workspace.openText("tell.bpf", StoryTexts.RING);
        visit(workspace, 9);
    });

    static final List<Story> ALL = List.of(VERIFY_STATE, TNUM, REGISTER, TWO_MACHINES, SPILLED, FRAMES, HOVER_REGISTER, RECORD);

    private KnowledgeStories() {}
}
