package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;

/// What somebody makes who means harm, or a device or pipe in place of a file: a line says what is wrong, and nothing hangs, fills the memory or shows a stack trace.
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // What hangs would keep all other tests waiting.
class HostileInputTest {
    private static final int LONGEST_LINE = 600;
    private static final int ELF_HEADER = 64;
    private static final int ELF_SECTION = 64;

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    /// A call that must fail.
    ///
    /// @param said part of the line that says why
    record Hostile(String said, String... arguments) {
        @Override
        public String toString() {
            return String.join(" ", arguments);
        }
    }

    @BeforeAll
    static void write() throws IOException {
        text("good.bpf", ".program xdp m\nr0 = 2\nexit\n");
        text("parentheses.bpf", ".program xdp m\nr0 = *(u32 *)" + "(".repeat(200_000) + "r1" + ")".repeat(200_000) + "\nexit\n");
        text("line.bpf", ".program xdp m\n; " + "a".repeat(3_000_000) + "\nexit\n");
        text("number.bpf", ".program xdp m\nr0 = " + "9".repeat(1_000_000) + "\nexit\n");
        text("word.bpf", ".program xdp m\n" + "x".repeat(1_000_000) + "\nexit\n");
        text("nul.bpf", ".program xdp m\nr0 = 2\0\nexit\n");
        text("value.bpf", ".program xdp m\n.map a array key=4 value=2147483647 max=2147483647\nr0 = 2\nexit\n");
        StringBuilder maps = new StringBuilder(".program xdp m\n");
        for (int i = 0; i < 2_000; i++) {
            maps.append(".map a").append(i).append(" array key=4 value=1000000 max=100\n");
        }
        text("maps.bpf", maps + "r0 = 2\nexit\n");
        text("line.log", "func#0 @0\n0: (b7) r0 = " + "9".repeat(3_000_000) + "\n");
        text("lines.s", "?\n".repeat(1_500_000));
        bytes("sections.o", elf(65_535, ELF_HEADER));
        bytes("far.o", elf(10, -1L));
        bytes("extended.o", elf(0, ELF_HEADER, section(0, 0, 0xffffffffL)));
        bytes("names.o", elf(3, ELF_HEADER, section(0, 0, 0), section(3, ELF_HEADER, 0x7fffffff0L), section(1, ELF_HEADER, Long.MAX_VALUE)));
        bytes("zeros.o", elf(3, ELF_HEADER, section(0, 0, 0), section(3, 0, 20), section(8, 0, 0x7fffffffL)));
        bytes("types.btf", little(24 + 4).putShort((short) 0xeb9f).put((byte) 1).put((byte) 0).putInt(24).putInt(0).putInt(-1).putInt(-1).putInt(-1).array());
        bytes("header.btf", little(24 + 4).putShort((short) 0xeb9f).put((byte) 1).put((byte) 0).putInt(-1).putInt(0).putInt(0).putInt(0).putInt(0).array());
        bytes("packet.pcap", little(24 + 16 + 3).putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(-1).putInt(1).putInt(0).putInt(0).putInt(-1).putInt(-1).array());
        bytes("block.pcapng", little(28 + 12).putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1).putInt(28).putInt(6).putInt(0).array());
        bytes("bomb.gstrace", zipped(new byte[1 << 28]));
        bytes("deep.gstrace", zipped("[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8)));
        bytes("number.gstrace", zipped(("{\"steps\":" + "9".repeat(1_000_000) + "}").getBytes(StandardCharsets.UTF_8)));
        bytes("half.gstrace", new byte[] {0x1f, (byte) 0x8b, 8, 0});
        zip("out.zip", "../../evil/lesson.md", new byte[10]);
        zip("root.zip", "/etc/lesson.md", new byte[10]);
        zip("bomb.zip", "a/lesson.md", new byte[1 << 28]);
        zip("deep.zip", "a/".repeat(200) + "lesson.md", new byte[10]);
        zip("long.zip", "a".repeat(40_000) + "/lesson.md", new byte[10]);
        Files.createDirectory(folder.resolve("empty"));
    }

    static Stream<Hostile> files() {
        String good = at("good.bpf");
        return Stream.of(
                new Hostile("unexpected (", "run", at("parentheses.bpf")),
                new Hostile("more than 1048576", "run", at("line.bpf")),
                new Hostile("more than 64 bits hold", "run", at("number.bpf")),
                new Hostile("unknown instruction xxx", "run", at("word.bpf")),
                new Hostile("U+0000", "run", at("nul.bpf")),
                new Hostile("lower value", "run", at("value.bpf")),
                new Hostile("2000 maps are more than", "run", at("maps.bpf")),
                new Hostile("may have 1048576", "verify", at("line.log")),
                new Hostile("does not assemble", "verify", at("lines.s")),
                new Hostile("cut short or damaged", "run", at("sections.o")),
                new Hostile("cut short or damaged", "disasm", at("far.o")),
                new Hostile("claims 4294967295 sections", "inspect", at("extended.o")),
                new Hostile("cut short or damaged", "verify", at("names.o")),
                new Hostile("are allowed", "run", at("zeros.o")),
                new Hostile("types.btf: ", "inspect", "who_runs.o", "--core", "--btf", at("types.btf")),
                new Hostile("header.btf: ", "inspect", "who_runs.o", "--core", "--btf", at("header.btf")),
                new Hostile("says that it holds 4294967295 bytes", "run", good, "--packet", at("packet.pcap")),
                new Hostile("says that it is 0 bytes long", "inspect", at("block.pcapng")),
                new Hostile("unpacks to more than", "run", at("bomb.gstrace")),
                new Hostile("nesting depth (501)", "run", at("deep.gstrace")),
                new Hostile("exceeds the maximum allowed (1000)", "run", at("number.gstrace")),
                new Hostile("ends in the middle", "run", at("half.gstrace")),
                new Hostile("leads out of its folder", "lesson", "check", at("out.zip")),
                new Hostile("names a place outside of it", "lesson", "check", at("root.zip")),
                new Hostile("longer than 1 MB", "lesson", "check", at("bomb.zip")),
                new Hostile("deeper than 5 folders", "lesson", "check", at("deep.zip")),
                new Hostile("a name of 40010 bytes", "lesson", "check", at("long.zip")),
                new Hostile("is a directory", "run", at("empty")),
                new Hostile("holds no submission", "lesson", "grade", at("empty"), "--lesson", "the-stack"),
                new Hostile("--max-steps", "run", good, "--max-steps", "99999999999999999999"),
                new Hostile("--max-steps", "run", good, "--max-steps", "-1"),
                new Hostile("--repeat", "run", good, "--repeat", "2147483647"),
                new Hostile("--cpus 2147483647", "run", good, "--cpus", "2147483647"),
                new Hostile("--turns", "run", good, "--turns", "random:999999999999"),
                new Hostile("--seconds", "bench", "--seconds", "1e308"),
                new Hostile("--jobs", "lesson", "grade", at("empty"), "--lesson", "the-stack", "--jobs", "2147483647"),
                new Hostile("--megabytes", "lesson", "grade", at("empty"), "--lesson", "the-stack", "--megabytes", "2147483647"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aLineSaysWhatIsWrong(Hostile call) {
        assertRefused(call);
    }

    static Stream<Hostile> noFiles() throws IOException, InterruptedException {
        String good = at("good.bpf");
        Path zero = Path.of("/dev/zero");
        Files.createSymbolicLink(folder.resolve("loop.bpf"), Path.of("loop.bpf"));
        Files.createSymbolicLink(folder.resolve("nowhere.bpf"), Path.of("/nowhere/at/all"));
        Files.createSymbolicLink(folder.resolve("zero.zip"), zero);
        String pipe = at("pipe");
        String other = at("other");
        new ProcessBuilder("mkfifo", pipe, other).start().waitFor();
        Files.createSymbolicLink(folder.resolve("pipe.zip"), Path.of("pipe"));
        Files.createSymbolicLink(Files.createDirectory(folder.resolve("endless")).resolve("lesson.md"), zero);
        Files.createSymbolicLink(Files.createDirectory(folder.resolve("waiting")).resolve("lesson.md"), Path.of("../pipe"));
        return Stream.of(
                new Hostile("may have 8 MB", "run", "/dev/zero"),
                new Hostile("may have 8 MB", "verify", "/dev/zero"),
                new Hostile("may have 8 MB", "compare", "/dev/zero"),
                new Hostile("may have 8 MB", "asm", "/dev/zero"),
                new Hostile("may have 8 MB", "inspect", "/dev/urandom"),
                new Hostile("--packet /dev/zero: is no capture", "run", good, "--packet", "/dev/zero"),
                new Hostile("may have 8 MB", "run", good, "--context", "/dev/zero"),
                new Hostile("may have 8 MB", "inspect", "who_runs.o", "--core", "--btf", "/dev/zero"),
                new Hostile("loop.bpf: ", "run", at("loop.bpf")),
                new Hostile("no such file", "run", at("nowhere.bpf")),
                new Hostile("cannot be read: it is a pipe", "run", pipe),
                new Hostile("cannot be written: it is a pipe", "asm", good, "-o", other),
                new Hostile("cannot be written: No space left", "asm", good, "-o", "/dev/full"),
                new Hostile("is no folder and no zip file", "lesson", "check", at("pipe.zip")),
                new Hostile("is no folder and no zip file", "lesson", "check", at("zero.zip")),
                new Hostile("holds no lesson", "lesson", "check", at("endless")),
                new Hostile("holds no lesson", "lesson", "check", at("waiting")),
                new Hostile("is no folder that can be read", "lesson", "grade", pipe, "--lesson", "the-stack"));
    }

    @ParameterizedTest
    @MethodSource("noFiles")
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNoFileIsSaidToBeNone(Hostile call) {
        assertRefused(call);
    }

    private static void assertRefused(Hostile call) {
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(InputStream.nullInputStream(), new PrintWriter(Writer.nullWriter()), new PrintWriter(err), Ansi.OFF, Map.of());
        int exit = Glasshive.execute(terminal, call.arguments());
        assertThat(err.toString()).contains(call.said()).doesNotContain("\tat ").doesNotContain("Exception").doesNotContain("needs more memory");
        assertThat(err.toString().lines()).hasSizeBetween(1, 25).allSatisfy(line -> assertThat(line).hasSizeLessThan(LONGEST_LINE));
        assertThat(exit).isEqualTo(2);
    }

    private static String at(String name) {
        return folder.resolve(name).toString();
    }

    private static void text(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static void bytes(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// An object for BPF with this table of sections, whose names the second holds.
    private static byte[] elf(int count, long table, byte[]... sections) {
        byte[] bytes = new byte[ELF_HEADER + sections.length * ELF_SECTION + 64];
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0x464c457f).put(new byte[] {2, 1, 1}).put(new byte[9])
                .putShort((short) 1).putShort((short) 247).putInt(1).putLong(0).putLong(0).putLong(table).putInt(0)
                .putShort((short) ELF_HEADER).putShort((short) 0).putShort((short) 0).putShort((short) ELF_SECTION).putShort((short) count).putShort((short) 1);
        for (byte[] section : sections) {
            file.put(section);
        }
        return bytes;
    }

    private static byte[] section(int type, long offset, long size) {
        return little(ELF_SECTION).putInt(0).putInt(type).putLong(3).putLong(0).putLong(offset).putLong(size).putInt(0).putInt(0).putLong(1).putLong(0).array();
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static void zip(String name, String entry, byte[] content) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
    }
}
