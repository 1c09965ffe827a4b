package dev.glasshive.repair;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// Accesses to the context.
final class ContextRemedies {
    private ContextRemedies() {}

    static List<Proposal> access(Situation s, Matcher message) {
        return access(s, Integer.parseInt(message.group(1)), Integer.parseInt(message.group(2)));
    }

    /// An access to `size` bytes at `offset` of the context.
    static List<Proposal> access(Situation s, int offset, int size) {
        Optional<Instruction> instruction = s.instruction();
        if (instruction.isEmpty()) {
            return List.of();
        }
        List<Proposal> proposals = new ArrayList<>();
        for (Size other : List.of(Size.W, Size.DW, Size.H, Size.B)) {
            if (other.bytes() != size) {
                Accesses.sized(instruction.get(), other).ifPresent(sized ->
                        proposals.add(Proposal.of("context.size", Patch.of(Blocks.replace(s.slot(), sized)), other.bytes(), offset)));
            }
        }
        Accesses.of(instruction.get()).ifPresent(access -> s.type().ifPresent(type -> type.context().fields().stream()
                .filter(field -> field.offset() == offset + 4 || field.offset() == offset - 4 || field.contains(offset, 1))
                .forEach(field -> Accesses.sized(Accesses.through(instruction.get(), access.base(), field.offset()), field.size() == 8 ? Size.DW : Size.W)
                        .ifPresent(moved -> proposals.add(Proposal.of("context.field", Patch.of(Blocks.replace(s.slot(), moved)), field.name(), field.offset()))))));
        if (instruction.get() instanceof Instruction.Store) {
            proposals.add(Proposal.of("context.leave", Patch.of(new Edit.Replace(s.slot(), List.of())), offset));
        } else if (instruction.get() instanceof Instruction.Load load) {
            proposals.add(Proposal.of("context.zero", Patch.of(Blocks.replace(s.slot(), Emit.set(load.dst(), 0))), offset));
        }
        return proposals;
    }

    /// An offset that was added to the register, where only the instruction may name it.
    static List<Proposal> modified(Situation s, Matcher message) {
        Register base = Register.of(Integer.parseInt(message.group(2)));
        int added = Integer.parseInt(message.group(3));
        Optional<Accesses> access = s.instruction().flatMap(Accesses::of);
        Optional<Visit> writer = s.writer(base);
        if (access.isEmpty() || writer.isEmpty() || !(s.code.at(writer.get().slot()) instanceof Instruction.Alu alu)) {
            return List.of();
        }
        int offset = access.get().offset() + added;
        List<Proposal> proposals = new ArrayList<>();
        if (offset == (short) offset) {
            proposals.add(Proposal.of("context.offset", Patch.of(new Edit.Replace(writer.get().slot(), List.of()),
                    Blocks.replace(s.slot(), Accesses.through(s.code.at(s.slot()), base, offset))), offset));
        }
        // Where nobody asked for what was added, it goes.
        proposals.add(Proposal.of("pointer.remove", Patch.of(new Edit.Replace(writer.get().slot(), List.of())), alu.dst()));
        return proposals;
    }
}
