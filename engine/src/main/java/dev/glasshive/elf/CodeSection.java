package dev.glasshive.elf;

import dev.glasshive.isa.Fields;
import dev.glasshive.program.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A section of instructions as the file has it, before anything is patched: what a disassembly of the object shows.
///
/// @param index of the section in the file
/// @param functions by ascending start, no two with the same
/// @param relocations by slot
public record CodeSection(int index, String name, Bytes content, List<Function> functions, Map<Integer, Relocation> relocations) {

    /// A function of the section: `length` slots from `start`.
    ///
    /// @param section index of its section
    public record Function(String name, int section, int start, int length, Symbol.Binding binding) {
        boolean contains(long slot) {
            return slot >= start && slot - start < length;
        }
    }

    /// Copies what it is given.
    public CodeSection {
        functions = List.copyOf(functions);
        relocations = Map.copyOf(relocations);
    }

    /// The function that the instruction at `slot` belongs to.
    public Optional<Function> functionAt(long slot) {
        int low = 0;
        int high = functions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (functions.get(middle).start() <= slot) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && functions.get(low - 1).contains(slot) ? Optional.of(functions.get(low - 1)) : Optional.empty();
    }

    /// How many slots.
    public int size() {
        return content.length() / Fields.SLOT;
    }

    /// The bytes of `function`.
    public byte[] bytesOf(Function function) {
        byte[] bytes = new byte[function.length() * Fields.SLOT];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = content.at(function.start() * Fields.SLOT + i);
        }
        return bytes;
    }

    boolean isText() {
        return name.equals(".text");
    }
}
