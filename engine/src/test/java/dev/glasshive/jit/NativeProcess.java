package dev.glasshive.jit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs native code of listings in a process of its own: an executable that calls one after the other and prints what they leave behind.
///
/// The code reads and writes nothing but registers and its stack, and calls nobody.
final class NativeProcess {
    private static final long BASE = 0x40_0000;
    private static final int HEADERS = 64 + 56;
    private static final int NUMBERS = 7;
    /// What registers that belong to the caller hold before each call: rbp, rbx, r13, r14, r15.
    private static final List<Long> OWNED = List.of(0x1111_2222_3333_4444L, 0x0bad_cafe_0bad_cafeL, -2L, 0x7fff_ffff_ffff_ffffL, 0x8000_0000_0000_0001L);

    private NativeProcess() {}

    /// Skips the test where the processor or the system is another.
    static void orSkip() {
        String machine = System.getProperty("os.arch");
        assumeTrue(System.getProperty("os.name").equals("Linux") && (machine.equals("amd64") || machine.equals("x86_64")), "native listings are of x86-64, and run only on Linux there");
    }

    /// What each of `codes` leaves in rax, in a process whose file lies in `folder`. That they leave the caller's registers and the stack as they were is checked.
    static List<Long> results(List<byte[]> codes, Path folder) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("code"), executable(codes));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        assumeTrue(Files.isExecutable(file), "no file in " + folder + " may be executed");
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(file.toString()).redirectOutput(output.toFile()).redirectError(output.toFile()).start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        byte[] printed = Files.readAllBytes(output);
        assertThat(process.exitValue()).as("the status after %d of %d programs", printed.length / 8 / NUMBERS, codes.size()).isZero();
        ByteBuffer numbers = ByteBuffer.wrap(printed).order(ByteOrder.LITTLE_ENDIAN);
        List<Long> results = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            results.add(numbers.getLong());
            for (long owned : OWNED) {
                assertThat(numbers.getLong()).as("a register of the caller, after program %d", i).isEqualTo(owned);
            }
            assertThat(numbers.getLong()).as("bytes left on the stack, after program %d", i).isZero();
        }
        return results;
    }

    private static byte[] executable(List<byte[]> codes) {
        int each = calling(0).length;
        byte[] end = HexFormat.of().parseHex("b83c000000" + "31ff" + "0f05"); // exit(0)
        ByteArrayOutputStream main = new ByteArrayOutputStream();
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        int begin = each * codes.size() + end.length;
        for (byte[] code : codes) {
            // The distance of a call counts from behind it.
            main.writeBytes(calling(begin + rest.size() - main.size()));
            rest.writeBytes(code);
        }
        main.writeBytes(end);
        main.writeBytes(rest.toByteArray());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(headers(HEADERS + main.size()));
        file.writeBytes(main.toByteArray());
        return file.toByteArray();
    }

    /// Calls what lies `distance` bytes from here, and writes rax, the registers of [#OWNED], and how far the stack is from where it was.
    private static byte[] calling(int distance) {
        ByteBuffer code = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        List<String> moves = List.of("48bd", "48bb", "49bd", "49be", "49bf");
        for (int i = 0; i < moves.size(); i++) {
            code.put(HexFormat.of().parseHex(moves.get(i))).putLong(OWNED.get(i));
        }
        code.put(HexFormat.of().parseHex("4989e4")); // mov r12, rsp
        code.put((byte) 0xe8).putInt(distance - code.position() - 4);
        code.put(HexFormat.of().parseHex("4929e4" + "4154" + "4157" + "4156" + "4155" + "53" + "55" + "50")); // sub r12, rsp; push r12, r15, r14, r13, rbx, rbp, rax
        code.put(HexFormat.of().parseHex("b801000000" + "bf01000000" + "4889e6" + "ba38000000" + "0f05" + "4883c438")); // write(1, rsp, 56); add rsp, 56
        byte[] all = new byte[code.position()];
        code.flip().get(all);
        return all;
    }

    private static byte[] headers(int size) {
        ByteBuffer headers = ByteBuffer.allocate(HEADERS).order(ByteOrder.LITTLE_ENDIAN);
        headers.put(HexFormat.of().parseHex("7f454c46020101000000000000000000"));
        headers.putShort((short) 2).putShort((short) 62).putInt(1).putLong(BASE + HEADERS).putLong(64).putLong(0).putInt(0);
        headers.putShort((short) 64).putShort((short) 56).putShort((short) 1).putShort((short) 64).putShort((short) 0).putShort((short) 0);
        headers.putInt(1).putInt(5).putLong(0).putLong(BASE).putLong(BASE).putLong(size).putLong(size).putLong(0x1000);
        return headers.array();
    }
}
