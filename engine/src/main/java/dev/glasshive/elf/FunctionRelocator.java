package dev.glasshive.elf;

import dev.glasshive.elf.CodeSection.Function;
import dev.glasshive.elf.ObjectMaps.Place;
import dev.glasshive.elf.RelocatedFunction.Target;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.WideSource;
import dev.glasshive.program.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decodes functions and applies their relocations.
final class FunctionRelocator {
    private final ElfFile elf;
    private final ObjectMaps maps;
    private final Map<Integer, CodeSection> code = new HashMap<>();

    FunctionRelocator(ElfFile elf, List<CodeSection> code, ObjectMaps maps) {
        this.elf = elf;
        this.maps = maps;
        code.forEach(section -> this.code.put(section.index(), section));
    }

    /// Where an instruction stands, for messages.
    private record Site(String function, int slot) {
        @Override
        public String toString() {
            return function + ": insn " + slot;
        }
    }

    RelocatedFunction relocate(Function function) throws MalformedProgramException {
        CodeSection section = section(function.section());
        String place = place(section, function);
        Code decoded;
        try {
            decoded = Code.decode(section.bytesOf(function), elf.order());
        } catch (MalformedProgramException e) {
            throw new MalformedProgramException(place + ": " + e.getMessage());
        }
        checkStarts(section, function, decoded, place);
        List<Instruction> instructions = new ArrayList<>();
        Map<Integer, Target> targets = new HashMap<>();
        for (int slot : decoded.starts()) {
            Relocation relocation = section.relocations().get(function.start() + slot);
            Site at = new Site(place, slot);
            Instruction original = decoded.at(slot);
            Instruction instruction = relocation == null ? original : relocated(original, relocation, at);
            instructions.add(instruction);
            Target target = target(section, function.start() + slot, original, instruction, relocation, at);
            if (target != null) {
                targets.put(slot, target);
            }
        }
        return new RelocatedFunction(function, instructions, targets);
    }

    private static void checkStarts(CodeSection section, Function function, Code decoded, String place) throws MalformedProgramException {
        for (int slot = 0; slot < decoded.size(); slot++) {
            Relocation relocation = section.relocations().get(function.start() + slot);
            if (relocation != null && !decoded.startsAt(slot)) {
                throw new MalformedProgramException(place + ": a relocation is to patch the second slot of the wide load at insn " + (slot - 1)
                        + "; the file is damaged");
            }
        }
    }

    private CodeSection section(int index) {
        CodeSection section = code.get(index);
        if (section == null) {
            throw new IllegalStateException("no code section " + index);
        }
        return section;
    }

    private static String place(CodeSection section, Function function) {
        return "section " + section.name() + ", function " + function.name();
    }

    private Instruction relocated(Instruction instruction, Relocation relocation, Site at) throws MalformedProgramException {
        Symbol symbol = relocation.symbol();
        checkDefined(symbol, instruction, at);
        switch (relocation.type()) {
            case Relocation.WIDE_LOAD -> {
                if (instruction instanceof LoadImm64 load) {
                    return wideLoad(load, relocation, at);
                }
            }
            case Relocation.CALL -> {
                if (instruction instanceof CallLocal) {
                    return instruction;
                }
            }
            default -> throw new MalformedProgramException(at + ": relocation of " + relocation.typeName() + " at offset 0x"
                    + Long.toHexString(relocation.offset()) + ", symbol " + symbol.name() + ": code takes R_BPF_64_64 and R_BPF_64_32 only; compile with clang -target bpf");
        }
        throw new MalformedProgramException(at + ": relocation of type " + relocation.typeName() + " for symbol " + symbol.name()
                + " does not fit this instruction; R_BPF_64_64 patches wide loads and R_BPF_64_32 calls");
    }

    private static void checkDefined(Symbol symbol, Instruction instruction, Site at) throws MalformedProgramException {
        if (symbol.section() == Symbol.COMMON) {
            throw new MalformedProgramException(at + ": variable " + symbol.name() + " has no section; compile with -fno-common or give it a value");
        }
        if (!symbol.isDefined()) {
            String remedy = instruction instanceof CallLocal
                    ? "; define the function in this file or make it static inline; functions of the kernel cannot be linked here"
                    : "; define the variable in this file; variables of the kernel and its configuration are not known here";
            throw new MalformedProgramException(at + ": " + symbol.name() + " is declared but defined nowhere" + remedy);
        }
    }

    private Instruction wideLoad(LoadImm64 load, Relocation relocation, Site at) throws MalformedProgramException {
        Symbol symbol = relocation.symbol();
        // REL keeps the addend in the place itself: the first immediate, signed
        long offset = symbol.value() + relocation.addend() + load.low();
        if (code.containsKey(symbol.section())) {
            return new LoadImm64(load.dst(), WideSource.CODE, 0, 0);
        }
        Integer data = maps.data().get(symbol.section());
        if (data != null) {
            return new LoadImm64(load.dst(), WideSource.MAP_VALUE_BY_INDEX, data, (int) offset);
        }
        Integer declared = maps.declared().get(new Place(symbol.section(), offset));
        if (declared != null) {
            return load.source() == WideSource.MAP_VALUE_BY_INDEX
                    ? new LoadImm64(load.dst(), WideSource.MAP_VALUE_BY_INDEX, declared, load.high())
                    : new LoadImm64(load.dst(), WideSource.MAP_BY_INDEX, declared, 0);
        }
        String where = symbol.section() < elf.sections().size() ? "section " + elf.sections().get(symbol.section()).name() : "no section";
        throw new MalformedProgramException(at + ": loads the address of " + symbol.name() + " + " + (offset - symbol.value()) + " in " + where
                + ", where no map, variable or function lies; variables belong in .data, .rodata or .bss, maps in .maps");
    }

    private @Nullable Target target(CodeSection section, int slot, Instruction original, Instruction instruction,
            @Nullable Relocation relocation, Site at) throws MalformedProgramException {
        long to;
        CodeSection there = section;
        if (instruction instanceof CallLocal(int offset)) {
            to = slot + 1L + offset;
            if (relocation != null) {
                to = slots(relocation) + offset + 1;
            }
        } else if (instruction instanceof LoadImm64 load && load.source() == WideSource.CODE && original instanceof LoadImm64 before) {
            to = slot + 1L + load.low();
            if (relocation != null) {
                to = slots(relocation) + before.low() / Fields.SLOT;
            }
        } else {
            return null;
        }
        if (relocation != null) {
            there = code.get(relocation.symbol().section());
            if (there == null) {
                throw new MalformedProgramException(at + ": calls " + relocation.symbol().name() + ", which is no function of this file");
            }
        }
        Optional<Function> function = there.functionAt(to);
        if (function.isEmpty()) {
            throw new MalformedProgramException(at + ": refers to slot " + to + " of section " + there.name() + ", which has " + there.size()
                    + " slots and no function there; the file is damaged");
        }
        return new Target(function.get(), (int) to - function.get().start());
    }

    private static long slots(Relocation relocation) {
        return (relocation.symbol().value() + relocation.addend()) / Fields.SLOT;
    }
}
