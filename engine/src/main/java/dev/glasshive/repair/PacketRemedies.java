package dev.glasshive.repair;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import dev.glasshive.platform.ContextLayout;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Checks against the end of the packet.
final class PacketRemedies {
    private static final Pattern ACCESS = Pattern.compile("invalid access to packet, off=(-?\\d+) size=(\\d+), R(\\d+)");
    private static final int LARGEST_VARIABLE = 0x7ff;

    private PacketRemedies() {}

    static List<Proposal> outside(Situation s, Matcher message) {
        Register base = Register.of(Integer.parseInt(message.group(1)));
        Optional<AbstractValue.Pointer> pointer = s.pointer(base);
        Optional<Long> end = end(s, base);
        if (pointer.isEmpty() || end.isEmpty()) {
            return List.of();
        }
        List<Proposal> proposals = new ArrayList<>();
        widened(s, pointer.get(), end.get()).ifPresent(proposals::add);
        proposals.addAll(checked(s, base, (int) (end.get() - pointer.get().offset())));
        return proposals;
    }

    /// How far behind the start of the packet, or of the part that the pointer counts from, the access ends.
    private static Optional<Long> end(Situation s, Register base) {
        Matcher access = ACCESS.matcher(s.report.log());
        Optional<Long> found = Optional.empty();
        while (access.find()) {
            found = Optional.of(Long.parseLong(access.group(1)) + Long.parseLong(access.group(2)));
        }
        if (found.isPresent()) {
            return found;
        }
        long offset = s.pointer(base).map(AbstractValue.Pointer::offset).orElse(0L);
        return s.instruction().flatMap(Accesses::of).map(access2 -> offset + access2.offset() + access2.size());
    }

    /// The comparison that is there already, but for fewer bytes.
    private static Optional<Proposal> widened(Situation s, AbstractValue.Pointer pointer, long end) {
        List<Visit> path = s.path();
        for (int i = path.size() - 2; i >= 0; i--) {
            Visit visit = path.get(i);
            if (s.code.startsAt(visit.slot()) && s.code.at(visit.slot()) instanceof Instruction.Branch(Condition _, Width _, Register left, Register right, short _)) {
                for (Register register : List.of(left, right)) {
                    if (s.frame(visit).registers().get(register.code()) instanceof AbstractValue.Pointer compared && compared.type().equals("pkt")
                            && compared.id() == pointer.id() && compared.offset() > 0 && compared.offset() < end) {
                        Optional<Visit> writer = s.writer(register, i);
                        if (writer.isPresent() && s.code.at(writer.get().slot()) instanceof Instruction.Alu(AluOp op, Width _, Register dst, Imm(int value)) && op == AluOp.ADD) {
                            int bytes = (int) (value + end - compared.offset());
                            return Optional.of(Proposal.of("packet.widen", Patch.of(Blocks.replace(writer.get().slot(), Emit.add(dst, bytes))), value, bytes));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// A comparison just before the access, with whatever it takes to know the end of the packet.
    static List<Proposal> checked(Situation s, Register base, int bytes) {
        List<Proposal> proposals = new ArrayList<>();
        int slot = s.slot();
        List<Edit> first = bounded(s, base);
        List<Register> ends = s.holding("pkt_end");
        if (!ends.isEmpty()) {
            compare(s, base, bytes, ends.getFirst(), List.of(), s.spare(slot)).forEach(code -> proposals.add(check(first, slot, code, base, bytes)));
            return proposals;
        }
        Optional<ContextLayout.Field> field = s.packetField(ContextLayout.Edge.DATA_END);
        if (field.isEmpty()) {
            return proposals;
        }
        List<Register> spare = new ArrayList<>(s.spare(slot));
        spare.remove(base);
        Optional<Register> context = s.context();
        List<Edit> edits = new ArrayList<>(first);
        if (context.isEmpty() && !s.unused().isEmpty()) {
            context = Optional.of(s.unused().getFirst());
            edits.add(Blocks.atStart(s.function(0), Emit.move(context.get(), Register.R1)));
            spare.remove(context.get());
        }
        if (context.isEmpty() || spare.isEmpty()) {
            return proposals;
        }
        Register end = spare.removeFirst();
        List<Added> load = Blocks.plain(Emit.load(size(field.get()), end, context.get(), field.get().offset()));
        compare(s, base, bytes, end, load, spare).forEach(code -> proposals.add(check(edits, slot, code, base, bytes)));
        return proposals;
    }

    private static Proposal check(List<Edit> first, int slot, List<Added> code, Register base, int bytes) {
        List<Edit> edits = new ArrayList<>(first);
        edits.add(Blocks.before(slot, code));
        return Proposal.of("packet.check", new Patch(edits), base, bytes);
    }

    /// A variable part that may be too large makes any comparison useless, so it is cut first.
    private static List<Edit> bounded(Situation s, Register base) {
        boolean large = s.pointer(base).filter(pointer -> Long.compareUnsigned(pointer.variable().umax(), 0xf000) > 0).isPresent();
        if (!large) {
            return List.of();
        }
        return Addends.of(s, base).map(addend -> List.of(Blocks.before(addend.slot(), Emit.alu(AluOp.AND, addend.register(), LARGEST_VARIABLE)))).orElse(List.of());
    }

    private static List<List<Added>> compare(Situation s, Register base, int bytes, Register end, List<Added> load, List<Register> spare) {
        Optional<Register> free = spare.stream().filter(register -> register != base && register != end).findFirst();
        Optional<Integer> place = s.freeStack(8);
        if (free.isEmpty() && place.isEmpty()) {
            return List.of();
        }
        Register beyond = free.orElseGet(() -> Stream.of(Register.R5, Register.R4, Register.R3, Register.R2).filter(register -> register != base && register != end).findFirst().orElseThrow());
        List<Added> keep = free.isPresent() ? List.of() : Blocks.plain(Emit.store(Size.DW, Register.FRAME_POINTER, place.orElseThrow(), beyond));
        List<Added> restore = free.isPresent() ? List.of() : Blocks.plain(Emit.load(Size.DW, beyond, Register.FRAME_POINTER, place.orElseThrow()));
        List<Added> reach = Blocks.plain(Emit.move(beyond, base), Emit.add(beyond, bytes));
        List<List<Added>> all = new ArrayList<>();
        for (List<Added> guard : s.guards(s.slot(), new Instruction.Branch(Condition.JGT, Width.W64, beyond, end, (short) 0))) {
            all.add(Blocks.join(load, keep, reach, guard, restore));
        }
        return all;
    }

    private static Size size(ContextLayout.Field field) {
        return field.size() == 8 ? Size.DW : Size.W;
    }

    /// Loads the start of the packet once more, and compares anew: after a call that moved the packet, or where the pointer was lost.
    static List<Proposal> reloaded(Situation s, Register base, int offset, int size) {
        Optional<ContextLayout.Field> data = s.packetField(ContextLayout.Edge.DATA);
        Optional<ContextLayout.Field> end = s.packetField(ContextLayout.Edge.DATA_END);
        Optional<Register> context = s.context();
        List<Register> spare = s.spare(s.slot()).stream().filter(register -> register != base).toList();
        if (data.isEmpty() || end.isEmpty() || context.isEmpty() || spare.size() < 2) {
            return List.of();
        }
        List<Added> load = Blocks.plain(Emit.load(size(data.get()), base, context.get(), data.get().offset()), Emit.load(size(end.get()), spare.get(0), context.get(), end.get().offset()),
                Emit.move(spare.get(1), base), Emit.add(spare.get(1), offset + size));
        List<Proposal> proposals = new ArrayList<>();
        for (List<Added> guard : s.guards(s.slot(), new Instruction.Branch(Condition.JGT, Width.W64, spare.get(1), spare.get(0), (short) 0))) {
            proposals.add(Proposal.of("packet.reload", Patch.of(Blocks.before(s.slot(), Blocks.join(load, guard))), base));
        }
        return proposals;
    }
}
