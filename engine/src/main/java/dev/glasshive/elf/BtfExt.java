package dev.glasshive.elf;

import dev.glasshive.isa.MalformedProgramException;
import java.util.List;

/// What section `.BTF.ext` says of instructions: their functions, their lines, their portable field accesses.
///
/// @param relocations what CO-RE would patch
public record BtfExt(List<FunctionInfo> functions, List<LineInfo> lines, List<CoreRelocation> relocations) {
    /// Nothing said.
    public static final BtfExt EMPTY = new BtfExt(List.of(), List.of(), List.of());

    /// Copies what it is given.
    public BtfExt {
        functions = List.copyOf(functions);
        lines = List.copyOf(lines);
        relocations = List.copyOf(relocations);
    }

    /// The contents of sections `.BTF.ext` and `.BTF`, which holds the strings.
    ///
    /// @throws MalformedProgramException if one is broken
    public static BtfExt read(byte[] ext, byte[] btf) throws MalformedProgramException {
        return new BtfExtReader(ext, btf).read();
    }

    /// The function that starts `offset` bytes into `section`.
    ///
    /// @param type number of its type
    public record FunctionInfo(String section, int offset, int type) {}

    /// The line that the instructions from `offset` bytes into `section` came from.
    ///
    /// @param text the line itself
    /// @param fileName where `file` lies among the strings
    /// @param textName where `text` lies among the strings
    public record LineInfo(String section, int offset, String file, String text, int line, int column, int fileName, int textName) {}

    /// An instruction that depends on the layout of a kernel type.
    ///
    /// @param type number of the root type
    /// @param access the path to the field, such as `0:1:2`
    /// @param kind what is asked of it
    public record CoreRelocation(String section, int offset, int type, String access, int kind) {}
}
