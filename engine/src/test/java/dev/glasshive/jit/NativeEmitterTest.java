package dev.glasshive.jit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.Decoder;
import dev.glasshive.isa.EveryEncoding;
import dev.glasshive.isa.FieldRule;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.ByteSwap;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Opcode;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The native code of single instructions, and what is said of it.
class NativeEmitterTest {
    private static final NativeOptions BLINDED = new NativeOptions(true);

    private static Program program(String text) {
        return Samples.assembled(".program xdp native\n" + text).programs().getFirst();
    }

    private static List<String> texts(List<MachineInstruction> piece) {
        return piece.stream().map(MachineInstruction::text).toList();
    }

    private static List<String> first(String text, NativeOptions options) {
        return texts(NativeEmitter.of(program(text + "\nexit"), options).instructions().getFirst());
    }

    private static List<String> first(String text) {
        return first(text, NativeOptions.PLAIN);
    }

    private static Set<NativeRemark> remarks(String text, NativeOptions options) {
        return NativeRemark.of(program(text + "\nexit"), options).getFirst();
    }

    /// An instruction of `row` whose ways lead to the next instruction but one.
    private static Instruction instruction(Opcode row) throws MalformedProgramException {
        return Decoder.decode(new Fields(row.code(), choose(row.dst(), 3), choose(row.src(), 4), choose(row.offset(), 1), choose(row.imm(), 1)), 0);
    }

    private static int choose(FieldRule rule, int value) {
        return switch (rule) {
            case FieldRule.Any() -> value;
            case FieldRule.Only(int only) -> only;
        };
    }

    @Test
    void everyOpcodeHasCodeAndRemarks() throws MalformedProgramException {
        for (Opcode row : OpcodeMatrix.rows()) {
            Instruction instruction = instruction(row);
            Program program = Program.of("p", "xdp", Code.of(List.of(instruction, new Exit(), new Exit())));
            for (NativeOptions options : List.of(NativeOptions.PLAIN, BLINDED)) {
                List<MachineInstruction> piece = NativeEmitter.of(program, options).instructions().getFirst();
                boolean needsNothing = instruction instanceof ByteSwap(SwapOp op, Size size, var _) && op == SwapOp.TO_LE && size == Size.DW;
                assertThat(piece.isEmpty()).as(instruction.toString()).isEqualTo(needsNothing);
                assertThat(texts(piece)).doesNotContain("ud2");
                assertThat(NativeRemark.of(program, options).getFirst()).doesNotContain(NativeRemark.LEADS_NOWHERE);
            }
        }
    }

    @Test
    void everyProgramHasAPieceForEachInstruction() throws IOException, MalformedProgramException {
        for (ProgramSet set : Samples.all().values()) {
            for (Program program : set.programs()) {
                NativeListing listing = NativeEmitter.of(program, NativeOptions.PLAIN);
                assertThat(listing.instructions()).hasSameSizeAs(program.code().instructions());
                assertThat(NativeRemark.of(program, NativeOptions.PLAIN)).hasSameSizeAs(program.code().instructions());
                assertThat(texts(listing.prologue())).startsWith("push rbp", "mov rbp, rsp");
                assertThat(texts(listing.epilogue())).endsWith("leave", "ret");
            }
        }
    }

    @Test
    void nonsenseHasCodeToo() {
        List<Instruction> nonsense = EveryEncoding.instructions(3, 20);
        assertThat(NativeEmitter.of(Program.of("p", "xdp", Code.of(nonsense)), BLINDED).instructions()).hasSameSizeAs(nonsense);
        assertThat(NativeEmitter.of(Program.of("p", "xdp", Code.of(List.of())), BLINDED).instructions()).isEmpty();
    }

    @Test
    void registersStandWhereACallWantsThem() {
        assertThat(Stream.of(Register.values()).map(NativeEmitter::home)).containsExactly("rax", "rdi", "rsi", "rdx", "rcx", "r8", "rbx", "r13", "r14", "r15", "rbp");
        assertThat(first("r1 = r2")).containsExactly("mov rdi, rsi");
        assertThat(first("r3 = r4")).containsExactly("mov rdx, rcx");
        assertThat(first("r5 = r0")).containsExactly("mov r8, rax");
        assertThat(first("r6 = r7")).containsExactly("mov rbx, r13");
        assertThat(first("r8 = r9")).containsExactly("mov r14, r15");
        assertThat(first("r0 = r10")).containsExactly("mov rax, rbp");
        assertThat(first("call bpf_map_lookup_elem")).containsExactly("call 0x" + Long.toHexString(NativeAddresses.helper(1)));
    }

    @Test
    void theLowerHalfClearsTheUpper() {
        assertThat(first("w1 += w2")).containsExactly("add edi, esi");
        assertThat(remarks("w1 += w2", NativeOptions.PLAIN)).containsExactly(NativeRemark.CLEARS_UPPER_HALF);
        assertThat(remarks("r1 += r2", NativeOptions.PLAIN)).isEmpty();
    }

    @Test
    void numbersTakeTheShortestForm() {
        assertThat(first("r1 = 0")).containsExactly("xor edi, edi");
        assertThat(first("r1 = 7")).containsExactly("mov edi, 7");
        assertThat(first("r1 = -7")).containsExactly("mov rdi, -7");
        assertThat(first("r1 = 0xffffffff ll")).containsExactly("mov edi, 0xffffffff");
        assertThat(first("r1 = 0x1122334455667788 ll")).containsExactly("movabs rdi, 0x1122334455667788");
        assertThat(first("if r1 == 0 goto +0")).startsWith("test rdi, rdi");
        assertThat(first("if w1 s> 9 goto +0")).startsWith("cmp edi, 9");
    }

    @Test
    void divisionByZeroAndByMinusOneAreLookedForFirst() {
        assertThat(first("r1 /= r2")).startsWith("mov r11, rsi", "test r11, r11").contains("xor edi, edi", "div r11");
        assertThat(first("r1 s%= r2")).contains("cmp r11, -1", "cqo", "idiv r11");
        assertThat(remarks("r1 s/= r2", NativeOptions.PLAIN)).containsExactlyInAnyOrder(NativeRemark.DIVISION_NEEDS_RAX_RDX, NativeRemark.ZERO_CHECK, NativeRemark.MINUS_ONE_CHECK);
        assertThat(first("r1 /= 3")).doesNotContain("test r11, r11");
    }

    @Test
    void shiftsByRegistersGoThroughCl() {
        assertThat(first("r1 <<= r2")).containsExactly("mov r11, rcx", "mov rcx, rsi", "shl rdi, cl", "mov rcx, r11");
        assertThat(first("r1 <<= r4")).containsExactly("shl rdi, cl");
        assertThat(first("r4 s>>= r1")).containsExactly("mov r11, rcx", "mov rcx, rdi", "sar r11, cl", "mov rcx, r11");
    }

    @Test
    void aFetchThatTheProcessorLacksIsTriedUntilDone() {
        assertThat(first("r1 = atomic_fetch_or((u64 *)(r2 + 8), r1)")).containsExactly("mov r11, rax", "mov rax, qword ptr [rsi + 8]", "mov r10, rax", "or r10, rdi",
                "lock cmpxchg qword ptr [rsi + 8], r10", "jne 0x7", "mov rdi, rax", "mov rax, r11");
        assertThat(first("r1 = atomic_fetch_add((u64 *)(r2 + 8), r1)")).containsExactly("lock xadd qword ptr [rsi + 8], rdi");
    }

    @Test
    void blindedCodeHoldsNoNumberOfTheProgram() {
        String text = "r1 = 0x12345678\nr1 += 0x12345678\nr1 *= 0x12345678\nw1 ^= 0x12345678\nr1 /= 0x12345678\n*(u32 *)(r10 - 8) = 0x12345678\nif r1 == 0x12345678 goto +0\nr1 = 0x1234567812345678 ll\nr0 = r1\nexit";
        assertThat(hex(program(text), NativeOptions.PLAIN)).contains("78563412");
        assertThat(hex(program(text), BLINDED)).doesNotContain("78563412");
        assertThat(NativeEmitter.of(program(text), BLINDED)).isEqualTo(NativeEmitter.of(program(text), BLINDED));
        assertThat(NativeRemark.of(program(text), BLINDED).subList(0, 8)).allMatch(remarks -> remarks.contains(NativeRemark.BLINDED));
    }

    private static String hex(Program program, NativeOptions options) {
        StringBuilder hex = new StringBuilder();
        NativeEmitter.of(program, options).instructions().forEach(piece -> piece.forEach(instruction -> hex.append(instruction.code())));
        return hex.toString();
    }

    @Test
    void nearJumpsAreLongerThanShortOnes() {
        String body = "r0 += 1\n";
        assertThat(lengthOfJump(body.repeat(31))).isEqualTo(2);
        assertThat(lengthOfJump(body.repeat(32))).isEqualTo(5);
        assertThat(lengthOfJump("")).as("to what comes next anyway").isZero();
    }

    private static int lengthOfJump(String between) {
        List<MachineInstruction> piece = NativeEmitter.of(program("goto there\n" + between + "there:\nr0 = 1\nexit"), NativeOptions.PLAIN).instructions().getFirst();
        return piece.stream().mapToInt(instruction -> instruction.code().length()).sum();
    }

    @Test
    void functionsHaveFramesOfTheirOwn() {
        Program program = program("r6 = 1\ncall f\nexit\n.func f\nr7 = 2\n*(u64 *)(r10 - 24) = r7\nr0 = r7\nexit");
        NativeListing listing = NativeEmitter.of(program, NativeOptions.PLAIN);
        assertThat(texts(listing.prologue())).containsExactly("push rbp", "mov rbp, rsp", "push rbx");
        assertThat(texts(listing.epilogue())).containsExactly("pop rbx", "leave", "ret");
        assertThat(texts(listing.instructions().get(3))).containsExactly("push rbp", "mov rbp, rsp", "sub rsp, 24", "push r13", "mov r13d, 2");
        assertThat(texts(listing.instructions().getLast())).containsExactly("pop r13", "leave", "ret");
        assertThat(texts(listing.instructions().get(1))).containsExactly("call " + X86Text.address(listing.instructions().get(3).getFirst().offset()));
        assertThat(NativeRemark.of(program, NativeOptions.PLAIN).get(3)).contains(NativeRemark.OWN_PROLOGUE);
    }

    @Test
    void aStackThatIsPassedOnIsWhole() {
        assertThat(texts(NativeEmitter.of(program("r2 = r10\nr0 = 0\nexit"), NativeOptions.PLAIN).prologue())).contains("sub rsp, 512");
    }

    @Test
    void whatLeadsNowhereIsATrap() {
        Program program = Program.of("p", "xdp", Code.of(List.of(new Instruction.Jump(Instruction.Reach.SHORT, 7), new Exit())));
        assertThat(texts(NativeEmitter.of(program, NativeOptions.PLAIN).instructions().getFirst())).containsExactly("ud2");
        assertThat(NativeRemark.of(program, NativeOptions.PLAIN).getFirst()).containsExactly(NativeRemark.LEADS_NOWHERE);
    }

    @Test
    void everyRemarkIsMadeOfSomething() {
        List<Instruction> all = Stream.concat(EveryEncoding.instructions(5, 30).stream(), Stream.of(new Exit())).toList();
        Program nonsense = Program.of("p", "xdp", Code.of(all));
        Program called = program("r0 = 0\ncall f\ngoto +0\nr0 &= 1\nif r0 == 0 goto +0\nexit\n.func f\nr0 = 0\nexit");
        Stream<NativeRemark> made = Stream.of(nonsense, called).flatMap(program -> Stream.of(NativeOptions.PLAIN, BLINDED).flatMap(options -> NativeRemark.of(program, options).stream())).flatMap(Set::stream);
        assertThat(made.distinct()).containsExactlyInAnyOrder(NativeRemark.values());
    }
}
