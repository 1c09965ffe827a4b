package dev.glasshive.elf;

import dev.glasshive.program.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lays out a relocatable object: sections in the order they come, then relocations, symbols and names.
final class ElfWriter {
    private static final int HEADER = 64;
    private static final int SECTION_HEADER = 64;
    private static final int SYMBOL = 24;
    private static final int REL = 16;
    private static final int INFO_LINK = 0x40;

    /// A section to write.
    record Output(String name, int type, long flags, int align, Bytes content, int size, int link, int info, int entrySize) {}

    /// A symbol to write; relocations name it by this value.
    record Label(String name, Symbol.Kind kind, Symbol.Binding binding, int section, long value, long size) {}

    /// A relocation to write.
    record Patch(int section, long offset, int type, Label label) {}

    private final ByteOrder order;
    private final List<Output> sections = new ArrayList<>(List.of(new Output("", Section.NULL, 0, 0, Bytes.EMPTY, 0, 0, 0, 0)));
    private final List<Label> labels = new ArrayList<>();
    private final List<Patch> patches = new ArrayList<>();
    private final Map<Integer, Label> sectionLabels = new HashMap<>();
    private final ByteArrayOutputStream names = new ByteArrayOutputStream();
    private final Map<String, Integer> nameOffsets = new HashMap<>();

    ElfWriter(ByteOrder order) {
        this.order = order;
    }

    /// Adds a section with contents and answers its index.
    int section(String name, long flags, int align, byte[] content) {
        sections.add(new Output(name, Section.PROGBITS, flags, align, Bytes.of(content), content.length, 0, 0, 0));
        return sections.size() - 1;
    }

    /// Gives a section its contents, as many bytes as it had.
    void fill(int section, byte[] content) {
        Output empty = sections.get(section);
        sections.set(section, new Output(empty.name(), empty.type(), empty.flags(), empty.align(), Bytes.of(content), empty.size(), 0, 0, 0));
    }

    /// Adds a section of zeros that the file does not store.
    int zeros(String name, int size) {
        sections.add(new Output(name, Section.NOBITS, Section.ALLOC | Section.WRITE, 8, Bytes.EMPTY, size, 0, 0, 0));
        return sections.size() - 1;
    }

    Label label(String name, Symbol.Kind kind, Symbol.Binding binding, int section, long value, long size) {
        Label label = new Label(name, kind, binding, section, value, size);
        labels.add(label);
        return label;
    }

    /// The symbol that stands for a whole section.
    Label sectionLabel(int section) {
        return sectionLabels.computeIfAbsent(section, s -> label("", Symbol.Kind.SECTION, Symbol.Binding.LOCAL, s, 0, 0));
    }

    void patch(int section, long offset, int type, Label label) {
        patches.add(new Patch(section, offset, type, label));
    }

    byte[] toBytes() {
        names.write(0);
        List<Label> ordered = new ArrayList<>(labels.stream().filter(l -> l.binding() == Symbol.Binding.LOCAL).toList());
        int locals = ordered.size() + 1;
        labels.stream().filter(l -> l.binding() != Symbol.Binding.LOCAL).forEach(ordered::add);
        byte[] symbols = symbols(ordered);
        int symbolTable = addRelocations(ordered);
        sections.add(new Output(".symtab", Section.SYMTAB, 0, 8, Bytes.of(symbols), symbols.length, symbolTable + 1, locals, SYMBOL));
        sections.forEach(s -> name(s.name()));
        name(".strtab");
        byte[] strings = names.toByteArray();
        sections.add(new Output(".strtab", Section.STRTAB, 0, 1, Bytes.of(strings), strings.length, 0, 0, 0));
        return file();
    }

    private int name(String name) {
        return name.isEmpty() ? 0 : nameOffsets.computeIfAbsent(name, n -> {
            int offset = names.size();
            names.writeBytes(n.getBytes(StandardCharsets.UTF_8));
            names.write(0);
            return offset;
        });
    }

    private byte[] symbols(List<Label> ordered) {
        ByteBuffer out = ByteBuffer.allocate((ordered.size() + 1) * SYMBOL).order(order).position(SYMBOL);
        for (Label label : ordered) {
            out.putInt(name(label.name())).put((byte) (label.binding().ordinal() << 4 | label.kind().ordinal())).put((byte) 0)
                    .putShort((short) label.section()).putLong(label.value()).putLong(label.size());
        }
        return out.array();
    }

    /// Adds a section of relocations for each section that has some, and answers the index the symbol table will get.
    private int addRelocations(List<Label> ordered) {
        Map<Label, Integer> numbers = new HashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            numbers.put(ordered.get(i), i + 1);
        }
        List<Integer> targets = patches.stream().map(Patch::section).distinct().sorted().toList();
        int symbolTable = sections.size() + targets.size();
        for (int target : targets) {
            List<Patch> here = patches.stream().filter(p -> p.section() == target).toList();
            ByteBuffer out = ByteBuffer.allocate(here.size() * REL).order(order);
            for (Patch patch : here) {
                out.putLong(patch.offset()).putLong((long) numbers.getOrDefault(patch.label(), 0) << 32 | patch.type());
            }
            sections.add(new Output(".rel" + sections.get(target).name(), Section.REL, INFO_LINK, 8, Bytes.of(out.array()), out.capacity(), symbolTable, target, REL));
        }
        return symbolTable;
    }

    private byte[] file() {
        int at = HEADER;
        int[] offsets = new int[sections.size()];
        for (int i = 1; i < offsets.length; i++) {
            at = aligned(at, sections.get(i).align());
            offsets[i] = at;
            at += sections.get(i).content().length();
        }
        int table = aligned(at, 8);
        ByteBuffer out = ByteBuffer.allocate(table + sections.size() * SECTION_HEADER).order(order);
        out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, (byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1), 1}).position(16);
        out.putShort((short) 1).putShort((short) ElfFile.EM_BPF).putInt(1).putLong(0).putLong(0).putLong(table).putInt(0)
                .putShort((short) HEADER).putShort((short) 0).putShort((short) 0)
                .putShort((short) SECTION_HEADER).putShort((short) sections.size()).putShort((short) (sections.size() - 1));
        for (int i = 1; i < offsets.length; i++) {
            Output section = sections.get(i);
            out.put(offsets[i], section.content().toArray());
            out.position(table + i * SECTION_HEADER);
            out.putInt(name(section.name())).putInt(section.type()).putLong(section.flags()).putLong(0).putLong(offsets[i]).putLong(section.size())
                    .putInt(section.link()).putInt(section.info()).putLong(section.align()).putLong(section.entrySize());
        }
        return out.array();
    }

    private static int aligned(int at, int align) {
        return (at + align - 1) / align * align;
    }
}
