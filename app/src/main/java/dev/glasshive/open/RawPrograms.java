package dev.glasshive.open;

import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Code;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.SourceMap;
import dev.glasshive.program.Subprogram;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Programs out of bare instructions, which carry neither names nor maps.
public final class RawPrograms {
    /// What the program of bare instructions is called.
    public static final String NAME = "main";

    private static final int SLOT = 8;

    private RawPrograms() {}

    /// The program in `bytes`, for little-endian hosts.
    ///
    /// @throws MalformedProgramException where a slot is no instruction
    public static ProgramSet of(String origin, String name, String type, String license, byte[] bytes, List<MapSpec> maps) throws MalformedProgramException {
        return of(origin, name, type, license, bytes, maps, ByteOrder.LITTLE_ENDIAN);
    }

    /// The program in `bytes`, for hosts of byte order `order`.
    ///
    /// @param type the kernel's name of the program type, or an empty string
    /// @throws MalformedProgramException where a slot is no instruction
    public static ProgramSet of(String origin, String name, String type, String license, byte[] bytes, List<MapSpec> maps, ByteOrder order)
            throws MalformedProgramException {
        return of(origin, name, "", type, license, bytes, maps, order);
    }

    /// The program in `bytes`, as if it stood in `section`.
    ///
    /// @throws MalformedProgramException as above
    public static ProgramSet of(String origin, String name, String section, String type, String license, byte[] bytes, List<MapSpec> maps, ByteOrder order)
            throws MalformedProgramException {
        if (bytes.length == 0 || bytes.length % SLOT != 0) {
            throw new MalformedProgramException(origin + ": raw bytecode is whole slots of " + SLOT + " bytes, and " + bytes.length
                    + " bytes are not; give the instructions only");
        }
        Code code;
        try {
            code = Code.decode(bytes, order);
        } catch (MalformedProgramException e) {
            throw new MalformedProgramException(origin + ": " + e.getMessage());
        }
        Program program = new Program(name, section, type, code, functions(name, code), Map.of(), SourceMap.EMPTY);
        return new ProgramSet(origin, license, List.of(program), maps, order);
    }

    /// Functions begin at slot 0 and wherever a call goes.
    private static List<Subprogram> functions(String name, Code code) {
        TreeSet<Integer> starts = new TreeSet<>(List.of(0));
        for (int slot : code.starts()) {
            if (code.at(slot) instanceof CallLocal(int offset) && code.startsAt(slot + 1 + offset)) {
                starts.add(slot + 1 + offset);
            }
        }
        List<Subprogram> functions = new ArrayList<>();
        for (int start : starts) {
            Integer next = starts.higher(start);
            functions.add(new Subprogram(start == 0 ? name : "function_" + start, start, (next == null ? code.size() : next) - start));
        }
        return functions;
    }
}
