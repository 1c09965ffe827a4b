package dev.glasshive.repair;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
        Optional<OtherLayout> other = OtherLayout.of(s);
        List<Proposal> proposals = new ArrayList<>(other.map(layout -> layout.moved(s)).orElse(List.of()));
        // Where it is known which field is meant, no other one is a fix.
        Predicate<Field> suits = field -> other.filter(layout -> !layout.isMeant(field, offset, size)).isEmpty();
        List<Field> fields = s.type().map(type -> type.context().fields().stream().filter(suits).toList()).orElse(List.of());
        for (Size width : List.of(Size.W, Size.DW, Size.H, Size.B)) {
            if (width.bytes() != size && (other.isEmpty() || fields.stream().anyMatch(field -> field.contains(offset, 1)))) {
                Accesses.sized(instruction.get(), width).ifPresent(sized ->
                        proposals.add(Proposal.of("context.size", Patch.of(Blocks.replace(s.slot(), sized)), width.bytes(), offset)));
            }
        }
        Accesses.of(instruction.get()).ifPresent(access -> fields.stream()
                .filter(field -> field.offset() == offset + 4 || field.offset() == offset - 4 || field.contains(offset, 1))
                .forEach(field -> Accesses.sized(Accesses.through(instruction.get(), access.base(), field.offset()), field.size() == 8 ? Size.DW : Size.W)
                        .ifPresent(moved -> proposals.add(Proposal.of("context.field", Patch.of(Blocks.replace(s.slot(), moved)), field.name(), field.offset())))));
        if (instruction.get() instanceof Instruction.Store) {
            proposals.add(Proposal.of("context.leave", Patch.of(new Edit.Replace(s.slot(), List.of())), offset));
        } else if (instruction.get() instanceof Instruction.Load load && (other.isEmpty() || fields.isEmpty())) {
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
