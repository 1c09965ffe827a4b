package dev.glasshive.elf;

import dev.glasshive.elf.BtfExt.CoreRelocation;
import dev.glasshive.elf.CodeSection.Function;
import dev.glasshive.elf.FunctionLayout.Placed;
import dev.glasshive.isa.Fields;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.ProgramTypes;
import java.util.List;
import java.util.Optional;

/// A CO-RE relocation by its place in a function, so that it moves with it.
///
/// @param section that the function stood in
/// @param slot from the start of the function
/// @param types that the relocation is about
record PortableAccess(String function, String section, int slot, Bytes types, CoreRelocation relocation) {

    /// Those of `object`.
    static List<PortableAccess> of(LoadedObject object) {
        Optional<Bytes> types = object.programs().programs().stream().flatMap(program -> program.types().stream()).map(ProgramTypes::btf).findFirst()
                .or(() -> object.elf().section(".BTF").map(Section::content));
        return object.ext().relocations().stream().flatMap(relocation -> object.code().stream().filter(code -> code.name().equals(relocation.section()))
                .flatMap(code -> code.functionAt(relocation.offset() / Fields.SLOT).stream())
                .map((Function function) -> new PortableAccess(function.name(), relocation.section(), relocation.offset() / Fields.SLOT - function.start(),
                        types.orElse(Bytes.EMPTY), relocation))).toList();
    }

    /// Whether `placed` is the function it is in; entry functions of one name may stand in several sections.
    boolean isIn(Placed placed, ProgramSet set) {
        return placed.function().name().equals(function) && (!placed.function().isEntry() || set.programs().get(placed.program()).section().equals(section));
    }
}
