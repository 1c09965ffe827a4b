package dev.glasshive.vm;

import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Variable;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import java.util.List;
import java.util.Map;

/// Turns wide loads of addresses into loads of numbers: where maps, their values and code lie is fixed by the address space.
record WideLoads(Program program, List<MapSpec> maps, Map<Integer, Variable> variables) {

    LoadImm64 resolve(LoadImm64 load, int slot) throws MalformedProgramException {
        return switch (load.source()) {
            case MAP_BY_INDEX, MAP_BY_FD -> {
                map(load.low(), slot);
                yield LoadImm64.of(load.dst(), AddressSpace.map(load.low()));
            }
            case MAP_VALUE_BY_INDEX, MAP_VALUE_BY_FD -> {
                MapSpec map = map(load.low(), slot);
                long offset = Integer.toUnsignedLong(load.high());
                long size = (long) ValuesRegion.stride(map) * map.maxEntries();
                if (offset >= size) {
                    throw refuse(slot, "offset " + offset + " is outside of the values of map " + map.name() + ", which take " + size + " bytes");
                }
                yield LoadImm64.of(load.dst(), AddressSpace.mapValues(load.low(), offset));
            }
            case CODE -> {
                long target = slot + 1L + load.low();
                if (target != (int) target || !program.code().startsAt((int) target)) {
                    throw refuse(slot, "no instruction starts at slot " + target);
                }
                yield LoadImm64.of(load.dst(), AddressSpace.address(AddressSpace.CODE, target));
            }
            case VARIABLE -> variables.containsKey(load.low()) ? LoadImm64.of(load.dst(), VariablesRegion.address(load.low())) : load;
            case VALUE -> load;
        };
    }

    private MapSpec map(int index, int slot) throws MalformedProgramException {
        if (index < 0 || index >= maps.size()) {
            throw refuse(slot, "there is no map with index " + index + "; " + (maps.isEmpty() ? "the program has none" : "there are 0 to " + (maps.size() - 1)));
        }
        return maps.get(index);
    }

    private MalformedProgramException refuse(int slot, String reason) {
        return new MalformedProgramException("program " + program.name() + ": insn " + slot + ": " + reason);
    }
}
