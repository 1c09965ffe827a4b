package dev.glasshive.elf;

import dev.glasshive.elf.BtfType.Array;
import dev.glasshive.elf.BtfType.Composite;
import dev.glasshive.elf.BtfType.Constant;
import dev.glasshive.elf.BtfType.DataSection;
import dev.glasshive.elf.BtfType.DeclarationTag;
import dev.glasshive.elf.BtfType.Encoding;
import dev.glasshive.elf.BtfType.Enumeration;
import dev.glasshive.elf.BtfType.Floating;
import dev.glasshive.elf.BtfType.Forward;
import dev.glasshive.elf.BtfType.Function;
import dev.glasshive.elf.BtfType.Int;
import dev.glasshive.elf.BtfType.Keyword;
import dev.glasshive.elf.BtfType.Linkage;
import dev.glasshive.elf.BtfType.Member;
import dev.glasshive.elf.BtfType.Parameter;
import dev.glasshive.elf.BtfType.Placement;
import dev.glasshive.elf.BtfType.Pointer;
import dev.glasshive.elf.BtfType.Prototype;
import dev.glasshive.elf.BtfType.Qualified;
import dev.glasshive.elf.BtfType.Qualifier;
import dev.glasshive.elf.BtfType.TypeTag;
import dev.glasshive.elf.BtfType.Typedef;
import dev.glasshive.elf.BtfType.Variable;
import dev.glasshive.isa.MalformedProgramException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Section `.BTF` to [Btf] (kernel documentation, "BPF Type Format", sections 2 and 3).
final class BtfReader {
    private static final Encoding[] ENCODINGS = Encoding.values();
    private static final Qualifier[] QUALIFIERS = Qualifier.values();
    private static final Linkage[] LINKAGES = Linkage.values();

    private final BtfSection section;
    private final ByteBuffer in;
    private int info;

    BtfReader(byte[] bytes) throws MalformedProgramException {
        this.section = BtfSection.of(bytes, ".BTF", 24);
        this.in = section.part(8, "types");
    }

    Btf read() throws MalformedProgramException {
        StringTable names = strings(section);
        List<BtfType> types = new ArrayList<>();
        while (in.hasRemaining()) {
            types.add(type(types.size() + 1, names));
        }
        return new Btf(types);
    }

    static StringTable strings(BtfSection section) throws MalformedProgramException {
        ByteBuffer part = section.part(16, "strings");
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        return new StringTable(bytes, 0, bytes.length, "the strings of .BTF");
    }

    private BtfType type(int id, StringTable names) throws MalformedProgramException {
        need(id, 12);
        String name = names.at(in.getInt(), "BTF type " + id);
        info = in.getInt();
        int last = in.getInt();
        int kind = info >>> 24 & 0x1f;
        return switch (kind) {
            case 1 -> number(id, name, last);
            case 2 -> new Pointer(last);
            case 3 -> array(id);
            case 4 -> new Composite(Keyword.STRUCT, name, last, members(id, names));
            case 5 -> new Composite(Keyword.UNION, name, last, members(id, names));
            case 6 -> new Enumeration(name, last, constants(id, names, 4));
            case 7 -> new Forward(flag() ? Keyword.UNION : Keyword.STRUCT, name);
            case 8 -> new Typedef(name, last);
            case 9, 10, 11 -> new Qualified(QUALIFIERS[kind - 9], last);
            case 12 -> new Function(name, last, linkage(id, info & 0xffff));
            case 13 -> new Prototype(last, parameters(id, names));
            case 14 -> {
                need(id, 4);
                yield new Variable(name, last, linkage(id, in.getInt()));
            }
            case 15 -> new DataSection(name, last, placements(id));
            case 16 -> new Floating(name, last);
            case 17 -> {
                need(id, 4);
                yield new DeclarationTag(name, last, in.getInt());
            }
            case 18 -> new TypeTag(name, last);
            case 19 -> new Enumeration(name, last, constants(id, names, 8));
            default -> throw new MalformedProgramException(".BTF: type " + id + " has kind " + kind + "; kinds 1 to 19 are known");
        };
    }

    private boolean flag() {
        return info < 0;
    }

    private int count() {
        return info & 0xffff;
    }

    private void need(int id, int bytes) throws MalformedProgramException {
        if (in.remaining() < bytes) {
            throw new MalformedProgramException(".BTF: type " + id + " runs over the end of the types; the file is damaged");
        }
    }

    private static Linkage linkage(int id, int code) throws MalformedProgramException {
        if (code < 0 || code >= LINKAGES.length) {
            throw new MalformedProgramException(".BTF: type " + id + " has linkage " + Integer.toUnsignedString(code) + "; 0 to 2 are known");
        }
        return LINKAGES[code];
    }

    private BtfType number(int id, String name, int size) throws MalformedProgramException {
        need(id, 4);
        int word = in.getInt();
        int encoding = Integer.numberOfTrailingZeros(word >>> 24 & 7 | 8);
        return new Int(name, size, word & 0xff, encoding == 3 ? Encoding.UNSIGNED : ENCODINGS[encoding + 1]);
    }

    private BtfType array(int id) throws MalformedProgramException {
        need(id, 12);
        return new Array(in.getInt(), in.getInt(), in.getInt());
    }

    private List<Member> members(int id, StringTable names) throws MalformedProgramException {
        need(id, count() * 12);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            String name = names.at(in.getInt(), "a member of BTF type " + id);
            int type = in.getInt();
            int offset = in.getInt();
            members.add(flag() ? new Member(name, type, offset & 0xffffff, offset >>> 24) : new Member(name, type, offset, 0));
        }
        return members;
    }

    private List<Constant> constants(int id, StringTable names, int size) throws MalformedProgramException {
        need(id, count() * (4 + size));
        List<Constant> constants = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            String name = names.at(in.getInt(), "a constant of BTF type " + id);
            // the flag of an enumeration says that its constants are signed
            long value = size == 8 ? Integer.toUnsignedLong(in.getInt()) | (long) in.getInt() << 32 : flag() ? in.getInt() : Integer.toUnsignedLong(in.getInt());
            constants.add(new Constant(name, value));
        }
        return constants;
    }

    private List<Parameter> parameters(int id, StringTable names) throws MalformedProgramException {
        need(id, count() * 8);
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            parameters.add(new Parameter(names.at(in.getInt(), "a parameter of BTF type " + id), in.getInt()));
        }
        return parameters;
    }

    private List<Placement> placements(int id) throws MalformedProgramException {
        need(id, count() * 12);
        List<Placement> placements = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            placements.add(new Placement(in.getInt(), in.getInt(), in.getInt()));
        }
        return placements;
    }
}
