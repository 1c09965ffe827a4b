package dev.glasshive.elf;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasshive.isa.MalformedProgramException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedObjectTest {
    private static AbstractThrowableAssert<?, ?> refusal(byte[] bytes) {
        return assertThatThrownBy(() -> ObjectLoader.load(bytes, "x.o")).isInstanceOf(MalformedProgramException.class);
    }

    private static AbstractThrowableAssert<?, ?> refusal(Fixture fixture) {
        return refusal(fixture.bytes());
    }

    private static Fixture sections() {
        return Fixture.of("sections");
    }

    @Test
    void otherFilesAreNoObjects() {
        refusal(new byte[0]).hasMessage("x.o: not an ELF object: the file is empty; compile with clang -target bpf -c");
        refusal("#include <x>".getBytes(StandardCharsets.UTF_8))
                .hasMessage("x.o: not an ELF object: it starts with 23 69 6e 63, not 7f 45 4c 46; compile with clang -target bpf -c");
    }

    @Test
    void otherMachinesAreNamed() {
        Fixture fixture = sections();
        fixture.content().putShort(18, (short) 62);
        refusal(fixture).hasMessage("x.o: x86-64 object; compile with clang -target bpf -c");
        fixture.content().putShort(16, (short) 3);
        refusal(fixture).hasMessageContaining("x86-64 shared object");
        fixture.content().putShort(18, (short) 4711);
        refusal(fixture).hasMessageContaining("machine 4711");
    }

    @Test
    void objectsOfNoByteOrderAreRefused() {
        Fixture fixture = sections();
        fixture.content().put(5, (byte) 3);
        refusal(fixture).hasMessage("x.o: byte order 3 in the ELF header, 1 is little endian and 2 big endian; the file is damaged");
    }

    @Test
    void executablesAndSmallClassesAreRefused() {
        Fixture fixture = sections();
        fixture.content().putShort(16, (short) 2);
        refusal(fixture).hasMessageContaining("BPF executable, not a relocatable object");
        fixture.content().put(4, (byte) 1);
        refusal(fixture).hasMessageContaining("32-bit");
    }

    @Test
    void filesCutShortAreRefused() {
        byte[] bytes = sections().bytes();
        refusal(Arrays.copyOf(bytes, 40)).hasMessageContaining("the file has 40 bytes, an ELF header takes 64");
        refusal(Arrays.copyOf(bytes, bytes.length - 1)).hasMessageContaining("cut short or damaged");
    }

    @Test
    void filesThatAreTooLargeAreRefusedUnread(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("large.o");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(1L << 30);
        }
        assertThatThrownBy(() -> ObjectLoader.load(file)).isInstanceOf(MalformedProgramException.class)
                .hasMessageContaining("the file has 1073741824 bytes; objects of up to 67108864 are read");
    }

    @Test
    void unknownRelocationsAreRefused() {
        Fixture fixture = Fixture.of("old_maps");
        fixture.content().putInt(fixture.start(".relsocket1") + 8, 77);
        refusal(fixture).hasMessageContaining("section socket1, function filter: insn 5: relocation of unknown type 77 at offset 0x28, symbol others");
    }

    @Test
    void relocationsOfTheWrongInstructionAreRefused() {
        Fixture fixture = Fixture.of("old_maps");
        fixture.content().putInt(fixture.start(".relsocket1") + 8, Relocation.CALL);
        refusal(fixture).hasMessageContaining("does not fit this instruction");
        fixture.content().putLong(fixture.start(".relsocket1"), 0x30).putInt(fixture.start(".relsocket1") + 8, Relocation.WIDE_LOAD);
        refusal(fixture).hasMessageContaining("the second slot of the wide load at insn 5");
    }

    @Test
    void relocationsNeedASymbol() {
        Fixture fixture = Fixture.of("old_maps");
        fixture.content().putInt(fixture.start(".relsocket1") + 12, 999);
        refusal(fixture).hasMessageContaining("section .relsocket1: the relocation at offset 0x28 names symbol 999, but there are");
    }

    @Test
    void functionsDefinedNowhereAreNamed() {
        refusal(Fixture.of("undefined")).hasMessage("x.o: section xdp, function caller: insn 1: elsewhere is declared but defined nowhere; "
                + "define the function in this file or make it static inline; functions of the kernel cannot be linked here");
    }

    @Test
    void callsThatLeadNowhereAreRefused() {
        Fixture fixture = Fixture.of("text_only");
        fixture.content().putInt(fixture.start(".text") + 12, 1000);
        refusal(fixture).hasMessageContaining("section .text, function one: insn 1: refers to slot 1002 of section .text, which has 10 slots");
    }

    @Test
    void instructionsAreNamedByFunctionAndSlot() {
        Fixture fixture = sections();
        fixture.content().put(fixture.start("made_up") + 8, (byte) 0xff);
        refusal(fixture).hasMessageContaining("section made_up, function unknown: insn 1: unknown opcode 0xff");
    }

    @Test
    void sectionsOfHalfInstructionsAreRefused() {
        Fixture fixture = sections();
        fixture.content().putLong(fixture.header("made_up") + 32, 12);
        refusal(fixture).hasMessageContaining("section made_up has 12 bytes, which is not a multiple of 8");
    }

    @Test
    void functionsLargerThanTheirSectionAreRefused() {
        Fixture fixture = sections();
        fixture.content().putLong(fixture.header("made_up") + 32, 16);
        refusal(fixture).hasMessageContaining("function unknown lies at 0 with 32 bytes, but the section has 16");
    }

    @Test
    void unknownFieldsOfMapsAreNamed() {
        refusal(Fixture.of("typed_maps").replace("max_entries", "maximum_num")).hasMessageContaining(": unknown field maximum_num; fields are type,");
    }

    @Test
    void mapsNeedATypeThatExists() {
        Fixture fixture = Fixture.of("old_maps");
        fixture.content().putInt(fixture.start("maps"), 200);
        refusal(fixture).hasMessageContaining("map numbers: type 200 is unknown");
        fixture.content().putInt(fixture.start("maps"), 0);
        refusal(fixture).hasMessageContaining("map numbers: the definition has no type");
    }

    @Test
    void typedMapsNeedTypes() {
        refusal(Fixture.of("typed_maps").replace(".BTF\0", ".BTX\0")).hasMessageContaining("but the file has no section .BTF; compile with -g");
    }
}
