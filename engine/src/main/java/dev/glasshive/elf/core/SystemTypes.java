package dev.glasshive.elf.core;

import dev.glasshive.elf.Btf;
import dev.glasshive.elf.ElfFile;
import dev.glasshive.elf.Section;
import dev.glasshive.isa.MalformedProgramException;
import java.nio.file.Path;

/// The types of a system, from bytes: bare BTF as Linux shows it, or an object with a section `.BTF`.
public final class SystemTypes {
    /// Where a running Linux shows its own types.
    public static final Path OF_THIS_SYSTEM = Path.of("/sys/kernel/btf/vmlinux");

    private static final int MAGIC = 0xeb9f;

    private SystemTypes() {}

    /// The types in `bytes`.
    ///
    /// @param origin the file's name, for messages
    /// @throws MalformedProgramException if there are none, or broken ones
    public static Btf read(byte[] bytes, String origin) throws MalformedProgramException {
        if (bytes.length >= 2 && ((bytes[0] & 0xff | (bytes[1] & 0xff) << 8) == MAGIC || ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) == MAGIC)) {
            return Btf.read(bytes);
        }
        ElfFile elf = ElfFile.read(bytes, origin);
        Section section = elf.section(".BTF").filter(found -> found.size() > 0).orElseThrow(() -> new MalformedProgramException(
                origin + ": has no section .BTF; give the types of a system, such as " + OF_THIS_SYSTEM + ", or an object compiled with -g"));
        return Btf.read(section.content().toArray());
    }
}
