package dev.glasshive.asm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Encoder;
import dev.glasshive.isa.EveryEncoding;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.WideSource;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dialects against the tools of LLVM 19 themselves, where they are installed.
class LlvmToolsTest {
    @TempDir
    private Path folder = Path.of(".");

    @BeforeAll
    static void toolsAreInstalled() {
        for (String tool : List.of("llvm-mc-19", "llvm-objdump-19")) {
            boolean installed = List.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)).stream()
                    .anyMatch(entry -> Files.isExecutable(Path.of(entry, tool)));
            Assumptions.assumeTrue(installed, tool + " is not installed (Debian package llvm-19), so nothing is compared with it");
        }
    }

    @Test
    void everyInstructionPrintsAsInLlvm() throws IOException, InterruptedException {
        List<Instruction> instructions = EveryEncoding.instructions(19, 8).stream().filter(LlvmToolsTest::isKnownToLlvm).toList();
        List<String> usual = disassemble(instructions, List.of());
        List<String> newest = disassemble(instructions, List.of("--mcpu=v4"));
        assertThat(usual).hasSameSizeAs(instructions);
        for (int i = 0; i < instructions.size(); i++) {
            boolean newer = instructions.get(i) instanceof Instruction.Atomic atomic && atomic.op() != AtomicOp.ADD;
            assertThat(Dialect.LLVM.text(instructions.get(i), 0, Names.NONE)).isEqualTo((newer ? newest : usual).get(i));
        }
    }

    @Test
    void llvmReadsOurTextAsWeDo() throws IOException, InterruptedException {
        List<Instruction> instructions = EveryEncoding.instructions(64, 8).stream().filter(LlvmToolsTest::canBeWrittenForLlvm).toList();
        Files.writeString(folder.resolve("text.s"), instructions.stream().map(i -> Dialect.SOURCE.text(i, 0, Names.NONE) + "\n").collect(Collectors.joining()));
        run(List.of("llvm-mc-19", "-triple=bpfel", "-mcpu=v4", "-filetype=obj", "-o", "text.o", "text.s"));
        run(List.of("llvm-objcopy-19", "-O", "binary", "--only-section=.text", "text.o", "text.bin"));
        assertThat(Files.readAllBytes(folder.resolve("text.bin"))).isEqualTo(Encoder.encode(instructions, ByteOrder.LITTLE_ENDIAN));
    }

    /// LLVM 20 was the first to know ordered accesses.
    private static boolean isKnownToLlvm(Instruction instruction) {
        return !(instruction instanceof Instruction.LoadAcquire || instruction instanceof Instruction.StoreRelease);
    }

    /// LLVM reads no other wide loads than numbers, no kinds of calls, no offset of an indexed packet load, and no distance beyond 16 bits.
    private static boolean canBeWrittenForLlvm(Instruction instruction) {
        return switch (instruction) {
            case Instruction.LoadImm64 load -> load.source() == WideSource.VALUE;
            case Instruction.CallHelper call -> call.id() >= 0;
            case Instruction.Jump jump -> jump.offset() == (short) jump.offset();
            case Instruction.CallLocal _, Instruction.CallKfunc _, Instruction.LoadAcquire _, Instruction.StoreRelease _ -> false;
            case Instruction.LegacyLoad load -> load.index() instanceof Instruction.Absolute;
            case Instruction.Alu _, Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.ByteSwap _, Instruction.Load _,
                    Instruction.Store _, Instruction.Atomic _, Instruction.Branch _, Instruction.CallRegister _, Instruction.Exit _ -> true;
        };
    }

    private List<String> disassemble(List<Instruction> instructions, List<String> options) throws IOException, InterruptedException {
        HexFormat bytes = HexFormat.ofDelimiter(", ").withPrefix("0x");
        Files.writeString(folder.resolve("bytes.s"), instructions.stream()
                .map(i -> ".byte " + bytes.formatHex(Encoder.encode(i, ByteOrder.LITTLE_ENDIAN)) + "\n").collect(Collectors.joining()));
        run(List.of("llvm-mc-19", "-triple=bpfel", "-filetype=obj", "-o", "bytes.o", "bytes.s"));
        List<String> command = new ArrayList<>(List.of("llvm-objdump-19", "-d", "--no-show-raw-insn"));
        command.addAll(options);
        command.add("bytes.o");
        return run(command).lines().filter(line -> line.matches(" *\\d+:\t.*"))
                .map(line -> line.substring(line.indexOf(":\t") + 2).replaceFirst(" <[^ ]+>$", "")).toList();
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        int status = process.waitFor();
        String text = Files.readString(output);
        assertThat(status).as("%s%n%s", command, text).isZero();
        return text;
    }
}
