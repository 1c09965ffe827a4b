package dev.glasshive.tests.differential;

import dev.glasshive.asm.Disassembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.isa.Instruction;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// A random program with maps and the packets that it runs on. The same number gives the same case everywhere and for ever.
public record RandomCase(long number, String type, List<Instruction> instructions, List<MapSpec> maps, List<Bytes> packets) {
    private static final String NAME = "random";
    private static final List<String> TYPES = List.of("xdp", "xdp", "socket_filter", "sched_cls");
    private static final HelperNames NAMES = HelperNames.of(
            Platforms.linux().helpers().values().stream().collect(Collectors.toMap(Helper::name, Helper::id)));
    private static final int ETHERNET = 14;

    /// The case with `number` of the row that starts at `seed`.
    public static RandomCase of(long seed, int number) {
        return of(seed, number, false);
    }

    /// A case of another row, whose programs are some 60 instructions long instead of 300.
    public static RandomCase small(long seed, int number) {
        return of(seed, number, true);
    }

    private static RandomCase of(long seed, int number, boolean small) {
        Random random = new Random(seed + number);
        // The first numbers of neighbouring seeds resemble each other.
        random.nextInt();
        random.nextInt();
        String type = TYPES.get(random.nextInt(TYPES.size()));
        RandomMaps maps = new RandomMaps(random);
        List<Instruction> instructions = new RandomCode(random, type, maps, small).program();
        // A test run may move to another processor, and per-processor maps would show that.
        int runs = maps.isPerProcessor() ? 1 : 1 + random.nextInt(2);
        List<Bytes> packets = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            packets.add(packet(random));
        }
        return new RandomCase(seed + number, type, instructions, maps.specs(), packets);
    }

    /// A frame of no known protocol: the kernel looks into others before it runs a socket filter.
    public static Bytes packet(Random random) {
        byte[] bytes = new byte[ETHERNET + (random.nextInt(8) == 0 ? random.nextInt(3) : random.nextInt(120))];
        random.nextBytes(bytes);
        for (int i = ETHERNET; i < bytes.length; i++) {
            bytes[i] = switch (random.nextInt(5)) {
                case 0 -> 0;
                case 1 -> -1;
                case 2 -> (byte) 0x80;
                default -> bytes[i];
            };
        }
        bytes[12] = (byte) 0x88;
        bytes[13] = (byte) 0xb5;
        return Bytes.of(bytes);
    }

    RandomCase with(List<Instruction> others) {
        return new RandomCase(number, type, others, maps, packets);
    }

    ProgramSet set() {
        return new ProgramSet(NAME, "GPL", List.of(Program.of(NAME, type, Code.of(instructions))), maps);
    }

    String program() {
        return NAME;
    }

    /// A number that another program or another packet would not have.
    int digest() {
        CRC32 crc = new CRC32();
        crc.update(Code.of(instructions).encode());
        crc.update((type + packets).getBytes(StandardCharsets.UTF_8));
        for (MapSpec map : maps) {
            crc.update((map.name() + ' ' + map.type() + ' ' + map.keySize() + ' ' + map.valueSize() + ' ' + map.maxEntries() + ' ' + map.initial()).getBytes(StandardCharsets.UTF_8));
        }
        return (int) crc.getValue();
    }

    /// The program as text that the command line runs, and the packets as hexadecimal numbers.
    public String text() {
        StringBuilder text = new StringBuilder(Disassembler.source(set(), NAMES));
        packets.forEach(packet -> text.append("# packet ").append(packet.toHex()).append('\n'));
        return text.toString();
    }
}
