package dev.glasshive.app.anatomy;

import dev.glasshive.app.text.Text;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Requirement;
import java.util.List;
import java.util.stream.Collectors;

/// What must hold before an instruction may run, in words.
final class Needs {
    private Needs() {}

    static String of(Instruction instruction) {
        List<Requirement> requirements = Requirement.of(instruction);
        return requirements.isEmpty() ? Text.of("needs.nothing")
                : Text.of("needs", requirements.stream().map(Needs::words).collect(Collectors.joining(" · ")));
    }

    private static String words(Requirement requirement) {
        return switch (requirement) {
            case Requirement.Initialized(Register register) -> Text.of("needs.value", register);
            case Requirement.Writable(Register register) -> Text.of("needs.writable", register);
            case Requirement.ReadableMemory(var base, short offset, var size) -> Text.of("needs.readable", size.bytes(), address(base, offset));
            case Requirement.WritableMemory(var base, short offset, var size) -> Text.of("needs.writable-memory", size.bytes(), address(base, offset));
            case Requirement.AtomicMemory(var base, short offset, var size) -> Text.of("needs.atomic", size.bytes(), address(base, offset));
            case Requirement.AlignedMemory(var base, short offset, var size) -> Text.of("needs.aligned", address(base, offset), size.bytes());
            case Requirement.CallableRegister(Register callee) -> Text.of("needs.callee", callee);
            case Requirement.CallableHelper(int id) -> Text.of("needs.helper", id);
            case Requirement.PacketContext() -> Text.of("needs.packet");
        };
    }

    private static String address(Register base, int offset) {
        return offset == 0 ? base.toString() : base + (offset < 0 ? " − " : " + ") + Math.abs(offset);
    }
}
