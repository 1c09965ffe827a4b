package dev.glasshive.tests.agreement;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.map.BpfMap;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platforms;
import dev.glasshive.vm.AddressSpace;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Status;
import dev.glasshive.vm.Vm;
import dev.glasshive.vm.World;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a program does when it runs, in words: a program may hold much that it never comes to.
final class Ingredients {
    private static final int MOST_STEPS = 2_000;

    private Ingredients() {}

    /// What `question` does with its first packet.
    static Set<String> of(Question question) {
        Set<String> found = new TreeSet<>();
        try {
            Vm vm = new Vm(question.set(), question.program().name(), Platforms.linux(), Host.DEFAULT, World.DEFAULT);
            vm.start(Input.packet("", question.packets().getFirst()));
            String first = vm.program().name();
            int highest = -1;
            for (int i = 0; i < MOST_STEPS && vm.status() == Status.RUNNING; i++) {
                if (!vm.program().code().startsAt(vm.slot())) {
                    break;
                }
                if (vm.slot() < highest) {
                    found.add("a way back");
                }
                highest = vm.slot();
                if (!vm.program().name().equals(first)) {
                    found.add("another program after a tail call");
                }
                note(vm.program().code().at(vm.slot()), vm, found);
                new Interpreter().run(vm, 1);
            }
        } catch (MalformedProgramException e) {
            found.add("nothing, the machine does not take it");
        }
        return found;
    }

    private static void note(Instruction instruction, Vm vm, Set<String> found) {
        switch (instruction) {
            case Instruction.Alu(var op, var width, var _, var src) -> {
                found.add("arithmetic of " + width.bits() + " bits: " + op);
                if (src instanceof Register && (op == AluOp.LSH || op == AluOp.RSH || op == AluOp.ARSH)) {
                    found.add("shift of " + width.bits() + " bits by a register");
                }
            }
            case Instruction.Mov _, Instruction.LoadImm64 _, Instruction.Exit _ -> { }
            case Instruction.MovSx _ -> found.add("sign extension");
            case Instruction.Neg _ -> found.add("negation");
            case Instruction.ByteSwap(var op, var _, var _) -> found.add("byte swap " + op);
            case Instruction.Load(var _, var extension, var _, var base, short offset) -> found.add("load from " + place(vm, base, offset) + ", extended by " + extension);
            case Instruction.Store(var _, var base, short offset, var _) -> found.add("store to " + place(vm, base, offset));
            case Instruction.Atomic(var op, var size, var base, short offset, var _) -> found.add("atomic " + op + " of " + 8 * size.bytes() + " bits in " + place(vm, base, offset));
            case Instruction.LoadAcquire(var _, var _, var base, short offset) -> found.add("ordered load from " + place(vm, base, offset));
            case Instruction.StoreRelease(var _, var base, short offset, var _) -> found.add("ordered store to " + place(vm, base, offset));
            case Instruction.LegacyLoad _ -> found.add("load from the packet of the old kind");
            case Instruction.Jump(var reach, int _) -> found.add("jump " + reach);
            case Instruction.Branch(var op, var width, var _, var _, short _) -> found.add("branch of " + width.bits() + " bits: " + op);
            case Instruction.CallHelper(int id) -> {
                found.add("helper " + Optional.ofNullable(Platforms.linux().helpers().get(id)).map(Helper::name).orElse(Integer.toString(id)));
                map(vm).ifPresent(map -> found.add("helper on a map of type " + map.spec().type()));
            }
            case Instruction.CallLocal _ -> found.add("call of a function");
            case Instruction.CallKfunc _ -> found.add("call of a kernel function");
            case Instruction.CallRegister _ -> found.add("call through a register");
        }
    }

    private static String place(Vm vm, Register base, short offset) {
        return AddressSpace.place(vm.register(base) + offset).map(place -> place.kind().toString()).orElse("elsewhere");
    }

    private static Optional<BpfMap> map(Vm vm) {
        return AddressSpace.place(vm.register(Register.R1)).filter(place -> place.kind() == Place.Kind.MAP).map(place -> vm.maps().get(place.ordinal()));
    }
}
