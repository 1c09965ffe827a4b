package dev.glasshive.cli;

import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.asm.Names;
import dev.glasshive.elf.CodeSection;
import dev.glasshive.elf.LoadedObject;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.Subprogram;
import java.io.PrintWriter;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Instructions as `llvm-objdump -d` lists them: by section and function, as they stand in the file.
///
/// @param name of the section; empty for bare instructions
record Listing(String name, List<Function> functions) {
    private static final int SLOT = 8;

    /// The instructions from a symbol to the next.
    record Function(String name, int slot, List<Line> instructions) {}

    /// One instruction.
    ///
    /// @param bytes in hexadecimal
    record Line(int slot, String bytes, String text) {}

    /// The sections of an object, nothing patched in yet.
    static List<Listing> of(LoadedObject object) throws MalformedProgramException {
        List<Listing> listings = new ArrayList<>();
        for (CodeSection section : object.code()) {
            TreeMap<Integer, String> symbols = new TreeMap<>();
            section.functions().forEach(function -> symbols.put(function.start(), function.name()));
            listings.add(of(section.name(), Code.decode(section.content().toArray(), object.elf().order()), symbols, object.elf().order()));
        }
        return listings;
    }

    /// The programs of source text, each a listing of its own.
    static List<Listing> of(ProgramSet set) {
        List<Listing> listings = new ArrayList<>();
        for (Program program : set.programs()) {
            Map<Integer, String> symbols = new HashMap<>();
            for (Subprogram function : program.subprograms()) {
                symbols.put(function.start(), function.name());
            }
            listings.add(of(program.section().isEmpty() ? program.name() : program.section(), program.code(), symbols, set.order()));
        }
        return listings;
    }

    private static Listing of(String name, Code code, Map<Integer, String> symbols, ByteOrder order) {
        Names names = new Names(new TreeMap<>(symbols), List.of(), HelperNames.NONE);
        byte[] bytes = code.encode(order);
        List<Function> functions = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (int slot : code.starts()) {
            String symbol = symbols.get(slot);
            if (symbol != null || functions.isEmpty()) {
                lines = new ArrayList<>();
                functions.add(new Function(symbol == null ? "" : symbol, slot, lines));
            }
            Instruction instruction = code.at(slot);
            lines.add(new Line(slot, Bytes.of(bytes, slot * SLOT, instruction.slots() * SLOT).toHex(), Dialect.LLVM.text(instruction, slot, names)));
        }
        return new Listing(name, functions);
    }

    /// Only the function called `wanted`.
    Listing only(String wanted) {
        return new Listing(name, functions.stream().filter(function -> function.name().equals(wanted)).toList());
    }

    void print(PrintWriter out) {
        out.println();
        out.println(Messages.text("disasm.section", name));
        for (Function function : functions) {
            out.println();
            if (!function.name().isEmpty()) {
                out.printf(Locale.ROOT, "%016x <%s>:%n", (long) function.slot() * SLOT, function.name());
            }
            function.instructions().forEach(line -> out.printf(Locale.ROOT, "%8d:\t%s\t%s%n", line.slot(), spaced(Bytes.ofHex(line.bytes())), line.text()));
        }
    }

    /// Two digits a byte with spaces between.
    static String spaced(Bytes bytes) {
        return bytes.toHex().replaceAll("..(?!$)", "$0 ");
    }
}
