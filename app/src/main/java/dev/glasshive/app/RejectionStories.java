package dev.glasshive.app;

import dev.glasshive.app.rejection.Trial;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.Holder;
import java.util.List;

/// Screens of a program that the verifier refuses.
final class RejectionStories {
    static final Story REJECTED = new Story("rejected", "a program that the verifier refuses, and why", (view, workspace) -> {
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
    });

    static final Story PATHS = new Story("paths", "every path that the verifier followed, and where one was refused", (view, workspace) -> {
        REJECTED.tell(view, workspace);
        view.dock().show(DockTab.PATHS);
    });

    static final Story PATHS_HUGE = new Story("paths-huge", "a loop that the verifier looked at more than ten thousand times", (view, workspace) -> {
        workspace.verifier().mode().set(Mode.VERIFY);
        workspace.openText("loop.bpf", StoryTexts.LONG_LOOP);
        view.dock().show(DockTab.PATHS);
    });

    static final Story PATHS_CALLS = new Story("paths-calls", "paths through a function of the program", (view, workspace) -> {
        workspace.verifier().mode().set(Mode.VERIFY);
        workspace.openSampleSource("subprogram");
        view.dock().show(DockTab.PATHS);
        StorySteps.visit(workspace, 30);
    });

    static final Story PATHS_NONE = new Story("paths-none", "a program that is refused before any path is followed", (view, workspace) -> {
        workspace.verifier().mode().set(Mode.VERIFY);
        workspace.openText("dead.bpf", """
                ; lets every packet pass
                .program xdp main
                    r0 = 2                     ; XDP_PASS
                    exit
                    r0 = 1                     ; XDP_DROP
                    exit
                """);
        view.dock().show(DockTab.PATHS);
    });

    static final Story LOG = new Story("log", "the words of the verifier, those about the instruction that is looked at lit", (view, workspace) -> {
        REJECTED.tell(view, workspace);
        view.dock().show(DockTab.LOG);
    });

    static final Story REJECTED_FIX = new Story("rejected-fix", "the second of the fixes that there are for it", (view, workspace) -> {
        REJECTED.tell(view, workspace);
        view.rejection().model().turn(1);
    });

    static final Story REJECTED_WHOLE = new Story("rejected-whole", "a program that is refused as a whole", (view, workspace) -> {
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
    });

    static final Story WHY_ABSTRACT = new Story("why-abstract", "where the verifier has its knowledge of a register from", (view, workspace) -> {
        REJECTED.tell(view, workspace);
        workspace.verifier().verification().get().flatMap(judged -> judged.firstAt(8)).ifPresent(workspace.verifier()::lookAt);
        workspace.inquiries().whyKnown(new Holder.OfRegister(0, Register.R4));
    });

    static final Story COUNTEREXAMPLE = new Story("counterexample", "a run that shows what the verifier warns of, at its trap", (view, workspace) -> {
        REJECTED.tell(view, workspace);
        view.rejection().model().runAndTrap();
    });

    static final Story COUNTEREXAMPLE_CUT = new Story("counterexample-cut", "a rejection for which the time was over before a run was found that shows it", (view, workspace) -> {
        view.rejection().model().seekWith((_, _, _) -> new Trial.CutShort(37));
        REJECTED.tell(view, workspace);
    });

    static final Story SAVED_LOG = new Story("saved-log", "a log that a kernel printed, explained without its program", (view, workspace) -> {
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
    });

    static final List<Story> ALL = List.of(REJECTED, PATHS, PATHS_HUGE, PATHS_CALLS, PATHS_NONE, LOG, REJECTED_FIX, REJECTED_WHOLE, WHY_ABSTRACT, COUNTEREXAMPLE, COUNTEREXAMPLE_CUT, SAVED_LOG);

    private RejectionStories() {}
}
