package dev.glasshive.app;

import java.util.List;
import org.fxmisc.richtext.CodeArea;

/// Screens of the text and of what helps to write it.
final class EditorStories {
    static final Story ERROR = new Story("error", "text that does not assemble", (view, workspace) -> {
        workspace.openText("mistakes.bpf", """
                .program xdp main
                .map hits hash key=4 value=8 max=256
                    r2 = *(u32 *)(r1 + 4)
                    r11 = 5
                    call bpf_map_lookup_elm
                    if r0 == 0 goto pas
                pass:
                    r0 = 2
                    exit
                """);
    });

    static final Story COMPLETION = new Story("completion", "helpers that this type of program may call", (view, workspace) -> {
        workspace.openText("mine.bpf", StoryTexts.UNFINISHED);
        CodeArea area = view.editor().assembly().area();
        area.moveTo(StoryTexts.UNFINISHED.indexOf("map_") + 4);
        view.applyCss();
        view.layout();
        view.editor().complete();
    });

    static final Story FOLDED = new Story("folded", "a function that is folded away, with a breakpoint in it", (view, workspace) -> {
        workspace.openSampleSource("subprogram");
        CodeArea area = view.editor().assembly().area();
        view.applyCss();
        view.layout();
        int function = area.getText().indexOf(".func");
        area.moveTo(function);
        workspace.toggleBreakpoint(area.getCurrentParagraph() + 1);
        view.editor().editing().fold();
        view.editor().assembly().revealLine(area.getCurrentParagraph());
    });

    static final Story HOVER_HELPER = new Story("hover-helper", "what a helper takes, gives and who may call it", (view, workspace) -> {
        workspace.openSampleSource("count_protocols");
        view.applyCss();
        view.layout();
        CodeArea area = view.editor().assembly().area();
        area.moveTo(area.getText().indexOf("bpf_map_lookup_elem") + 4);
        view.editor().assembly().revealLine(area.getCurrentParagraph());
        view.applyCss();
        view.layout();
        view.editor().toggleCard();
    });

    static final Story FIND = new Story("find", "every match in the text, and what is to take its place", (view, workspace) -> {
        workspace.openSampleSource("count_protocols");
        view.applyCss();
        view.layout();
        view.editor().find().open(true);
        view.editor().find().look("r2", "r8");
    });

    static final Story ANATOMY = new Story("anatomy", "the instruction taken apart, wherever it has room", (view, workspace) -> {
        RunStories.PACKET.tell(view, workspace);
        view.desk().machine().reveal(view.desk().panes().pane("anatomy"));
    });

    static final List<Story> ALL = List.of(ERROR, COMPLETION, FOLDED, HOVER_HELPER, FIND, ANATOMY);

    private EditorStories() {}
}
