package dev.glasshive.app;

import dev.glasshive.app.motion.Stage;
import dev.glasshive.app.recovery.Draft;
import dev.glasshive.app.command.PaletteView;
import dev.glasshive.app.command.ShortcutsView;
import dev.glasshive.app.control.PanePlace;
import dev.glasshive.app.packet.PacketViewModel;
import dev.glasshive.app.registers.DetailView;
import dev.glasshive.app.registers.Drawing;
import dev.glasshive.app.transport.TransportViewModel;
import dev.glasshive.app.workspace.Asked;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Watch;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.isa.Register;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Packet;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.Holder;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Step;
import dev.glasshive.vm.Target;
import dev.glasshive.vm.Timeline;
import dev.glasshive.watch.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.fxmisc.richtext.CodeArea;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// The screens that can be drawn: what to open, and where in its run to stand.
enum Story {
    WELCOME("welcome", "what an empty window offers") {
        @Override
        void tell(MainView view, Workspace workspace) {}
    },
    RECOVERED("recovered", "what a process that was killed had not saved") {
        @Override
        void tell(MainView view, Workspace workspace) {
            view.recovery().offer(draft("count.bpf", "2026-11-28T14:03:00Z"), () -> { }, () -> { });
            view.recovery().offer(draft("a_program_with_a_long_name_that_somebody_made_for_a_test_of_labels_and_their_ends.bpf", "2026-11-27T09:41:00Z"), () -> { }, () -> { });
        }

        private Draft draft(String name, String kept) {
            return new Draft(name, Optional.empty(), "", 0, List.of(), "linux", Instant.parse(kept));
        }
    },
    OPENED("opened", "an object that clang made, before its first instruction") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSample("count_protocols");
        }
    },
    PACKET("packet", "a load takes bytes out of the packet") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSample("count_protocols");
            find(workspace, 60, s -> s.events().stream().anyMatch(e -> e instanceof Step.MemoryRead r && r.place().kind() == Place.Kind.PACKET && r.place().offset() == 23));
        }
    },
    C_SOURCE("c-source", "the line of C that the instruction came from") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSample("count_protocols");
            find(workspace, 90, s -> s.events().stream().anyMatch(Step.MapLookedUp.class::isInstance));
            view.editor().showCTab();
        }
    },
    MAP("map", "a map entry changes") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSampleSource("count_protocols");
            find(workspace, 150, s -> s.events().stream().anyMatch(e -> e instanceof Step.MapEntryChanged c && c.before().isPresent()));
            workspace.toggleBreakpoint(workspace.session().get().lines().line(workspace.session().get().program().orElseThrow().name(), 7).orElse(0));
        }
    },
    MAP_EDIT("map-edit", "entries that the user put in before the run") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openText("credit.bpf", StoryTexts.EDITED);
            put(workspace, Bytes.ofLittleEndian(6, 4), Bytes.ofLittleEndian(3, 8));
            put(workspace, Bytes.ofLittleEndian(17, 4), Bytes.ofLittleEndian(1, 8));
            find(workspace, 20, s -> s.events().stream().anyMatch(Step.MapEntryChanged.class::isInstance));
        }
    },
    PER_CPU("percpu", "a value for every processor") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openText("percpu.bpf", StoryTexts.PER_CPU);
            workspace.set(setup -> setup.with(setup.host().withCpus(3, setup.host().turns())));
            find(workspace, 120, s -> s.events().stream().anyMatch(Step.MapEntryChanged.class::isInstance));
        }
    },
    PREFIXES("lpm", "a lookup finds the longest prefix") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openText("route.bpf", StoryTexts.PREFIXES);
            List<String> prefixes = List.of("0000000000000000", "08000000c6000000", "10000000c6330000", "18000000c6336400", "10000000c0000000", "18000000c0000200", "20000000c000020a");
            for (int i = 0; i < prefixes.size(); i++) {
                put(workspace, Bytes.ofHex(prefixes.get(i)), Bytes.ofLittleEndian(i + 1L, 4));
            }
            find(workspace, 0, s -> s.events().stream().anyMatch(e -> e instanceof Step.MapLookedUp l && l.found()));
        }
    },
    QUEUE("queue", "values wait in a queue") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openText("keep.bpf", StoryTexts.QUEUE);
            find(workspace, 90, s -> s.events().stream().anyMatch(e -> e instanceof Step.MapEntryChanged c && c.after().isEmpty()));
        }
    },
    RING("ringbuf", "records in a ring buffer, some thrown away, one being written") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openText("tell.bpf", StoryTexts.RING);
            find(workspace, 120, s -> s.events().stream().anyMatch(Step.MapEntryChanged.class::isInstance));
        }
    },
    BLOOM("bloom", "the bits of a Bloom filter") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openText("remember.bpf", StoryTexts.BLOOM);
            find(workspace, 60, s -> s.events().stream().anyMatch(Step.MapEntryChanged.class::isInstance));
        }
    },
    MOTION("motion", "a byte of the packet on its way into a register") {
        @Override
        void tell(MainView view, Workspace workspace) {
            PACKET.tell(view, workspace);
            view.motion().hold(0.5);
            workspace.stepBack();
            workspace.step();
        }
    },
    MICRO_STEPS("micro-steps", "an instruction is taken apart before it runs") {
        @Override
        void tell(MainView view, Workspace workspace) {
            PACKET.tell(view, workspace);
            workspace.stepBack();
            view.transport().speed().set(TransportViewModel.SPEEDS.getFirst());
            view.transport().step();
            view.motion().hold(0.5);
            view.motion().advance(Stage.DECODE);
        }
    },
    PACKET_EDIT("packet-edit", "a packet whose port the user has changed, and what the program now reads") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSample("port_filter");
            editPacket(workspace, 2);
            find(workspace, workspace.wantedPosition(), s -> s.events().stream().anyMatch(e -> e instanceof Step.MemoryRead r && r.place().kind() == Place.Kind.PACKET && r.place().offset() > 30));
        }
    },
    PACKETS("packets", "all packets, what became of each, and which are edited") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSample("port_filter");
            editPacket(workspace, 2);
            find(workspace, workspace.wantedPosition(), s -> true);
            view.showPackets(PacketViewModel.Subject.ALL);
        }
    },
    CONTEXT_EDIT("context-edit", "a connection that the user made up") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSampleSource("connect_redirect");
            workspace.give(given -> given.with(given.presets().with("user_ip4", Optional.of("192.0.2.80")).with("user_port", Optional.of("8080"))), timeline -> 0);
            find(workspace, 0, s -> s.events().stream().anyMatch(e -> e instanceof Step.MemoryRead w && w.place().kind() == Place.Kind.CONTEXT));
        }
    },
    SUBPROGRAM("subprogram", "a function of the program, with a stack frame of its own") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSample("subprogram");
            find(workspace, 200, s -> s.events().stream().anyMatch(Step.Called.class::isInstance));
            workspace.goTo(workspace.wantedPosition() + 12);
        }
    },
    CONTEXT("context", "a program of a control group sends a connection elsewhere") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSampleSource("connect_redirect");
            find(workspace, 0, s -> s.events().stream().anyMatch(e -> e instanceof Step.MemoryWritten w && w.place().kind() == Place.Kind.CONTEXT));
        }
    },
    WINDOWS("windows", "an object for Windows: its helpers, its return values, its context") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSample("windows_bind");
            find(workspace, 0, s -> s.events().stream().anyMatch(Step.MapEntryChanged.class::isInstance));
        }
    },
    RACE("race", "two processors and a count that is about to get lost") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSampleSource("race");
            workspace.set(setup -> setup.with(setup.host().withCpus(2, setup.host().turns())));
            find(workspace, 0, s -> s.events().stream().anyMatch(e -> e instanceof Step.MemoryRead r && r.place().kind() == Place.Kind.MAP_VALUE));
            workspace.goTo(workspace.wantedPosition() + 1);
        }
    },
    WHY("why", "why a register holds what it holds, back to the packet") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSampleSource("count_protocols");
            find(workspace, 150, s -> s.events().stream().anyMatch(e -> e instanceof Step.MapEntryChanged c && c.before().isPresent()));
            String program = workspace.session().get().program().orElseThrow().name();
            workspace.setBreakpoint(workspace.session().get().lines().line(program, 7).orElse(0), Optional.of(condition("r4 == 17")));
            workspace.inquiries().why(new Asked(new Target.OfRegister(Register.R0), Register.R0.toString()));
        }
    },
    STOPS("stops", "everything at which a run stops") {
        @Override
        void tell(MainView view, Workspace workspace) {
            WHY.tell(view, workspace);
            workspace.inquiries().watch(new Asked(new Target.OfRegister(Register.R6), Register.R6.toString()));
            workspace.stops().watch(new Watch.Where(condition("pkt[23] == 6 && pc == 0")));
            view.dock().show(DockTab.STOPS);
        }
    },
    WORLD("world", "what a program can learn of the world around it") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSampleSource("open_counter");
            view.dock().show(DockTab.WORLD);
        }
    },
    LESSON("lesson", "a lesson beside the machine it talks about") {
        @Override
        void tell(MainView view, Workspace workspace) {
            view.lessons().open("the-stack");
        }
    },
    BYTES("bytes", "the program as its bytes") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSample("globals");
            find(workspace, 40, s -> true);
            view.editor().showBytesTab();
        }
    },
    TRAP("trap", "a program that reads past the end of a packet") {
        @Override
        void tell(MainView view, Workspace workspace) {
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
        }
    },
    REJECTED("rejected", "a program that the verifier refuses, and why") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.verifier().mode().set(Mode.VERIFY);
            workspace.openText("count.bpf", """
                    ; count IPv4 packets per protocol
                    .program xdp count
                    .map hits hash key=4 value=8 max=256
                        r2 = *(u32 *)(r1 + 4)      ; data_end
                        r1 = *(u32 *)(r1 + 0)      ; data
                        r3 = r1
                        r3 += 34
                        if r3 > r2 goto drop
                        r4 = *(u16 *)(r1 + 12)     ; EtherType
                        if r4 != 8 goto pass
                        r5 = *(u8 *)(r1 + 23)      ; protocol
                        *(u32 *)(r10 - 4) = r5
                        r2 = r10
                        r2 += -4
                        r1 = hits ll
                        call bpf_map_lookup_elem
                        r1 = 1
                        lock *(u64 *)(r0 + 0) += r1
                    pass:
                        r0 = 2                     ; XDP_PASS
                        exit
                    drop:
                        r0 = 1                     ; XDP_DROP
                        exit
                    """);
        }
    },
    PATHS("paths", "every path that the verifier followed, and where one was refused") {
        @Override
        void tell(MainView view, Workspace workspace) {
            REJECTED.tell(view, workspace);
            view.dock().show(DockTab.PATHS);
        }
    },
    PATHS_HUGE("paths-huge", "a loop that the verifier looked at more than ten thousand times") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.verifier().mode().set(Mode.VERIFY);
            workspace.openText("loop.bpf", StoryTexts.LONG_LOOP);
            view.dock().show(DockTab.PATHS);
        }
    },
    FLOW("flow", "the blocks of a program and the ways between them") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSample("count_protocols");
            view.dock().show(DockTab.FLOW);
            find(workspace, 90, s -> s.events().stream().anyMatch(Step.MapLookedUp.class::isInstance));
        }
    },
    FLOW_LOOP("flow-loop", "a loop, how often it was taken, and a function of its own") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openText("loop.bpf", StoryTexts.LOOP_AND_FUNCTION);
            view.dock().show(DockTab.FLOW);
            workspace.goTo(20);
        }
    },
    LOG("log", "the words of the verifier, those about the instruction that is looked at lit") {
        @Override
        void tell(MainView view, Workspace workspace) {
            REJECTED.tell(view, workspace);
            view.dock().show(DockTab.LOG);
        }
    },
    REJECTED_FIX("rejected-fix", "the second of the fixes that there are for it") {
        @Override
        void tell(MainView view, Workspace workspace) {
            REJECTED.tell(view, workspace);
            view.rejection().model().turn(1);
        }
    },
    REJECTED_WHOLE("rejected-whole", "a program that is refused as a whole") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.verifier().mode().set(Mode.VERIFY);
            workspace.openText("deep.bpf", """
                    ; every function may use 512 bytes, but together they may not
                    .program xdp main
                        r1 = 1
                        *(u64 *)(r10 - 400) = r1
                        call helper
                        r0 = 2
                        exit
                    helper:
                        r1 = 2
                        *(u64 *)(r10 - 304) = r1
                        r0 = 0
                        exit
                    """);
        }
    },
    WHY_ABSTRACT("why-abstract", "where the verifier has its knowledge of a register from") {
        @Override
        void tell(MainView view, Workspace workspace) {
            REJECTED.tell(view, workspace);
            workspace.verifier().verification().get().flatMap(judged -> judged.firstAt(8)).ifPresent(workspace.verifier()::lookAt);
            workspace.inquiries().whyKnown(new Holder.OfRegister(0, Register.R4));
        }
    },
    COUNTEREXAMPLE("counterexample", "a run that shows what the verifier warns of, one step before its trap") {
        @Override
        void tell(MainView view, Workspace workspace) {
            REJECTED.tell(view, workspace);
            view.rejection().model().runAndTrap();
        }
    },
    SAVED_LOG("saved-log", "a log that a kernel printed, explained without its program") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openLog("loader.log", """
                    0: R1=ctx(off=0,imm=0) R10=fp0
                    ; void *end = (void *)(long)ctx->data_end;
                    0: (61) r2 = *(u32 *)(r1 +4)          ; R1=ctx(off=0,imm=0) R2_w=pkt_end(off=0,imm=0)
                    ; void *data = (void *)(long)ctx->data;
                    1: (61) r1 = *(u32 *)(r1 +0)          ; R1_w=pkt(off=0,r=0,imm=0)
                    ; if (data + 14 > end)
                    2: (bf) r3 = r1                       ; R1_w=pkt(off=0,r=0,imm=0) R3_w=pkt(off=0,r=0,imm=0)
                    3: (07) r3 += 14                      ; R3_w=pkt(off=14,r=0,imm=0)
                    4: (2d) if r3 > r2 goto pc+3          ; R2_w=pkt_end(off=0,imm=0) R3_w=pkt(off=14,r=14,imm=0)
                    ; return data[14 + data[13]];
                    5: (71) r4 = *(u8 *)(r1 +13)          ; R1_w=pkt(off=0,r=14,imm=0) R4_w=scalar(umax=255,var_off=(0x0; 0xff))
                    6: (0f) r1 += r4                      ; R1_w=pkt(id=1,off=0,r=0,umax=255,var_off=(0x0; 0xff)) R4_w=scalar(umax=255,var_off=(0x0; 0xff))
                    7: (71) r0 = *(u8 *)(r1 +14)
                    invalid access to packet, off=14 size=1, R1(id=1,off=14,r=0)
                    R1 offset is outside of the packet
                    processed 8 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0
                    """);
            view.dock().show(DockTab.WHY);
        }
    },
    VERIFY_STATE("verify-state", "what the verifier knows before an instruction") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.verifier().mode().set(Mode.VERIFY);
            workspace.openText("bounded.bpf", StoryTexts.BOUNDED);
            visit(workspace, 13);
        }
    },
    TNUM("tnum", "known and unknown bits") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openText("bounded.bpf", StoryTexts.BOUNDED);
            find(workspace, 0, s -> s.slot() == 12);
            view.registers().drawing().set(Drawing.BITS);
        }
    },
    REGISTER("register", "everything there is to know of a register") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openText("bounded.bpf", StoryTexts.BOUNDED);
            workspace.openSampleCapture("dns.pcap");
            find(workspace, 0, s -> s.slot() == 8);
            DetailView detail = new DetailView();
            view.registers().detail(4).ifPresent(detail::show);
            detail.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
            view.cover(detail);
        }
    },
    TWO_MACHINES("two-machines", "a mark on every bar: the value now, among those that the verifier thinks possible") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openText("bounded.bpf", StoryTexts.BOUNDED);
            find(workspace, 0, s -> s.slot() == 11);
        }
    },
    SPILLED("spilled", "registers saved on the stack, and bytes that the verifier forgot") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openText("spill.bpf", StoryTexts.SPILLS);
            find(workspace, 0, s -> s.slot() == 7);
        }
    },
    FRAMES("frames", "the stack of a function, as the verifier knows it") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.verifier().mode().set(Mode.VERIFY);
            workspace.openText("frames.bpf", StoryTexts.FRAMES);
            visit(workspace, 8);
        }
    },
    ERROR("error", "text that does not assemble") {
        @Override
        void tell(MainView view, Workspace workspace) {
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
        }
    },
    ENLARGED("enlarged", "one pane over all others") {
        @Override
        void tell(MainView view, Workspace workspace) {
            OPENED.tell(view, workspace);
            view.desk().panes().pane("packet").ask(PanePlace.ENLARGED);
        }
    },
    PALETTE("palette", "every command, found by a few of its letters") {
        @Override
        void tell(MainView view, Workspace workspace) {
            OPENED.tell(view, workspace);
            PaletteView palette = cover(view, PaletteView.class);
            palette.open();
            palette.look("co");
        }
    },
    SHORTCUTS("shortcuts", "every key, and the place to change it") {
        @Override
        void tell(MainView view, Workspace workspace) {
            OPENED.tell(view, workspace);
            ShortcutsView shortcuts = cover(view, ShortcutsView.class);
            shortcuts.open();
            shortcuts.tryKeys("run.step-back", "Shortcut+S");
        }
    },
    COMPLETION("completion", "helpers that this type of program may call") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openText("mine.bpf", UNFINISHED);
            CodeArea area = view.editor().assembly().area();
            area.moveTo(UNFINISHED.indexOf("map_") + 4);
            view.applyCss();
            view.layout();
            view.editor().complete();
        }
    },
    FOLDED("folded", "a function that is folded away, with a breakpoint in it") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSampleSource("subprogram");
            CodeArea area = view.editor().assembly().area();
            view.applyCss();
            view.layout();
            int function = area.getText().indexOf(".func");
            area.moveTo(function);
            workspace.toggleBreakpoint(area.getCurrentParagraph() + 1);
            view.editor().editing().fold();
            view.editor().assembly().revealLine(area.getCurrentParagraph());
        }
    },
    HOVER_HELPER("hover-helper", "what a helper takes, gives and who may call it") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSampleSource("count_protocols");
            view.applyCss();
            view.layout();
            CodeArea area = view.editor().assembly().area();
            area.moveTo(area.getText().indexOf("bpf_map_lookup_elem") + 4);
            view.editor().assembly().revealLine(area.getCurrentParagraph());
            view.applyCss();
            view.layout();
            view.editor().toggleCard();
        }
    },
    FIND("find", "every match in the text, and what is to take its place") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSampleSource("count_protocols");
            view.applyCss();
            view.layout();
            view.editor().find().open(true);
            view.editor().find().look("r2", "r8");
        }
    },
    RUN_PICTURE("run-picture", "what an animated picture of a run shall show") {
        @Override
        void tell(MainView view, Workspace workspace) {
            PACKET.tell(view, workspace);
            cover(view, RunPictureSheet.class).open();
        }
    },
    CONSOLE("console", "how every packet's run ended") {
        @Override
        void tell(MainView view, Workspace workspace) {
            workspace.openSample("checksum");
            workspace.openSampleCapture("damaged.pcap");
            workspace.goTo(Integer.MAX_VALUE);
            view.dock().show(DockTab.CONSOLE);
        }
    };

    private static final String UNFINISHED = """
            .program xdp main
            .map hits hash key=4 value=8 max=256
                *(u32 *)(r10 - 4) = 17
                r1 = hits ll
                r2 = r10
                r2 += -4
                call map_
                if r0 == 0 goto pass
            pass:
                r0 = 2
                exit
            """;

    private final String title;
    private final String about;

    Story(String title, String about) {
        this.title = title;
        this.about = about;
    }

    /// The name on the command line and in file names.
    String title() {
        return title;
    }

    /// What the picture shows, for its caption.
    String about() {
        return about;
    }

    /// Brings a window that has just been made into the state to draw. The workspace does its work at once.
    abstract void tell(MainView view, Workspace workspace);

    private static <T extends Node> T cover(MainView view, Class<T> type) {
        return view.getChildren().stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    /// Gives a packet another destination port.
    private static void editPacket(Workspace workspace, int index) {
        workspace.give(given -> {
            List<Packet> packets = new ArrayList<>(given.capture().packets());
            Packet old = packets.get(index);
            byte[] bytes = old.data().toArray();
            bytes[37] = 80;
            packets.set(index, new Packet(old.number(), old.time(), old.originalLength(), Bytes.of(bytes)));
            return given.with(new Capture(given.capture().name(), given.capture().linkType(), packets, List.of()));
        }, timeline -> timeline.runs().get(index).first());
    }

    /// Puts an entry into the first map before the run.
    private static void put(Workspace workspace, Bytes key, Bytes value) {
        MapSpec map = workspace.session().get().programs().orElseThrow().maps().getFirst();
        workspace.give(given -> given.with(given.presets().with(map, key, Optional.of(value))), timeline -> 0);
    }

    /// Looks at the first visit of the instruction at `slot`.
    private static void visit(Workspace workspace, int slot) {
        workspace.verifier().verification().get().flatMap(verification -> verification.firstAt(slot)).ifPresent(workspace.verifier()::lookAt);
    }

    private static Condition condition(String text) {
        return switch (Condition.parse(text)) {
            case Condition.Good(Condition condition) -> condition;
            case Condition.Bad bad -> throw new IllegalStateException(text + ": " + bad.message());
        };
    }

    /// Goes to the position after the first fitting step from `from` on.
    private static void find(Workspace workspace, int from, Predicate<Step> wanted) {
        Timeline timeline = workspace.moment().get().map(Moment::timeline).orElseThrow();
        int position = Math.min(from, timeline.length());
        while (position < timeline.length() && !wanted.test(timeline.step(position))) {
            position++;
        }
        workspace.goTo(position + 1);
    }
}
