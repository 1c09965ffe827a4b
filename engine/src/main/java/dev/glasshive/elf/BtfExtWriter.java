package dev.glasshive.elf;

import dev.glasshive.elf.FunctionLayout.Placed;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.ProgramTypes;
import dev.glasshive.program.ProgramTypes.FunctionRecord;
import dev.glasshive.program.SourceLine;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Builds section `.BTF.ext`: the function at each start, the source line of each instruction that has one, and what CO-RE is to patch.
final class BtfExtWriter {
    private static final int HEADER = 32;
    private static final int MOST_COLUMNS = 0x3ff;
    private static final int FUNCTION_RECORD = 8;
    private static final int LINE_RECORD = 16;
    private static final int CORE_RECORD = 16;

    private final ProgramSet set;
    private final BtfWriter btf;
    private final BtfCopy copies;

    BtfExtWriter(ProgramSet set, BtfWriter btf, BtfCopy copies) {
        this.set = set;
        this.btf = btf;
        this.copies = copies;
    }

    byte[] write(Map<String, List<Placed>> sections, List<PortableAccess> accesses) throws MalformedProgramException {
        ByteArrayOutputStream functions = new ByteArrayOutputStream();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        functions.writeBytes(words(FUNCTION_RECORD));
        lines.writeBytes(words(LINE_RECORD));
        for (Map.Entry<String, List<Placed>> section : sections.entrySet()) {
            List<Placed> placed = section.getValue();
            functions.writeBytes(words(btf.string(section.getKey()), placed.size()));
            for (Placed each : placed) {
                functions.writeBytes(words(each.spot().slot() * Fields.SLOT, function(each)));
            }
            List<byte[]> records = placed.stream().flatMap(p -> lines(p).stream()).toList();
            if (!records.isEmpty()) {
                lines.writeBytes(words(btf.string(section.getKey()), records.size()));
                records.forEach(lines::writeBytes);
            }
        }
        // without a single record the part is empty, record size and all
        int lineLength = lines.size() > Integer.BYTES ? lines.size() : 0;
        byte[] portable = portable(sections, accesses);
        ByteBuffer out = ByteBuffer.allocate(HEADER + functions.size() + lineLength + portable.length).order(btf.order());
        out.putShort((short) BtfSection.MAGIC).put((byte) 1).put((byte) 0).putInt(HEADER);
        out.putInt(0).putInt(functions.size()).putInt(functions.size()).putInt(lineLength).putInt(functions.size() + lineLength).putInt(portable.length);
        return out.put(functions.toByteArray()).put(lines.toByteArray(), 0, lineLength).put(portable).array();
    }

    private byte[] portable(Map<String, List<Placed>> sections, List<PortableAccess> accesses) throws MalformedProgramException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<String, List<Placed>> section : sections.entrySet()) {
            List<byte[]> records = new ArrayList<>();
            for (Placed placed : section.getValue()) {
                for (PortableAccess access : accesses) {
                    if (access.isIn(placed, set)) {
                        records.add(words((placed.spot().slot() + access.slot()) * Fields.SLOT, copies.copy(access.types(), access.relocation().type()),
                                btf.string(access.relocation().access()), access.relocation().kind()));
                    }
                }
            }
            if (!records.isEmpty()) {
                out.writeBytes(words(btf.string(section.getKey()), records.size()));
                records.forEach(out::writeBytes);
            }
        }
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        if (out.size() > 0) {
            part.writeBytes(words(CORE_RECORD));
            part.writeBytes(out.toByteArray());
        }
        return part.toByteArray();
    }

    private int function(Placed placed) throws MalformedProgramException {
        ProgramTypes types = set.programs().get(placed.program()).types().orElse(null);
        if (types != null) {
            for (FunctionRecord record : types.functions().records()) {
                if (record.slot() == placed.function().start() && record.signature().isPresent()) {
                    return copies.copy(types.btf(), record.type());
                }
            }
        }
        boolean entry = placed.function().isEntry();
        int prototype = btf.prototype(entry ? List.of("ctx") : List.of());
        return btf.function(identifier(placed.function().name()), prototype, entry ? BtfType.Linkage.GLOBAL : BtfType.Linkage.STATIC);
    }

    /// The kernel takes only names that C would.
    private static String identifier(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
    }

    private List<byte[]> lines(Placed placed) {
        List<byte[]> records = new ArrayList<>();
        for (SourceLine line : placed.function().lines()) {
            // the kernel wants a line for the first instruction of each function
            int slot = records.isEmpty() ? 0 : line.slot();
            records.add(words((placed.spot().slot() + slot) * Fields.SLOT, btf.string(line.file()), btf.string(line.text()),
                    line.line() << 10 | Math.min(line.column(), MOST_COLUMNS)));
        }
        return records;
    }

    private byte[] words(int... words) {
        ByteBuffer out = ByteBuffer.allocate(words.length * Integer.BYTES).order(btf.order());
        for (int word : words) {
            out.putInt(word);
        }
        return out.array();
    }
}
