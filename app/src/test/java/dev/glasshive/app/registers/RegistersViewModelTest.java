package dev.glasshive.app.registers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.workspace.Base;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
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
        assertThat(row(10).place()).hasValue(1);
        assertThat(row(0).value()).isEqualTo("—");
    }

    @Test
    void aWrittenRegisterSaysWhatItWas() {
        workspace.goTo(1);
        assertThat(row(6).value()).isEqualTo("0x7");
        assertThat(row(6).change()).isEqualTo(RegisterRow.Change.WRITTEN);
        assertThat(row(6).before()).isEqualTo("—");
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
        assertThat(registers.rows().get().get(2).place()).hasValue(0.25);
        assertThat(registers.rows().get().get(3).badge()).isEqualTo("pkt_end");
    }

    @Test
    void withoutARunThereAreNoRows() {
        workspace.edit("nonsense");
        assertThat(model.rows().get()).isEmpty();
    }

    private RegisterRow row(int register) {
        return model.rows().get().get(register);
    }
}
