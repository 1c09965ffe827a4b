package dev.glasshive.cli;

import dev.glasshive.cli.ProgramsReport.MapRow;
import dev.glasshive.cli.ProgramsReport.ProgramRow;
import dev.glasshive.elf.Btf;
import dev.glasshive.elf.BtfExt.LineInfo;
import dev.glasshive.elf.BtfType;
import dev.glasshive.elf.Inspection;
import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.Section;
import dev.glasshive.elf.Symbol;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What an object holds: sections, programs, maps, relocations, types, lines.
///
/// @param core the questions about types of the system that CO-RE answers
/// @param btf every type by number
/// @param types the named ones as C
record ObjectReport(String file, String kind, String license, List<SectionRow> sections, List<ProgramRow> programs, List<MapRow> maps,
        List<RelocationRow> relocations, List<CoreReport.Question> core, List<TypeRow> btf, List<String> types, List<LineRow> lines, List<String> notes) implements FileReport {

    private static final int SLOT = 8;

    /// One section.
    record SectionRow(int index, String name, String type, int size) {
        static SectionRow of(Section section) {
            return new SectionRow(section.index(), section.name(), section.typeName(), section.size());
        }
    }

    /// A place in a section that a loader patches.
    record RelocationRow(String section, long offset, String type, String symbol, long addend) {}

    /// One type.
    record TypeRow(int id, String kind, String name) {
        static List<TypeRow> of(Btf btf) {
            List<BtfType> types = btf.types();
            return IntStream.range(0, types.size()).mapToObj(i -> new TypeRow(i + 1, types.get(i).kind(), types.get(i).name())).toList();
        }
    }

    /// The line that the instructions from `slot` on came from.
    record LineRow(String section, int slot, String file, int line, int column, String text) {
        static LineRow of(LineInfo info) {
            return new LineRow(info.section(), info.offset() / SLOT, info.file(), info.line(), info.column(), info.text().strip());
        }
    }

    static ObjectReport of(LoadedObject object) {
        ProgramsReport programs = ProgramsReport.of("object", object.programs());
        List<RelocationRow> relocations = object.elf().sections().stream()
                .flatMap(section -> section.relocations().stream().map(relocation -> new RelocationRow(section.name(), relocation.offset(),
                        relocation.typeName(), symbol(object, relocation.symbol()), relocation.addend()))).toList();
        return new ObjectReport(programs.file(), programs.kind(), programs.license(), object.elf().sections().stream().skip(1).map(SectionRow::of).toList(),
                programs.programs(), programs.maps(), relocations, CoreReport.questions(object), object.btf().map(TypeRow::of).orElse(List.of()), Inspection.of(object).types(),
                object.ext().lines().stream().map(LineRow::of).toList(), object.notes());
    }

    /// A symbol that stands for a section has no name of its own.
    private static String symbol(LoadedObject object, Symbol symbol) {
        boolean section = symbol.name().isEmpty() && symbol.section() > 0 && symbol.section() < object.elf().sections().size();
        return section ? object.elf().sections().get(symbol.section()).name() : symbol.name();
    }

    @Override
    public void print(PrintWriter out) {
        out.println(Messages.text("inspect.file", file, Messages.text("format.object"), license.isEmpty() ? "-" : license));
        out.println();
        out.println(Messages.text("inspect.sections", sections.size()));
        sections.forEach(section -> out.printf(Locale.ROOT, "  %3d  %-20s %-14s %8d%n", section.index(), section.name(), section.type(), section.size()));
        ProgramsReport.print(out, programs, maps);
        out.println();
        List<RelocationRow> loaded = relocations.stream().filter(r -> !r.section().startsWith(".BTF")).toList();
        out.println(Messages.text("inspect.relocations", loaded.size(), relocations.size() - loaded.size()));
        loaded.forEach(r -> out.printf(Locale.ROOT, "  %-20s 0x%04x  %-18s %s%s%n", r.section(), r.offset(), r.type(), r.symbol(), r.addend() == 0 ? "" : "+" + r.addend()));
        out.println();
        if (!core.isEmpty()) {
            out.println(Messages.text("inspect.core", core.size(), file));
            core.forEach(question -> out.println("  " + question.line()));
            out.println();
        }
        out.println(Messages.text("inspect.types", btf.size()));
        types.forEach(type -> type.lines().forEach(line -> out.println("  " + line)));
        out.println();
        out.println(Messages.text("inspect.lines", lines.size()));
        lines.forEach(line -> out.printf(Locale.ROOT, "  %-12s %5d  %s:%d:%d  %s%n", line.section(), line.slot(), line.file(), line.line(), line.column(), line.text()));
        notes.forEach(note -> out.println(Messages.text("note", note)));
    }
}
