package dev.glasshive.app.registers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.workspace.Bar;
import dev.glasshive.app.workspace.ClaimPicture;
import dev.glasshive.app.workspace.Base;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.verifier.domain.Tnum;
import org.junit.jupiter.api.Test;

class RegistersViewModelTest {
    private final Workspace workspace = Workspaces.of(Workspaces.SMALL);
    private final RegistersViewModel model = new RegistersViewModel(workspace);

    @Test
    void allElevenRegistersAreListed() {
        assertThat(model.rows().get()).extracting(RegisterRow::name)
                .containsExactly("r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10");
    }

    @Test
    void atTheStartOnlyContextAndFramePointerHoldSomething() {
        assertThat(model.rows().get()).filteredOn(row -> row.kind() != Kind.NONE).extracting(RegisterRow::name).containsExactly("r1", "r10");
        assertThat(row(1).badge()).isEqualTo("ctx");
        assertThat(row(10).badge()).isEqualTo("fp");
        assertThat(row(10).picture().now()).hasValue(1);
        assertThat(row(0).value()).isEqualTo("—");
    }

    @Test
    void aWrittenRegisterSaysWhatItWas() {
        workspace.goTo(1);
        assertThat(row(6).value()).isEqualTo("0x7");
        assertThat(row(6).change()).isEqualTo(RegisterRow.Change.WRITTEN);
        assertThat(row(6).aside()).isEqualTo("was —");
        assertThat(row(6).description()).contains("r6").contains("changed");
    }

    @Test
    void aReadRegisterIsMarkedAsRead() {
        workspace.goTo(2);
        assertThat(row(6).change()).isEqualTo(RegisterRow.Change.READ);
        assertThat(row(10).change()).isEqualTo(RegisterRow.Change.READ);
        assertThat(row(7).change()).isEqualTo(RegisterRow.Change.NONE);
    }

    @Test
    void theRegisterThatARejectionBlamesIsMarked() {
        Workspace refused = Workspaces.of("""
                .program xdp main
                    r6 = 0
                    r0 = *(u8 *)(r6 + 0)
                    exit
                """);
        RegistersViewModel registers = new RegistersViewModel(refused);
        assertThat(registers.rows().get()).noneMatch(RegisterRow::blamed);
        refused.verifier().mode().set(Mode.VERIFY);
        refused.verifier().verification().get().flatMap(Verification::refused).ifPresent(refused.verifier()::lookAt);
        assertThat(registers.rows().get()).filteredOn(RegisterRow::blamed).extracting(RegisterRow::name).containsExactly("r6");
        assertThat(registers.rows().get().get(6).description()).contains("refused");
    }

    @Test
    void numbersAreWrittenInTheChosenBase() {
        workspace.goTo(1);
        model.base().set(Base.BINARY);
        assertThat(row(6).value()).isEqualTo("0b111");
        model.base().set(Base.DECIMAL);
        assertThat(row(6).value()).isEqualTo("7");
        assertThat(row(6).note()).isEqualTo("0x7");
    }

    @Test
    void pointersIntoThePacketSayWhere() {
        Workspace packet = Workspaces.of("""
                .program xdp main
                    r2 = *(u32 *)(r1 + 0)
                    r3 = *(u32 *)(r1 + 4)
                    r2 += 4
                    r0 = 2
                    exit
                """);
        RegistersViewModel registers = new RegistersViewModel(packet);
        packet.goTo(3);
        assertThat(registers.rows().get().get(2).value()).isEqualTo("data + 4");
        assertThat(registers.rows().get().get(2).picture().now()).hasValue(0.25);
        assertThat(registers.rows().get().get(3).badge()).isEqualTo("pkt_end");
    }

    @Test
    void withoutARunThereAreNoRows() {
        workspace.edit("nonsense");
        assertThat(model.rows().get()).isEmpty();
    }

    @Test
    void oneRegisterCanBeWrittenInABaseOfItsOwnUntilOneIsChosenForAll() {
        workspace.goTo(3);
        model.write(6, Base.BINARY);
        assertThat(row(6).value()).isEqualTo("0b111");
        assertThat(row(7).value()).isEqualTo("0x7");
        model.writeInNext(6);
        assertThat(row(6).base()).contains(Base.ASCII);
        model.base().set(Base.UNSIGNED);
        assertThat(row(6).value()).isEqualTo("7");
    }

    @Test
    void theBarIsWhatTheVerifierKnowsAndTheMarkStandsOnIt() {
        workspace.goTo(3);
        ClaimPicture loaded = row(7).picture();
        assertThat(loaded.known().orElseThrow()).isEqualTo(new Bar.Stretch(0, 1));
        assertThat(loaded.now()).hasValue(7 / 255.0);
        assertThat(row(7).description()).contains("a number in [0, 255]");
        assertThat(row(8).note()).isEqualTo("never written");
        assertThat(loaded.scale().orElseThrow()).extracting(ClaimPicture.Scale::low, ClaimPicture.Scale::high).containsExactly("0", "255");
        assertThat(row(7).description()).endsWith("The bar spans 0 to 255, read without a sign");
    }

    @Test
    void aTrackIsAsLongAsItTakesToTellARangeFromAMark() {
        Workspace text = Workspaces.of("""
                .program xdp main
                    call bpf_get_prandom_u32
                    r0 &= 255
                    r0 -= 70
                    r6 = r0
                    r0 = 2
                    exit
                """);
        RegistersViewModel registers = new RegistersViewModel(text);
        text.goTo(4);
        assertThat(registers.rows().get().get(6).picture().scale().orElseThrow()).isEqualTo(new ClaimPicture.Scale("-256", "255", "The bar spans -256 to 255, read with a sign"));
        text.goTo(1);
        assertThat(registers.rows().get().getFirst().picture().scale().orElseThrow().high()).isIn("2^32-1", "2^64-1");
    }

    @Test
    void aRecordOfARingIsNamedWithItsSizeByBothMachines() {
        Workspace ring = Workspaces.of("""
                .program xdp main
                .map events ringbuf key=0 value=0 max=4096
                    r1 = events ll
                    r2 = 16
                    r3 = 0
                    call bpf_ringbuf_reserve
                    if r0 == 0 goto out
                    r1 = r0
                    r2 = 0
                    call bpf_ringbuf_discard
                out:
                    r0 = 2
                    exit
                """);
        RegistersViewModel registers = new RegistersViewModel(ring);
        ring.goTo(5);
        RegisterRow held = registers.rows().get().getFirst();
        assertThat(held).extracting(RegisterRow::badge, RegisterRow::value, RegisterRow::note).containsExactly("record", "events + 8", "record, 16 bytes");
        assertThat(held.tip()).contains("a record of a ring buffer, 16 bytes long, to be submitted or discarded");
        ring.verifier().mode().set(Mode.VERIFY);
        assertThat(registers.rows().get().getFirst()).extracting(RegisterRow::badge, RegisterRow::value, RegisterRow::note).containsExactly("record", "ringbuf_mem", "record, 16 bytes");
        ring.goTo(4);
        assertThat(registers.rows().get().getFirst().badge()).isEqualTo("record|null");
    }

    @Test
    void socketsAndKeysAreNoValuesOfMaps() {
        Workspace socket = Workspaces.of("""
                .program cgroup_sock_addr main section="cgroup/connect4"
                    r2 = *(u64 *)(r1 + 64)
                    r0 = 1
                    exit
                """);
        RegistersViewModel registers = new RegistersViewModel(socket);
        socket.verifier().mode().set(Mode.VERIFY);
        socket.goTo(1);
        assertThat(registers.rows().get().get(2)).extracting(RegisterRow::badge, RegisterRow::note).containsExactly("socket", "a socket");
    }

    @Test
    void rowsCanBeTakenElsewhereAsText() {
        workspace.goTo(3);
        assertThat(model.text(7)).isEqualTo("r7\tscalar\t0x7\t[0, 255]");
        assertThat(model.text().lines()).hasSize(12).startsWith("Registers").contains(model.text(7));
        workspace.edit("nonsense");
        assertThat(model.text()).isEmpty();
    }

    @Test
    void theLegendSaysWhatIsDrawn() {
        assertThat(model.heading().get().subtitle()).startsWith("bar =");
        model.drawing().set(Drawing.BITS);
        assertThat(model.heading().get().subtitle()).startsWith("x =");
        assertThat(model.heading().get().brief()).startsWith("x =").hasSizeLessThan(30);
    }

    @Test
    void whileABetIsOpenTheLegendAsksForItInFewWords() {
        workspace.withhold(true);
        assertThat(model.heading().get().subtitle()).startsWith("Predict first.");
        assertThat(model.heading().get().brief()).isEqualTo("verifier: predict first");
    }

    @Test
    void inVerifyModeTheVerifiersValuesAreShownWithTheLastChange() {
        workspace.verifier().mode().set(Mode.VERIFY);
        workspace.goTo(1);
        assertThat(model.heading().get().title()).isEqualTo("Verifier state");
        assertThat(model.heading().get().subtitle()).isEqualTo("before insn 1 · path 1 of 1");
        assertThat(model.heading().get().brief()).isEqualTo("insn 1 · path 1 of 1");
        assertThat(model.heading().get().fitting(30, 30)).isEqualTo(model.heading().get().subtitle());
        assertThat(model.heading().get().fitting(5, 10)).isEqualTo("insn 1 · path 1 of 1");
        assertThat(model.heading().get().fitting(5, 8)).isEqualTo("path 1 of 1");
        assertThat(row(6).value()).isEqualTo("0x7");
        assertThat(row(6).change()).isEqualTo(RegisterRow.Change.WRITTEN);
        assertThat(row(10).value()).isEqualTo("fp");
    }

    @Test
    void whatACallTakesAwayIsSaidSo() {
        Workspace call = Workspaces.of("""
                .program xdp main
                    r2 = 1
                    call bpf_ktime_get_ns
                    r0 &= 12
                    r0 += 1
                    exit
                """);
        RegistersViewModel registers = new RegistersViewModel(call);
        call.goTo(4);
        assertThat(registers.rows().get().get(2).note()).isEqualTo("clobbered by call 1");
        RegisterRow r0 = registers.rows().get().getFirst();
        assertThat(r0.picture().bits()).contains(new Tnum(1, 12));
        assertThat(r0.picture().known()).contains(new Bar.Stretch(1 / 255.0, 13 / 255.0));
        call.verifier().mode().set(Mode.VERIFY);
        assertThat(registers.rows().get().getFirst().value()).isEqualTo("[1, 13]");
        assertThat(registers.rows().get().getFirst().aside()).isEqualTo("was [0, 12]");
    }

    @Test
    void theDetailTellsBoundsOriginAndWhoSharesTheNumber() {
        Workspace text = Workspaces.of("""
                .program xdp main
                    call bpf_get_prandom_u32
                    r6 = r0
                    if r6 > 9 goto out
                    r7 = r6
                    r7 <<= 2
                out:
                    r0 = 2
                    exit
                """);
        RegistersViewModel registers = new RegistersViewModel(text);
        text.verifier().mode().set(Mode.VERIFY);
        text.verifier().lookAt(text.verifier().verification().get().orElseThrow().firstAt(4).orElseThrow());
        RegisterDetail detail = registers.detail(6).orElseThrow();
        assertThat(detail.title()).isEqualTo("r6 before instruction 4");
        assertThat(detail.facts()).extracting(RegisterDetail.Fact::text).contains("[0, 9]", "move at 1", "2", "r0, r7: the same number");
        assertThat(detail.picture().scale().orElseThrow().high()).isEqualTo("255");
        assertThat(registers.detail(0).orElseThrow().facts()).extracting(RegisterDetail.Fact::text).contains("answer of the call at 0");
        assertThat(registers.detail(3).orElseThrow().facts()).extracting(RegisterDetail.Fact::text).contains("clobbered by call 0");
    }

    @Test
    void theDetailOfARunHoldsEveryBase() {
        workspace.goTo(1);
        assertThat(model.detail(6).orElseThrow().facts()).extracting(RegisterDetail.Fact::text).contains("0x7", "7", "0b111", "'.'", "be 0x0700");
        workspace.edit("nonsense");
        assertThat(model.detail(6)).isEmpty();
    }

    private RegisterRow row(int register) {
        return model.rows().get().get(register);
    }
}
