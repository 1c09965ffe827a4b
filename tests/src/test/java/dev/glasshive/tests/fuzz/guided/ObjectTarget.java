package dev.glasshive.tests.fuzz.guided;

import dev.glasshive.asm.Disassembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.elf.Inspection;
import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.elf.ObjectWriter;
import dev.glasshive.elf.core.CoreRelocator;
import dev.glasshive.isa.MalformedProgramException;

/// Bytes as an object file: it is refused with a sentence, or can be listed, printed, asked for what it wants of a system, fitted to its own types, and written.
public final class ObjectTarget {
    private ObjectTarget() {}

    /// One try.
    public static void fuzzerTestOneInput(byte[] bytes) {
        LoadedObject object;
        try {
            object = ObjectLoader.load(bytes, "fuzz.o");
        } catch (MalformedProgramException refusal) {
            Promise.sentence(refusal);
            return;
        }
        Promise.same(object.programs().programs().size(), Inspection.of(object).programs().size(), "the listing has other programs");
        Promise.same(object.ext().relocations().size(), CoreRelocator.questions(object).size(), "the questions are others than the relocations");
        Disassembler.source(object.programs(), HelperNames.NONE);
        try {
            if (object.btf().isPresent()) {
                Promise.same(object.ext().relocations().size(), CoreRelocator.fit(object, object.btf().get()).steps().size(), "a relocation is left out");
            }
            ObjectLoader.load(ObjectWriter.write(object).content().toArray(), "fuzz.o");
        } catch (MalformedProgramException refusal) {
            Promise.sentence(refusal);
        }
    }
}
