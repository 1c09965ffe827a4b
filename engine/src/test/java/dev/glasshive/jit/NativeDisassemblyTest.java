package dev.glasshive.jit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glasshive.isa.EveryEncoding;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What binutils reads in the bytes of listings is what their texts say, instruction by instruction.
class NativeDisassemblyTest {
    private static final String TOOL = "objdump";
    private static final Pattern LINE = Pattern.compile("^([0-9a-f]+):\\s+(\\S.*)$");
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9a-z])(-?)(0x[0-9a-f]+|[0-9]+)");

    @TempDir
    private Path folder;

    @BeforeAll
    static void skipWhereNotInstalled() throws IOException {
        boolean found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)).anyMatch(part -> Files.isExecutable(Path.of(part, TOOL)));
        assumeTrue(found, TOOL + " is not installed, so nobody else reads the bytes of native listings");
        // Other systems have other programs of this name, and other processors one that knows only them.
        assumeTrue(output(TOOL, "--version").contains("GNU") && output(TOOL, "-i").contains("i386"), TOOL + " is not that of binutils, or knows no x86-64");
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyEncodingReadsAsItsText(boolean blind) throws IOException {
        // Jumps of random encodings lead anywhere; the program is so long that many stay inside.
        List<Instruction> instructions = EveryEncoding.instructions(7, 12);
        assertReadsAsItsText(Program.of("all", "xdp", Code.of(instructions)), new NativeOptions(blind));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void samplesReadAsTheirTexts(boolean blind) throws IOException, MalformedProgramException {
        for (ProgramSet set : Samples.all().values()) {
            for (Program program : set.programs()) {
                assertReadsAsItsText(program, new NativeOptions(blind));
            }
        }
    }

    @Test
    void everyRegisterHasItsNames() throws IOException {
        X86Assembler code = new X86Assembler(NativeAddresses.CODE);
        for (X86Register register : X86Register.values()) {
            for (int distance : new int[] {0, 8, -128, 128, -32768}) {
                Memory memory = new Memory(register, distance);
                code.store(8, memory, register);
                code.store(16, memory, register);
                code.store(32, memory, register);
                code.store(64, memory, register);
                code.movsx(64, register, 8, memory);
            }
            code.movzx(8, register, register);
            code.movsx(32, register, 8, register);
            code.bswap(64, register);
            code.push(register);
            code.pop(register);
            code.call(register);
        }
        assertReadsAsItsText(code.take());
    }

    private void assertReadsAsItsText(Program program, NativeOptions options) throws IOException {
        NativeListing listing = NativeEmitter.of(program, options);
        assertReadsAsItsText(Stream.of(List.of(listing.prologue()), listing.instructions(), List.of(listing.epilogue())).flatMap(List::stream).flatMap(List::stream).toList());
    }

    private void assertReadsAsItsText(List<MachineInstruction> all) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (MachineInstruction instruction : all) {
            assertThat(instruction.offset()).as(instruction.text()).isEqualTo(bytes.size());
            bytes.writeBytes(instruction.code().toArray());
        }
        List<String> read = read(bytes.toByteArray());
        for (int i = 0; i < all.size(); i++) {
            MachineInstruction instruction = all.get(i);
            assertThat(instruction.offset() + " " + normal(instruction.text(), bytes.size())).as("%s, of the bytes %s", instruction.text(), instruction.code()).isEqualTo(read.get(i));
        }
        assertThat(read).hasSameSizeAs(all);
    }

    private List<String> read(byte[] code) throws IOException {
        Path file = Files.write(folder.resolve("code.bin"), code);
        String read = output(TOOL, "-D", "-w", "-b", "binary", "-m", "i386:x86-64", "-M", "intel", "--no-show-raw-insn", "--adjust-vma=0x" + Long.toHexString(NativeAddresses.CODE), file.toString());
        List<String> lines = new ArrayList<>();
        for (String line : read.split("\n", -1)) {
            Matcher matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                lines.add(Long.parseUnsignedLong(matcher.group(1), 16) - NativeAddresses.CODE + " " + normal(matcher.group(2), code.length));
            }
        }
        return lines;
    }

    /// One spelling for both: numbers unsigned in the width of the first operand, offsets of the code as addresses.
    private static String normal(String text, int length) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replaceAll(" ?([,+-]) ?(?=[^ ])", "$1").replace(",-", ", -").replace("+0x0]", "]").strip();
        boolean leads = plain.startsWith("j") || plain.startsWith("call");
        long mask = mask(plain);
        int bracket = plain.indexOf('[');
        int closing = plain.indexOf(']');
        return NUMBER.matcher(plain).replaceAll(found -> {
            long value = number(found);
            boolean inside = bracket >= 0 && found.start() > bracket && found.start() < closing;
            return inside ? Long.toHexString(value) : leads && value >= 0 && value <= length ? Long.toHexString(value + NativeAddresses.CODE) : Long.toHexString(value & mask);
        }).replace(" ", "");
    }

    private static long number(MatchResult found) {
        String digits = found.group(2);
        long value = digits.startsWith("0x") ? Long.parseUnsignedLong(digits.substring(2), 16) : Long.parseLong(digits);
        return found.group(1).isEmpty() ? value : -value;
    }

    private static long mask(String plain) {
        String operand = plain.replaceFirst("^(lock )?[a-z]+ ?", "");
        if (operand.startsWith("byte")) {
            return 0xff;
        }
        if (operand.startsWith("word")) {
            return 0xffff;
        }
        return operand.startsWith("dword") || operand.matches("(e[a-z][a-z]|r[0-9]+d)\\b.*") ? 0xffff_ffffL : -1;
    }
}
