package dev.glasshive.repair;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import dev.glasshive.program.Subprogram;
import dev.glasshive.verifier.AbstractSlot;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/// Places on the stack: inside of the frame, aligned, written before they are read, and not too many.
final class StackRemedies {
    private static final int SLOT = 8;
    private static final int LOWEST = -512;
    /// Frames are kept at multiples of this many bytes.
    private static final int FRAME_GRAIN = 16;

    private StackRemedies() {}

    /// A read of bytes that nobody wrote.
    static List<Proposal> uninitialized(Situation s, Matcher message) {
        return zeroed(s, Integer.parseInt(message.group(1)), Integer.parseInt(message.group(3)));
    }

    /// Zeros in the `size` bytes of the stack at `offset` from the frame pointer.
    static List<Proposal> zeroed(Situation s, int offset, int size) {
        if (offset >= 0 || offset < LOWEST) {
            return List.of();
        }
        List<Instruction> zeros = new ArrayList<>();
        for (int at = Math.floorDiv(offset, SLOT) * SLOT; at < Math.min(0, offset + size); at += SLOT) {
            zeros.add(Emit.store(Size.DW, Register.FRAME_POINTER, at, new Imm(0)));
        }
        Subprogram function = s.function(s.slot());
        return List.of(Proposal.of("stack.zero", Patch.of(Blocks.atStart(function, zeros.toArray(Instruction[]::new))), size, -offset),
                Proposal.of("stack.zero", Patch.of(Blocks.before(s.slot(), zeros.toArray(Instruction[]::new))), size, -offset));
    }

    /// An access outside of the frame, at a constant offset.
    static List<Proposal> outside(Situation s, Matcher message) {
        return outside(s, Integer.parseInt(message.group(2)), Integer.parseInt(message.group(3)));
    }

    /// An access of `size` bytes at `offset` from the frame pointer.
    static List<Proposal> outside(Situation s, int offset, int size) {
        List<Proposal> proposals = new ArrayList<>();
        if (offset >= 0 && offset + size <= -LOWEST && offset > 0) {
            moved(s, -Math.max(offset, size)).ifPresent(patch -> proposals.add(Proposal.of("stack.sign", patch, Math.max(offset, size))));
        }
        s.freeStack(Math.max(size, 1)).ifPresent(place -> moved(s, place).ifPresent(patch -> proposals.add(Proposal.of("stack.inside", patch, -place))));
        return proposals;
    }

    /// A load or store that is not at a multiple of its size.
    static List<Proposal> misaligned(Situation s, Matcher message) {
        int size = Integer.parseInt(message.group(3));
        int at = Integer.parseInt(message.group(1)) + Integer.parseInt(message.group(2));
        List<Proposal> proposals = new ArrayList<>();
        int below = Math.floorDiv(at, size) * size;
        Optional<Accesses> access = s.instruction().flatMap(Accesses::of);
        Optional<AbstractValue.Pointer> moving = access.flatMap(reached -> s.pointer(reached.base())).filter(pointer -> (pointer.variable().bits().mask() & size - 1) != 0);
        if (moving.isPresent()) {
            // No constant place is a multiple for every number that was added.
            return Addends.of(s, access.orElseThrow().base()).map(addend -> List.of(Proposal.of("align.mask",
                    Patch.of(Blocks.before(addend.slot(), Emit.alu(AluOp.AND, addend.register(), -size))), Integer.numberOfTrailingZeros(size), addend.register(), size))).orElse(List.of());
        }
        if (access.isPresent() && s.pointer(access.get().base()).filter(pointer -> !pointer.type().equals("fp")).isPresent()) {
            for (int target : at - below <= size / 2 ? List.of(below, below + size) : List.of(below + size, below)) {
                int offset = access.get().offset() + target - at;
                proposals.add(Proposal.of("align.offset", Patch.of(Blocks.replace(s.slot(), Accesses.through(s.code.at(s.slot()), access.get().base(), offset))), offset, size));
            }
            return proposals;
        }
        moved(s, below).ifPresent(patch -> proposals.add(Proposal.of("stack.align", patch, size, -below)));
        s.freeStack(size).ifPresent(place -> moved(s, place)
                .ifPresent(patch -> proposals.add(isTaken(s, below, at) ? 0 : proposals.size(), Proposal.of("stack.align", patch, size, -place))));
        for (Size smaller : List.of(Size.W, Size.H, Size.B)) {
            if (smaller.bytes() < size && Math.floorMod(at, smaller.bytes()) == 0) {
                s.instruction().flatMap(instruction -> Accesses.sized(instruction, smaller))
                        .ifPresent(sized -> proposals.add(Proposal.of("stack.smaller", Patch.of(Blocks.replace(s.slot(), sized)), smaller.bytes())));
            }
        }
        return proposals;
    }

    /// Whether an instruction reaches what lies from `from` up to `to`.
    private static boolean isTaken(Situation s, int from, int to) {
        return s.code.instructions().stream().flatMap(instruction -> Accesses.of(instruction).stream())
                .anyMatch(access -> access.base() == Register.FRAME_POINTER && access.offset() < to && access.offset() + access.size() > from);
    }

    /// Moves what lies where the instruction at fault reaches to `target`, in every instruction that names the place in the same way.
    private static Optional<Patch> moved(Situation s, int target) {
        Optional<Accesses> access = s.instruction().flatMap(Accesses::of);
        if (access.isEmpty() || target >= 0 || target < LOWEST) {
            return Optional.empty();
        }
        Register base = access.get().base();
        long pointer = base == Register.FRAME_POINTER ? 0 : s.pointer(base).map(AbstractValue.Pointer::offset).orElse(0L);
        int offset = (int) (target - pointer);
        List<Edit> edits = new ArrayList<>();
        for (int slot : s.code.starts()) {
            Instruction instruction = s.code.at(slot);
            Optional<Accesses> other = Accesses.of(instruction);
            boolean same = other.isPresent() && other.get().base() == base && other.get().offset() == access.get().offset();
            if (same && (base == Register.FRAME_POINTER || slot == s.slot())) {
                edits.add(Blocks.replace(slot, Accesses.through(instruction, base, offset)));
            } else if (base == Register.FRAME_POINTER && instruction instanceof Instruction.Alu(AluOp op, Width _, Register dst, Imm(int value)) && op == AluOp.ADD
                    && value == access.get().offset()) {
                edits.add(Blocks.replace(slot, Emit.add(dst, offset)));
            }
        }
        return Optional.of(new Patch(edits));
    }

    /// A variable index that may leave the frame.
    static List<Proposal> variable(Situation s, Matcher message) {
        return variable(s, Register.of(Integer.parseInt(message.group(1))));
    }

    /// An index in `base` that may lead out of the frame.
    static List<Proposal> variable(Situation s, Register base) {
        Optional<Accesses> access = s.instruction().flatMap(Accesses::of);
        Optional<Addends> addend = Addends.of(s, base);
        if (addend.isEmpty() || s.pointer(base).isEmpty()) {
            return List.of();
        }
        long first = s.pointer(base).get().offset() + access.map(Accesses::offset).orElse(0);
        int size = access.map(Accesses::size).orElse(1);
        List<Proposal> proposals = new ArrayList<>(BoundRemedies.index(s, addend.get(), -first - size));
        proposals.add(Proposal.of("stack.constant", Patch.of(new Edit.Replace(addend.get().slot(), List.of())), addend.get().register()));
        return proposals;
    }

    /// Functions that need too much together: what they use moves up, so that no bytes between are lost.
    static List<Proposal> combined(Situation s, Matcher message) {
        Set<Integer> chain = s.rejection.causes().stream().filter(CausalEvent.Stacked.class::isInstance).map(event -> event.at().slot()).collect(Collectors.toSet());
        List<Edit> edits = new ArrayList<>();
        int saved = 0;
        for (Subprogram function : s.functions()) {
            NavigableSet<Integer> used = used(s, function);
            NavigableMap<Integer, Integer> places = new TreeMap<>();
            int next = 0;
            for (int slot : used.descendingSet()) {
                next -= SLOT;
                places.put(slot, next);
            }
            if (!used.isEmpty() && places.firstEntry().getValue() > used.first()) {
                saved += chain.contains(function.start()) ? framed(used.first()) - framed(places.firstEntry().getValue()) : 0;
                edits.addAll(packed(s, function, places));
            }
        }
        return edits.isEmpty() ? List.of() : List.of(Proposal.of("stack.pack", new Patch(edits), saved));
    }

    /// How many bytes the verifier counts for a frame whose lowest byte is at `lowest`.
    private static int framed(int lowest) {
        return (-lowest + FRAME_GRAIN - 1) / FRAME_GRAIN * FRAME_GRAIN;
    }

    /// The eight bytes each of the frames of `function` that something was written into.
    private static NavigableSet<Integer> used(Situation s, Subprogram function) {
        NavigableSet<Integer> used = new TreeSet<>();
        for (Visit visit : s.report.exploration().visits()) {
            if (function.contains(visit.slot())) {
                List<AbstractSlot> stack = visit.before().current().stack();
                for (int i = 0; i < stack.size(); i++) {
                    if (!stack.get(i).bytes().equals("????????")) {
                        used.add(-(i + 1) * SLOT);
                    }
                }
            }
        }
        for (int slot : s.code.starts()) {
            if (function.contains(slot)) {
                Accesses.of(s.code.at(slot)).filter(access -> access.base() == Register.FRAME_POINTER).ifPresent(access -> used.add(Math.floorDiv(access.offset(), SLOT) * SLOT));
            }
        }
        return used;
    }

    private static List<Edit> packed(Situation s, Subprogram function, NavigableMap<Integer, Integer> places) {
        List<Edit> edits = new ArrayList<>();
        for (int slot : s.code.starts()) {
            if (!function.contains(slot)) {
                continue;
            }
            Instruction instruction = s.code.at(slot);
            Optional<Accesses> access = Accesses.of(instruction).filter(its -> its.base() == Register.FRAME_POINTER);
            if (access.isPresent()) {
                int offset = place(places, access.get().offset());
                edits.add(Blocks.replace(slot, Accesses.through(instruction, Register.FRAME_POINTER, offset)));
            } else if (instruction instanceof Instruction.Alu(AluOp op, Width _, Register dst, Imm(int value)) && op == AluOp.ADD && value < 0 && value >= LOWEST
                    && places.containsKey(Math.floorDiv(value, SLOT) * SLOT)) {
                edits.add(Blocks.replace(slot, Emit.add(dst, place(places, value))));
            }
        }
        return edits;
    }

    private static int place(NavigableMap<Integer, Integer> places, int offset) {
        int slot = Math.floorDiv(offset, SLOT) * SLOT;
        return places.getOrDefault(slot, slot) + offset - slot;
    }
}
