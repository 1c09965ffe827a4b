package dev.glasshive.cli;

import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// The programs and maps of a file that is no object: source text or raw bytes.
record ProgramsReport(String file, String kind, String license, List<ProgramRow> programs, List<MapRow> maps) implements FileReport {

    /// One program.
    ///
    /// @param slots 8-byte slots
    /// @param lines how many instructions' source lines are known
    record ProgramRow(String name, String section, String type, int slots, List<FunctionRow> functions, int lines) {
        static ProgramRow of(Program program) {
            return new ProgramRow(program.name(), program.section(), program.type(), program.code().size(),
                    program.subprograms().stream().map(f -> new FunctionRow(f.name(), f.start(), f.length())).toList(), program.sourceMap().lines().size());
        }

        void print(PrintWriter out) {
            out.printf(Locale.ROOT, "  %-24s %-16s %-16s %6d%n", name, type.isEmpty() ? "-" : type, section.isEmpty() ? "-" : section, slots);
            if (functions.size() > 1) {
                functions.forEach(function -> out.printf(Locale.ROOT, "    %-22s %33s %6d%n", function.name(), "@" + function.slot(), function.slots()));
            }
        }
    }

    /// A function of a program.
    record FunctionRow(String name, int slot, int slots) {}

    /// One map.
    ///
    /// @param entries how many it holds from the start
    record MapRow(String name, String type, int keySize, int valueSize, int maxEntries, int flags, int entries) {
        static MapRow of(MapSpec map) {
            return new MapRow(map.name(), map.type(), map.keySize(), map.valueSize(), map.maxEntries(), map.flags(), map.initial().size());
        }

        void print(PrintWriter out) {
            out.printf(Locale.ROOT, "  %-24s %-16s %6d %6d %8d   0x%x%n", name, type, keySize, valueSize, maxEntries, flags);
        }
    }

    static ProgramsReport of(String kind, ProgramSet set) {
        return new ProgramsReport(set.origin(), kind, set.license(), set.programs().stream().map(ProgramRow::of).toList(),
                set.maps().stream().map(MapRow::of).toList());
    }

    @Override
    public void print(PrintWriter out) {
        out.println(Messages.text("inspect.file", file, Messages.text("format." + kind), license.isEmpty() ? "-" : license));
        print(out, programs, maps);
    }

    static void print(PrintWriter out, List<ProgramRow> programs, List<MapRow> maps) {
        out.println();
        out.println(Messages.text("inspect.programs", programs.size()));
        if (!programs.isEmpty()) {
            out.printf(Locale.ROOT, "  %-24s %-16s %-16s %6s%n", "name", "type", "section", "slots");
        }
        programs.forEach(program -> program.print(out));
        out.println();
        out.println(Messages.text("inspect.maps", maps.size()));
        if (!maps.isEmpty()) {
            out.printf(Locale.ROOT, "  %-24s %-16s %6s %6s %8s   %s%n", "name", "type", "key", "value", "entries", "flags");
        }
        maps.forEach(map -> map.print(out));
    }
}
