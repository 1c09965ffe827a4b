package dev.glasshive.tests.fuzz.guided;

import dev.glasshive.elf.Btf;
import dev.glasshive.elf.BtfPrinter;
import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.elf.ValueFields;
import dev.glasshive.elf.core.CoreRelocator;
import dev.glasshive.elf.core.SystemTypes;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import java.util.List;

/// Bytes as the types of a system: they are refused with a sentence, or can be printed, laid out, and two objects be fitted to them.
public final class TypesTarget {
    private static final int MOST_TYPES = 32;
    private static final List<LoadedObject> OBJECTS = List.of(object("core_reads"), object("core_questions"));

    private TypesTarget() {}

    /// One try.
    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            Btf types = SystemTypes.read(bytes, "fuzz.btf");
            BtfPrinter printer = new BtfPrinter(types);
            Promise.holds(printer.definitions().size() <= types.types().size() + 1, "more definitions than types");
            for (int id = 0; id <= Math.min(types.types().size() + 1, MOST_TYPES); id++) {
                printer.declaration(id, "name");
                types.sizeOf(id);
            }
            laidOut(bytes, 1);
            laidOut(bytes, types.types().size());
            for (LoadedObject object : OBJECTS) {
                Promise.same(object.ext().relocations().size(), CoreRelocator.fit(object, types).steps().size(), "a relocation is left out");
            }
        } catch (MalformedProgramException refusal) {
            Promise.sentence(refusal);
        }
    }

    private static void laidOut(byte[] bytes, int id) {
        try {
            ValueFields.of(Bytes.of(bytes), id, id);
        } catch (MalformedProgramException refusal) {
            Promise.sentence(refusal);
        }
    }

    private static LoadedObject object(String name) {
        try {
            return ObjectLoader.load(Seeds.resource("/objects/" + name + ".o"), name);
        } catch (MalformedProgramException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
