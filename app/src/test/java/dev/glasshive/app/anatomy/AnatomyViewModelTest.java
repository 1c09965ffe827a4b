package dev.glasshive.app.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.BitField;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.clang.CCompiler;
import dev.glasshive.isa.FieldRule;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Opcode;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.platform.Platforms;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnatomyViewModelTest {

    static Stream<Instruction> everyRowOfTheMatrix() {
        return OpcodeMatrix.rows().stream().flatMap(row -> Stream.of(example(row, 1), example(row, -1)).distinct());
    }

    @ParameterizedTest
    @MethodSource("everyRowOfTheMatrix")
    void everyInstructionHasASentenceANotationAndAllItsBits(Instruction instruction) {
        AnatomyViewModel.Anatomy anatomy = AnatomyViewModel.of(0, instruction, Platforms.linux()::helper, ByteOrder.LITTLE_ENDIAN);
        assertThat(anatomy.sentence()).endsWith(".").doesNotContain("{").doesNotContain("''");
        assertThat(anatomy.notation()).isNotBlank();
        assertThat(anatomy.section()).isNotBlank();
        assertThat(anatomy.bytes().split(" ")).hasSize(8 * instruction.slots());
        int bits = anatomy.fields().stream().mapToInt(BitField::bits).sum();
        assertThat(bits).isEqualTo(instruction.slots() == 1 ? 64 : 96);
    }

    @Test
    void theNextInstructionIsTakenApart() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        AnatomyViewModel model = new AnatomyViewModel(workspace);
        workspace.goTo(1);
        AnatomyViewModel.Anatomy anatomy = model.anatomy().get().orElseThrow();
        assertThat(anatomy.bytes()).isEqualTo("63 6a fc ff 00 00 00 00");
        assertThat(anatomy.notation()).isEqualTo("*(u32 *)(dst + offset) = src");
        assertThat(anatomy.sentence()).startsWith("Stores the lower 32 bits of r6 at r10 − 4.");
        assertThat(anatomy.title()).isEqualTo("Instruction 1");
    }

    @ParameterizedTest
    @CsvSource({"TO_BE, order BE", "TO_LE, order LE", "SWAP, reserved"})
    void theBitOfTheSourceOfAByteSwapNamesItsOrder(SwapOp op, String name) {
        Instruction swap = new Instruction.ByteSwap(op, Size.H, Register.R2);
        assertThat(AnatomyViewModel.of(0, swap, Platforms.linux()::helper, ByteOrder.LITTLE_ENDIAN).fields().get(1).name()).isEqualTo(name);
    }

    @Test
    void whileABetIsOpenNothingIsTakenApart() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        AnatomyViewModel model = new AnatomyViewModel(workspace);
        workspace.withhold(true);
        assertThat(model.anatomy().get()).isEmpty();
        workspace.withhold(false);
        assertThat(model.anatomy().get()).isPresent();
    }

    @Test
    void withoutARunThereIsNoInstruction() {
        assertThat(new AnatomyViewModel(Workspaces.empty()).anatomy().get()).isEmpty();
    }

    @Test
    void aTextOfCThatNobodyCompilesIsNoMissingProgram() {
        Workspace workspace = Workspaces.empty();
        AnatomyViewModel model = new AnatomyViewModel(workspace);
        workspace.compileWith(CCompiler.NONE, Runnable::run);
        workspace.openText("count.c", "int count(void *ctx) { return 2; }\n");
        assertThat(model.absence().get()).startsWith("This C text is not compiled.");
    }

    @Test
    void aSavedLogSaysThatItHoldsNoBytes() {
        Workspace workspace = Workspaces.empty();
        AnatomyViewModel model = new AnatomyViewModel(workspace);
        assertThat(model.absence().get()).startsWith("Open a program");
        workspace.openLog("loader.log", "0: R1=ctx() R10=fp0\n0: (95) exit\nR0 !read_ok\n");
        assertThat(model.anatomy().get()).isEmpty();
        assertThat(model.absence().get()).startsWith("A log");
    }

    private static Instruction example(Opcode row, int sign) {
        Fields fields = new Fields(row.code(), value(row.dst(), 1), value(row.src(), 2), (short) value(row.offset(), 4 * sign), value(row.imm(), 3 * sign), 0);
        return row.decode().apply(fields);
    }

    private static int value(FieldRule rule, int liked) {
        return switch (rule) {
            case FieldRule.Any() -> liked;
            case FieldRule.Only(int value) -> value;
        };
    }

    @Test
    void inVerifyModeTheInstructionIsTheOneThatTheVerifierLooksAt() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        AnatomyViewModel model = new AnatomyViewModel(workspace);
        workspace.verifier().lookAt(workspace.verifier().verification().get().orElseThrow().firstAt(2).orElseThrow());
        workspace.verifier().mode().set(Mode.VERIFY);
        assertThat(model.anatomy().get().orElseThrow().title()).isEqualTo("Instruction 2");
        workspace.step();
        assertThat(model.anatomy().get().orElseThrow().title()).isEqualTo("Instruction 3");
    }
}
