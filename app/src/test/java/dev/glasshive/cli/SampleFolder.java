package dev.glasshive.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A folder with the samples as a user has them, and with files that are broken in every way.
final class SampleFolder {
    private static final String ASSETS = "/glasshive/";

    private final Path root;

    private SampleFolder(Path root) {
        this.root = root;
    }

    static void fill(Path root) throws IOException {
        SampleFolder folder = new SampleFolder(root);
        for (String capture : names("packets/index.properties")) {
            folder.copy("packets/" + capture, capture);
        }
        for (String program : names("programs/index.properties")) {
            folder.copy("programs/" + program + "/" + program + ".o", program + ".o");
            folder.copy("programs/" + program + "/" + program + ".bpf", program + ".bpf");
        }
        folder.breakThings();
    }

    private static List<String> names(String index) throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : new String(bytes(index), StandardCharsets.UTF_8).lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                names.add(line.substring(0, line.indexOf('=')).strip());
            }
        }
        return names;
    }

    private static byte[] bytes(String asset) throws IOException {
        try (InputStream in = SampleFolder.class.getResourceAsStream(ASSETS + asset)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    /// Copies an asset, unless there is none: not every program has a version in assembly.
    private void copy(String asset, String name) throws IOException {
        byte[] bytes = bytes(asset);
        if (bytes.length > 0) {
            Files.write(root.resolve(name), bytes);
        }
    }

    private void breakThings() throws IOException {
        byte[] object = bytes("programs/count_protocols/count_protocols.o");
        Files.write(root.resolve("truncated.o"), Arrays.copyOf(object, 200));
        byte[] other = object.clone();
        other[18] = 62;
        other[19] = 0;
        Files.write(root.resolve("x86.o"), other);
        Files.write(root.resolve("empty.bpf"), new byte[0]);
        Files.write(root.resolve("text.o"), "no object at all".getBytes(StandardCharsets.UTF_8));
        Files.write(root.resolve("binary.bpf"), new byte[] {'r', '0', ' ', '=', ' ', (byte) 0xff, (byte) 0xfe});
        Files.write(root.resolve("odd.bin"), new byte[] {1, 2, 3, 4, 5, 6, 7});
        Files.write(root.resolve("unknown.bin"), new byte[] {(byte) 0xff, 0, 0, 0, 0, 0, 0, 0});
        Files.write(root.resolve("one.bin"), new byte[] {(byte) 0xb7, 0, 0, 0, 1, 0, 0, 0, (byte) 0x95, 0, 0, 0, 0, 0, 0, 0});
        Files.writeString(root.resolve("wrong.bpf"), "r0 = 2\ncall bpf_map_lookup_elen\nr11 = 3\nexit\n");
        Files.writeString(root.resolve("endless.bpf"), ".program xdp endless\nagain:\ngoto again\n");
        Files.writeString(root.resolve("beyond.bpf"), ".program xdp beyond\nr1 = *(u32 *)(r1 + 0)\nr0 = *(u8 *)(r1 + 100)\nexit\n");
        Files.writeString(root.resolve("length.bpf"), "r0 = r2\nr0 <<= 60\nexit\n");
        Files.createDirectory(root.resolve("folder"));
        try (RandomAccessFile sparse = new RandomAccessFile(root.resolve("huge.bin").toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }
        try (RandomAccessFile sparse = new RandomAccessFile(root.resolve("huge.pcap").toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }
    }
}
