package dev.glasshive.repair;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.AbstractValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bounds for indices and sizes.
final class BoundRemedies {
    private static final Pattern REGION = Pattern.compile("invalid access to (?:map value|map key|memory), (?:value|key|mem)_size=(\\d+) off=(-?\\d+) size=(\\d+)");
    private static final int STACK = 512;

    private BoundRemedies() {}

    /// An access that may leave the value of a map, or a piece of memory.
    static List<Proposal> region(Situation s, Matcher message) {
        Register base = Register.of(Integer.parseInt(message.group(1)));
        Optional<AbstractValue.Pointer> pointer = s.pointer(base);
        if (pointer.isEmpty()) {
            return List.of();
        }
        long bytes = bytes(s, pointer.get());
        Optional<Accesses> access = s.instruction().flatMap(Accesses::of);
        if (access.isEmpty()) {
            return size(s, Register.of(Math.min(base.code() + 1, 9)), base);
        }
        long first = pointer.get().offset() + access.get().offset();
        if (pointer.get().variable().isConstant()) {
            return constant(s, pointer.get(), access.get(), bytes, first);
        }
        return Addends.of(s, base).map(addend -> index(s, addend, bytes - first - access.get().size())).orElse(List.of());
    }

    private static long bytes(Situation s, AbstractValue.Pointer pointer) {
        Matcher region = REGION.matcher(s.report.log());
        long bytes = -1;
        while (region.find()) {
            bytes = Long.parseLong(region.group(1));
        }
        return bytes >= 0 ? bytes : switch (pointer.type()) {
            case "map_value" -> s.map(pointer.map()).map(MapSpec::valueSize).orElse(0);
            case "map_key" -> s.map(pointer.map()).map(MapSpec::keySize).orElse(0);
            case "fp" -> STACK;
            default -> 0;
        };
    }

    private static List<Proposal> constant(Situation s, AbstractValue.Pointer pointer, Accesses access, long bytes, long first) {
        List<Proposal> proposals = new ArrayList<>();
        Optional<MapSpec> map = s.map(pointer.map());
        if (map.isPresent() && pointer.type().equals("map_value") && first >= 0) {
            MapSpec old = map.get();
            int size = (int) (first + access.size() + 7) / 8 * 8;
            proposals.add(Proposal.of("map.grow", Patch.of(new Edit.ChangeMap(pointer.map(), old.withValueSize(size))), old.name(), size));
        }
        long offset = (bytes - access.size()) / access.size() * access.size() - pointer.offset();
        if (bytes >= access.size() && offset == (short) offset) {
            s.instruction().ifPresent(instruction -> proposals.add(Proposal.of("region.offset",
                    Patch.of(Blocks.replace(s.slot(), Accesses.through(instruction, access.base(), (int) offset))), offset)));
        }
        return proposals;
    }

    /// Bounds for a number that was added to a pointer, so that it is at most `limit`.
    static List<Proposal> index(Situation s, Addends addend, long limit) {
        if (limit < 0 || limit > Integer.MAX_VALUE) {
            return List.of();
        }
        List<Proposal> proposals = new ArrayList<>();
        addend.scale().ifPresent(scale -> {
            for (List<Added> guard : s.guards(scale.slot(), above(addend.register(), limit >> scale.bits()))) {
                proposals.add(Proposal.of("bound.leave", Patch.of(Blocks.before(scale.slot(), guard)), addend.register(), limit >> scale.bits()));
            }
        });
        for (List<Added> guard : s.guards(addend.slot(), above(addend.register(), limit))) {
            proposals.add(Proposal.of("bound.leave", Patch.of(Blocks.before(addend.slot(), guard)), addend.register(), limit));
        }
        long mask = Long.highestOneBit(limit + 1) - 1;
        if (mask > 0) {
            proposals.add(Math.min(1, proposals.size()), Proposal.of("bound.mask", Patch.of(Blocks.before(addend.slot(), Emit.alu(AluOp.AND, addend.register(), (int) mask))),
                    addend.register(), mask));
        }
        return proposals;
    }

    private static Instruction.Branch above(Register register, long limit) {
        return new Instruction.Branch(Condition.JGT, Width.W64, register, new Imm((int) limit), (short) 0);
    }

    /// The size of a piece of memory that a helper is given.
    static List<Proposal> size(Situation s, Matcher message) {
        Register size = Register.of(Integer.parseInt(message.group(1)));
        if (s.instruction().filter(Instruction.CallHelper.class::isInstance).isEmpty()) {
            return region(s, message);
        }
        return size(s, size, Register.of(Math.max(1, size.code() - 1)));
    }

    /// The number of bytes in `size` that a helper may use of the memory behind `memory`.
    static List<Proposal> size(Situation s, Register size, Register memory) {
        Optional<AbstractValue.Pointer> pointer = s.pointer(memory);
        if (pointer.isEmpty()) {
            return List.of();
        }
        long room = switch (pointer.get().type()) {
            case "fp" -> -pointer.get().offset();
            case "pkt" -> pointer.get().range() - pointer.get().offset();
            default -> bytes(s, pointer.get()) - pointer.get().offset();
        };
        if (room <= 0 || room > 1 << 20 || !(s.value(size) instanceof AbstractValue.Scalar scalar)) {
            return List.of();
        }
        List<Proposal> proposals = new ArrayList<>();
        if (scalar.range().isConstant()) {
            s.writer(size).ifPresent(writer -> proposals.add(Proposal.of("size.constant", Patch.of(Blocks.replace(writer.slot(), Emit.set(size, (int) room))), size, room)));
            return proposals;
        }
        for (List<Added> guard : s.guards(s.slot(), above(size, room))) {
            proposals.add(Proposal.of("size.leave", Patch.of(Blocks.before(s.slot(), guard)), size, room));
        }
        long mask = Long.highestOneBit(room + 1) - 1;
        proposals.add(Math.min(1, proposals.size()), Proposal.of("size.mask", Patch.of(Blocks.before(s.slot(), Emit.alu(AluOp.AND, size, (int) mask))), size, mask));
        for (List<Added> guard : s.guards(s.slot(), new Instruction.Branch(Condition.JSLT, Width.W64, size, new Imm(0), (short) 0))) {
            proposals.add(Proposal.of("size.negative", Patch.of(Blocks.before(s.slot(), guard)), size));
        }
        return proposals;
    }

    static List<Proposal> zero(Situation s, Matcher message) {
        Register size = Register.of(Integer.parseInt(message.group(1)));
        List<Proposal> proposals = new ArrayList<>();
        if (s.value(size) instanceof AbstractValue.Scalar scalar && scalar.range().isConstant()) {
            List<Proposal> other = size(s, size, Register.of(Math.max(1, size.code() - 1)));
            return other.isEmpty() ? one(s, size) : other;
        }
        for (List<Added> guard : s.guards(s.slot(), NullRemedies.isNull(size))) {
            proposals.add(Proposal.of("size.zero", Patch.of(Blocks.before(s.slot(), guard)), size));
        }
        return proposals;
    }

    private static List<Proposal> one(Situation s, Register size) {
        return s.writer(size).map(writer -> List.of(Proposal.of("size.constant", Patch.of(Blocks.replace(writer.slot(), Emit.set(size, 1))), size, 1))).orElse(List.of());
    }

    /// A number that is about to be added to a pointer.
    static List<Proposal> addition(Situation s, Matcher message) {
        if (!(s.instruction().orElse(Emit.EXIT) instanceof Instruction.Alu alu)) {
            return List.of();
        }
        if (alu.src() instanceof Imm) {
            return List.of(Proposal.of("pointer.remove", Patch.of(new Edit.Replace(s.slot(), List.of())), alu.dst()));
        }
        if (!(alu.src() instanceof Register src)) {
            return List.of();
        }
        boolean pointerFirst = s.value(alu.dst()) instanceof AbstractValue.Pointer;
        Register number = pointerFirst ? src : alu.dst();
        Optional<AbstractValue.Pointer> pointer = s.pointer(pointerFirst ? alu.dst() : src);
        if (pointer.isEmpty()) {
            return List.of();
        }
        Addends addend = new Addends(number, s.slot(), Addends.scale(s, number, s.path().size() - 1));
        List<Proposal> proposals = new ArrayList<>();
        long room = switch (pointer.get().type()) {
            case "map_value" -> bytes(s, pointer.get()) - pointer.get().offset();
            case "fp" -> -pointer.get().offset();
            default -> 0x400;
        };
        int used = accessBehind(s, pointerFirst ? alu.dst() : number);
        proposals.addAll(index(s, addend, room - used));
        return proposals;
    }

    /// How many bytes behind `register` the next access through it ends; 1 where none follows.
    private static int accessBehind(Situation s, Register register) {
        int end = Math.min(s.code.size(), s.slot() + 16);
        for (int slot = s.slot() + 1; slot < end; slot++) {
            if (s.code.startsAt(slot)) {
                Optional<Accesses> access = Accesses.of(s.code.at(slot));
                if (access.isPresent() && access.get().base() == register) {
                    return Math.max(1, access.get().offset() + access.get().size());
                }
            }
        }
        return 1;
    }
}
