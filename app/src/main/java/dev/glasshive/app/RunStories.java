package dev.glasshive.app;

import static dev.glasshive.app.StorySteps.condition;
import static dev.glasshive.app.StorySteps.find;

import dev.glasshive.app.motion.Stage;
import dev.glasshive.app.transport.TransportViewModel;
import dev.glasshive.app.workspace.Asked;
import dev.glasshive.isa.Register;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Packet;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Step;
import dev.glasshive.vm.Target;
import java.util.List;
import java.util.Optional;

/// Screens of a run: at an instruction, in a function, at its end.
final class RunStories {
    static final Story OPENED = new Story("opened", "an object that clang made, before its first instruction", (view, workspace) -> {
        workspace.openSample("count_protocols");
    });

    static final Story PACKET = new Story("packet", "a load takes bytes out of the packet", (view, workspace) -> {
        workspace.openSample("count_protocols");
        find(workspace, 60, s -> s.events().stream().anyMatch(e -> e instanceof Step.MemoryRead r && r.place().kind() == Place.Kind.PACKET && r.place().offset() == 23));
        view.desk().reveal("packet");
    });

    static final Story C_SOURCE = new Story("c-source", "the line of C that the instruction came from", (view, workspace) -> {
        workspace.openSample("count_protocols");
        find(workspace, 90, s -> s.events().stream().anyMatch(Step.MapLookedUp.class::isInstance));
        view.editor().showCTab();
    });

    static final Story MOTION = new Story("motion", "a byte of the packet on its way into a register", (view, workspace) -> {
        PACKET.tell(view, workspace);
        view.motion().hold(0.5);
        workspace.stepBack();
        workspace.step();
    });

    static final Story MICRO_STEPS = new Story("micro-steps", "an instruction is taken apart before it runs", (view, workspace) -> {
        PACKET.tell(view, workspace);
        view.desk().reveal("anatomy");
        workspace.stepBack();
        view.transport().speed().set(TransportViewModel.SPEEDS.getFirst());
        view.transport().step();
        view.motion().hold(0.5);
        view.motion().advance(Stage.DECODE);
    });

    static final Story SUBPROGRAM = new Story("subprogram", "a function of the program, with a stack frame of its own", (view, workspace) -> {
        workspace.openSample("subprogram");
        find(workspace, 200, s -> s.events().stream().anyMatch(Step.Called.class::isInstance));
        workspace.goTo(workspace.wantedPosition() + 12);
        view.desk().reveal("stack");
    });

    static final Story WINDOWS = new Story("windows", "an object for Windows: its helpers, its return values, its context", (view, workspace) -> {
        workspace.openSample("windows_bind");
        find(workspace, 0, s -> s.events().stream().anyMatch(Step.MapEntryChanged.class::isInstance));
        view.desk().reveal("packet");
    });

    static final Story RACE = new Story("race", "two processors and a count that is about to get lost", (view, workspace) -> {
        workspace.openSampleSource("race");
        workspace.set(setup -> setup.with(setup.host().withCpus(2, setup.host().turns())));
        find(workspace, 0, s -> s.events().stream().anyMatch(e -> e instanceof Step.MemoryRead r && r.place().kind() == Place.Kind.MAP_VALUE));
        workspace.goTo(workspace.wantedPosition() + 1);
    });

    static final Story WHY = new Story("why", "why a register holds what it holds, back to the packet", (view, workspace) -> {
        workspace.openSampleSource("count_protocols");
        find(workspace, 150, s -> s.events().stream().anyMatch(e -> e instanceof Step.MapEntryChanged c && c.before().isPresent()));
        String program = workspace.session().get().program().orElseThrow().name();
        workspace.setBreakpoint(workspace.session().get().lines().line(program, 7).orElse(0), Optional.of(condition("r4 == 17")));
        workspace.inquiries().why(new Asked(new Target.OfRegister(Register.R0), Register.R0.toString()));
    });

    static final Story BYTES = new Story("bytes", "the program as its bytes", (view, workspace) -> {
        workspace.openSample("globals");
        find(workspace, 40, s -> true);
        view.editor().showBytesTab();
    });

    static final Story TRAP = new Story("trap", "a program that reads past the end of a packet", (view, workspace) -> {
        workspace.openText("past_the_end.bpf", """
                ; reads the protocol without asking how long the packet is
                .program xdp main
                    r2 = *(u32 *)(r1 + 0)     ; data
                    r0 = *(u8 *)(r2 + 23)     ; the protocol byte, if there is one
                    r0 = 2                    ; XDP_PASS
                    exit
                """);
        workspace.use(new Capture("short packet", List.of(Packet.of(Bytes.ofHex("02000000000202000000000188cc0000")))));
        workspace.goTo(Integer.MAX_VALUE);
    });

    static final Story FLOW = new Story("flow", "the blocks of a program and the ways between them", (view, workspace) -> {
        workspace.openSample("count_protocols");
        view.dock().show(DockTab.FLOW);
        find(workspace, 90, s -> s.events().stream().anyMatch(Step.MapLookedUp.class::isInstance));
    });

    static final Story FLOW_LOOP = new Story("flow-loop", "a loop, how often it was taken, and a function of its own", (view, workspace) -> {
        workspace.openText("loop.bpf", StoryTexts.LOOP_AND_FUNCTION);
        view.dock().show(DockTab.FLOW);
        workspace.goTo(20);
    });

    static final Story CONSOLE = new Story("console", "how every packet's run ended", (view, workspace) -> {
        workspace.openSample("checksum");
        workspace.openSampleCapture("damaged.pcap");
        workspace.goTo(Integer.MAX_VALUE);
        view.dock().show(DockTab.CONSOLE);
    });

    static final List<Story> ALL = List.of(OPENED, PACKET, C_SOURCE, MOTION, MICRO_STEPS, SUBPROGRAM, WINDOWS, RACE, WHY, BYTES, TRAP, FLOW, FLOW_LOOP, CONSOLE);

    private RunStories() {}
}
