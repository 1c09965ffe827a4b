package dev.glasshive.vm;

import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Register;
import java.util.function.LongBinaryOperator;

/// What instructions with an operator do. [OwnCopy] gives each operator a copy of this class, so that in each copy the call of its function always leads to
/// the same place, and the JVM inlines them.
final class RowOperations implements OwnCopy.Shapes {
    RowOperations() {}

    @Override
    public Operation alu(Alu alu, int next) {
        LongBinaryOperator function = alu.op().function(alu.width());
        int dst = alu.dst().code();
        return switch (alu.src()) {
            case Imm(int value) -> vm -> {
                vm.registers[dst] = function.applyAsLong(vm.registers[dst], value);
                return next;
            };
            case Register register -> {
                int src = register.code();
                yield vm -> {
                    vm.registers[dst] = function.applyAsLong(vm.registers[dst], vm.registers[src]);
                    return next;
                };
            }
        };
    }

    @Override
    public Operation branch(Branch branch, int next) {
        var comparison = branch.op().comparison(branch.width());
        int left = branch.left().code();
        int target = next + branch.offset();
        return switch (branch.right()) {
            case Imm(int value) -> vm -> comparison.holds(vm.registers[left], value) ? target : next;
            case Register register -> {
                int right = register.code();
                yield vm -> comparison.holds(vm.registers[left], vm.registers[right]) ? target : next;
            }
        };
    }
}
