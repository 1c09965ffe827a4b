package dev.glasshive.elf;

import dev.glasshive.elf.ElfWriter.Label;
import dev.glasshive.elf.FunctionLayout.Placed;
import dev.glasshive.elf.FunctionLayout.Spot;
import dev.glasshive.elf.SplitFunction.Callee;
import dev.glasshive.isa.Encoder;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.WideSource;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.ProgramSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Turns the functions of one section into bytes, with a relocation wherever an instruction names a map or another section.
final class CodeWriter {
    private final ProgramSet set;
    private final ElfWriter elf;
    private final MapWriter mapWriter;
    private final Map<Integer, Label> maps;
    private final Map<String, Integer> sections;
    private final List<String> notes;

    /// @param maps symbol of each map by its index
    /// @param sections index of each code section by its name
    CodeWriter(ProgramSet set, ElfWriter elf, MapWriter mapWriter, Map<Integer, Label> maps, Map<String, Integer> sections, List<String> notes) {
        this.set = set;
        this.elf = elf;
        this.mapWriter = mapWriter;
        this.maps = maps;
        this.sections = sections;
        this.notes = notes;
    }

    byte[] write(String section, List<Placed> functions) throws MalformedProgramException {
        List<Instruction> instructions = new ArrayList<>();
        int slot = 0;
        for (Placed placed : functions) {
            int start = slot;
            for (Instruction instruction : placed.function().instructions()) {
                Callee callee = placed.function().callees().get(slot - start);
                checkTarget(placed.function(), slot - start, instruction, callee != null && (instruction instanceof CallLocal || callee.slot() == 0));
                instructions.add(callee != null ? reference(instruction, section, slot, placed.callees().get(callee.function()), callee)
                        : instruction instanceof LoadImm64 load ? map(load, section, slot, placed, slot - start) : instruction);
                slot += instruction.slots();
            }
            checkEnd(placed);
        }
        return Encoder.encode(instructions, set.order());
    }

    /// Functions of an object stand elsewhere than those of the program, so what leads from one into another must be a call of something that is there.
    private static void checkTarget(SplitFunction function, int slot, Instruction instruction, boolean leads) throws MalformedProgramException {
        long distance = switch (instruction) {
            case Branch branch -> branch.offset();
            case Jump jump -> jump.offset();
            default -> 0;
        };
        long target = slot + 1 + distance;
        if (distance != 0 && (target < 0 || target >= function.slots())) {
            throw new MalformedProgramException("function " + function.name() + ": insn " + slot + ": jumps to slot " + target + ", but the function has the slots 0 to "
                    + (function.slots() - 1) + "; in an object a function is left by exit only");
        }
        if (instruction instanceof CallLocal(int offset) && !leads) {
            throw new MalformedProgramException("function " + function.name() + ": insn " + slot + ": calls the function " + offset + " slots behind the next instruction, and there is none");
        }
        if (instruction instanceof LoadImm64(Register _, WideSource source, int offset, int high) && source == WideSource.CODE && (!leads || high != 0)) {
            throw new MalformedProgramException("function " + function.name() + ": insn " + slot + ": loads the address of the function " + offset
                    + " slots behind the next instruction, and there is none");
        }
    }

    /// What follows a function in its program stands elsewhere in an object. A kernel function may be one that never returns.
    private void checkEnd(Placed placed) throws MalformedProgramException {
        SplitFunction function = placed.function();
        boolean followed = function.start() + function.slots() < set.programs().get(placed.program()).code().size();
        if (followed && !(function.instructions().getLast() instanceof Exit || function.instructions().getLast() instanceof Jump || function.instructions().getLast() instanceof CallKfunc)) {
            throw new MalformedProgramException("function " + function.name() + ": runs on into the function behind it, which stands elsewhere in an object; end it with exit");
        }
    }

    private Instruction reference(Instruction instruction, String section, int slot, Spot spot, Callee callee) {
        int target = spot.slot() + callee.slot();
        if (instruction instanceof CallLocal) {
            if (spot.section().equals(section)) {
                return new CallLocal(target - (slot + 1));
            }
            patch(section, slot, Relocation.CALL, elf.sectionLabel(sections.getOrDefault(spot.section(), 0)));
            return new CallLocal(target - 1);
        }
        patch(section, slot, Relocation.WIDE_LOAD, elf.sectionLabel(sections.getOrDefault(spot.section(), 0)));
        return instruction instanceof LoadImm64 load ? LoadImm64.of(load.dst(), (long) target * Fields.SLOT) : instruction;
    }

    private Instruction map(LoadImm64 load, String section, int slot, Placed placed, int inFunction) throws MalformedProgramException {
        if (load.source() != WideSource.MAP_BY_INDEX && load.source() != WideSource.MAP_VALUE_BY_INDEX) {
            return load;
        }
        Label label = maps.get(load.low());
        if (label == null) {
            throw new MalformedProgramException("function " + placed.function().name() + ": insn " + inFunction + ": there is no map "
                    + load.low() + ", the set has " + set.maps().size());
        }
        MapSpec map = set.maps().get(load.low());
        patch(section, slot, Relocation.WIDE_LOAD, label);
        if (load.source() == WideSource.MAP_BY_INDEX) {
            if (load.high() != 0) {
                throw new MalformedProgramException("function " + placed.function().name() + ": insn " + inFunction + ": loads map " + map.name()
                        + " itself with an offset, which means nothing; to load the address of its value write map_value(" + map.name() + ")");
            }
            if (mapWriter.isVariable(load.low())) {
                throw new MalformedProgramException("function " + placed.function().name() + ": insn " + inFunction + ": loads map " + map.name()
                        + " itself, but objects know global variables by the address of their value only; load map_value(" + map.name() + ") or rename the map");
            }
            return LoadImm64.of(load.dst(), 0);
        }
        if (mapWriter.isVariable(load.low())) {
            return new LoadImm64(load.dst(), WideSource.VALUE, load.high(), 0);
        }
        // no relocation says "a value of this map": the kind stays in the instruction, where this project's reader finds it
        String note = "map " + map.name() + ": its value is loaded directly, which libbpf knows of arrays of one entry that are used in no other way; only this project loads the object";
        if (!notes.contains(note)) {
            notes.add(note);
        }
        return new LoadImm64(load.dst(), WideSource.MAP_VALUE_BY_INDEX, 0, load.high());
    }

    private void patch(String section, int slot, int type, Label label) {
        elf.patch(sections.getOrDefault(section, 0), (long) slot * Fields.SLOT, type, label);
    }
}
