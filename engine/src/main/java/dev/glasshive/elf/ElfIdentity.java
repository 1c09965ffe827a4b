package dev.glasshive.elf;

import dev.glasshive.isa.MalformedProgramException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/// The first bytes of a file, which say whether it is an object for this machine; if not, the message names what it is and how to get one.
final class ElfIdentity {
    private static final int HEADER = 64;
    private static final String REMEDY = "; compile with clang -target bpf -c";

    private ElfIdentity() {}

    /// The byte order of the object.
    static ByteOrder check(byte[] bytes) throws MalformedProgramException {
        if (bytes.length < 4 || bytes[0] != 0x7f || bytes[1] != 'E' || bytes[2] != 'L' || bytes[3] != 'F') {
            String start = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(4, bytes.length));
            throw new MalformedProgramException("not an ELF object: " + (bytes.length == 0 ? "the file is empty" : "it starts with " + start + ", not 7f 45 4c 46") + REMEDY);
        }
        if (bytes.length < HEADER) {
            throw new MalformedProgramException("the file has " + bytes.length + " bytes, an ELF header takes " + HEADER + "; it is cut short");
        }
        ByteOrder order = bytes[5] == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer header = ByteBuffer.wrap(bytes).order(order);
        int type = header.getShort(16) & 0xffff;
        int machine = header.getShort(18) & 0xffff;
        if (machine != ElfFile.EM_BPF && machine != 0) {
            throw new MalformedProgramException(machineName(machine) + " " + typeName(type) + REMEDY);
        }
        if (bytes[4] != 2) {
            throw new MalformedProgramException("ELF class " + bytes[4] + (bytes[4] == 1 ? " (32-bit)" : "") + ", a BPF object has class 2 (64-bit)" + REMEDY);
        }
        if (bytes[5] != 1 && bytes[5] != 2) {
            throw new MalformedProgramException("byte order " + bytes[5] + " in the ELF header, 1 is little endian and 2 big endian; the file is damaged");
        }
        if (type != 1) {
            throw new MalformedProgramException("BPF " + typeName(type) + ", not a relocatable object; give the file that clang -target bpf -c writes, before any linker");
        }
        return order;
    }

    private static String typeName(int type) {
        return switch (type) {
            case 1 -> "object";
            case 2 -> "executable";
            case 3 -> "shared object";
            case 4 -> "core file";
            default -> "file of ELF type " + type;
        };
    }

    private static String machineName(int machine) {
        return switch (machine) {
            case 3 -> "i386";
            case 8 -> "MIPS";
            case 20 -> "PowerPC";
            case 21 -> "PowerPC 64";
            case 22 -> "S/390";
            case 40 -> "ARM";
            case 62 -> "x86-64";
            case 183 -> "AArch64";
            case 243 -> "RISC-V";
            case 258 -> "LoongArch";
            default -> "machine " + machine;
        };
    }
}
