package dev.glasshive.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.elf.ObjectWriter;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The same C, compiled for hosts of either byte order, on such a host.
class ByteOrderTest {
    private static final Bytes PACKET = Bytes.ofHex("0102030405060708090a0b0c0800aabbccdd");

    private static ProgramSet object(String name) throws IOException, MalformedProgramException {
        try (InputStream in = Objects.requireNonNull(ByteOrderTest.class.getResourceAsStream("/vm/" + name))) {
            return ObjectLoader.load(in.readAllBytes(), name).programs();
        }
    }

    private static void check(ProgramSet set, ByteOrder order, int result, String key, String value) throws MalformedProgramException {
        Scenario scenario = Scenario.of(set, set.programs().getFirst().name(), Platforms.linux(), List.of(Input.packet("", PACKET)));
        assertThat(scenario.host().order()).isEqualTo(order);
        Vm vm = new Vm(set, scenario.program(), scenario.platform(), scenario.host(), scenario.world());
        RunResult run = vm.run(scenario.inputs().getFirst(), new Interpreter(), 1000, Progress.NONE);
        assertThat(run.trap()).isEmpty();
        assertThat((int) run.r0()).isEqualTo(result);
        assertThat(vm.maps().getFirst().value(Bytes.ofHex(key))).contains(Bytes.ofHex(value));
    }

    @Test
    void anObjectForBigEndianHostsRunsOnOne() throws IOException, MalformedProgramException {
        check(object("order-big.o"), ByteOrder.BIG_ENDIAN, 0x01080800, "00000002", "0000000000000011");
    }

    @Test
    void anObjectForLittleEndianHostsRunsOnOne() throws IOException, MalformedProgramException {
        check(object("order-little.o"), ByteOrder.LITTLE_ENDIAN, 0x08010800, "02000000", "1100000000000000");
    }

    @Test
    void aBigEndianObjectIsWrittenAsOne() throws IOException, MalformedProgramException {
        ProgramSet again = ObjectLoader.load(ObjectWriter.write(object("order-big.o")).content().toArray(), "again.o").programs();
        check(again, ByteOrder.BIG_ENDIAN, 0x01080800, "00000002", "0000000000000011");
    }

    @Test
    void textForBigEndianHostsHasItsNumbersInTheirOrder() throws MalformedProgramException {
        ProgramSet set = Assembler.assemble("""
                .map hits array key=4 value=4 max=3
                .init hits 1 0x11223344
                .program xdp main
                r1 = map_value(hits) + 16 ll
                r0 = *(u8 *)(r1 - 8)
                *(u32 *)(r1 + 0) = 5
                exit
                """, "x", HelperNames.NONE, ByteOrder.BIG_ENDIAN).programs().orElseThrow();
        check(set, ByteOrder.BIG_ENDIAN, 0x11, "00000002", "00000005");
    }
}
