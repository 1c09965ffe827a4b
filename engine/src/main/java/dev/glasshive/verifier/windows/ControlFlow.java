package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.WideSource;
import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.Candidate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The places of a program and the ways between them. Functions are copied for each chain of calls, and each side of a branch is a place of its own.
final class ControlFlow {
    private static final int MOST_PLACES = 200_000;

    private final Candidate candidate;
    private final List<Instruction> instructions = new ArrayList<>();
    private final BitSet starts = new BitSet();
    private final List<Place> places = new ArrayList<>();
    private final Map<Label, Integer> numbers = new HashMap<>();
    private final List<List<Integer>> next = new ArrayList<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    private ControlFlow(Candidate candidate) {
        this.candidate = candidate;
    }

    /// A place, with what happens there.
    record Place(int number, Label label, Action action) {
        int depth() {
            return label.depth();
        }
    }

    /// The graph of `candidate`, whose first place is where it starts.
    ///
    /// @throws Malformed where it has none
    static ControlFlow of(Candidate candidate) throws Malformed {
        ControlFlow flow = new ControlFlow(candidate);
        flow.decode();
        flow.place(new Label(List.of(), 0, Label.NOWHERE), 0);
        while (!flow.open.isEmpty()) {
            flow.follow(flow.places.get(flow.open.pop()));
        }
        return flow;
    }

    private void decode() throws Malformed {
        int size = candidate.slots().size();
        if (size == 0) {
            throw new Malformed(0, "The program is empty", "0 instructions");
        }
        for (int slot = 0; slot < size; slot++) {
            int at = slot;
            Instruction instruction = candidate.instruction(slot).orElseThrow(() -> new Malformed(at, "Invalid instruction", "opcode 0x" + Integer.toHexString(candidate.slots().get(at).opcode())));
            if (Effects.of(instruction).writes().contains(Register.FRAME_POINTER)) {
                throw new Malformed(at, "Invalid target r10", "the frame pointer is read-only");
            }
            if (instruction instanceof LoadImm64 load) {
                checkMap(at, load);
            }
            starts.set(slot);
            instructions.add(instruction);
            for (int i = 1; i < instruction.slots(); i++) {
                if (++slot == size) {
                    throw new Malformed(at, "Incomplete wide load", "its second slot is missing");
                }
                Fields second = candidate.slots().get(slot);
                if (second.opcode() != 0 || second.dst() != 0 || second.src() != 0 || second.offset() != 0) {
                    throw new Malformed(at, "Incomplete wide load", "its second slot holds more than a number");
                }
                instructions.add(instruction);
            }
        }
    }

    private void checkMap(int slot, LoadImm64 load) throws Malformed {
        boolean value = load.source() == WideSource.MAP_VALUE_BY_FD || load.source() == WideSource.MAP_VALUE_BY_INDEX;
        if (!value && load.source() != WideSource.MAP_BY_FD && load.source() != WideSource.MAP_BY_INDEX) {
            return;
        }
        if (load.low() < 0 || load.low() >= candidate.maps().size()) {
            throw new Malformed(slot, "Invalid map", "there is none with number " + load.low());
        }
        MapSpec map = candidate.maps().get(load.low());
        if (value && (!map.type().equals("array") || Integer.toUnsignedLong(load.high()) >= map.valueSize())) {
            throw new Malformed(slot, "Invalid map", map.name() + " has no value at offset " + Integer.toUnsignedString(load.high()));
        }
    }

    List<Place> places() {
        return places;
    }

    List<Integer> next(int place) {
        return next.get(place);
    }

    List<Integer> before(int place) {
        return before.get(place);
    }

    private int place(Label label, int from) throws Malformed {
        Integer known = numbers.get(label);
        if (known != null) {
            return known;
        }
        if (label.slot() >= instructions.size() || label.slot() < 0) {
            throw new Malformed(from, label.slot() == instructions.size() ? "Fallthrough in last instruction" : "Jump out of bounds", "to " + label.slot() + " of " + instructions.size());
        }
        if (!starts.get(label.slot())) {
            throw new Malformed(from, "Jump into the middle of a wide load", "to " + label.slot());
        }
        return add(label, action(label));
    }

    private int add(Label label, Action action) throws Malformed {
        Integer known = numbers.get(label);
        if (known != null) {
            return known;
        }
        if (places.size() == MOST_PLACES) {
            throw new Malformed(label.slot(), "Too many instructions", "with functions copied for each call there are more than " + MOST_PLACES);
        }
        int number = places.size();
        places.add(new Place(number, label, action));
        next.add(new ArrayList<>(2));
        before.add(new ArrayList<>(2));
        numbers.put(label, number);
        open.push(number);
        return number;
    }

    private Action action(Label label) throws Malformed {
        Instruction instruction = instructions.get(label.slot());
        if (instruction instanceof CallLocal(int offset)) {
            int callee = label.slot() + 1 + offset;
            if (label.calls().contains(label.slot())) {
                throw new Malformed(label.slot(), "Illegal recursion", "the function at " + callee + " calls itself");
            }
            if (label.depth() + 1 == Holders.FRAMES) {
                throw new Malformed(label.slot(), "Too many call stack frames", "at most " + Holders.FRAMES);
            }
            return new Action.Enter(callee);
        }
        return instruction instanceof Exit && label.depth() > 0 ? new Action.Leave() : new Action.Run(instruction);
    }

    private void connect(Place from, int to) {
        next.get(from.number).add(to);
        before.get(to).add(from.number);
    }

    private void follow(Place place) throws Malformed {
        Label label = place.label;
        List<Integer> calls = label.calls();
        if (label.isSide()) {
            connect(place, place(new Label(calls, label.target(), Label.NOWHERE), label.slot()));
            return;
        }
        switch (place.action) {
            case Action.Enter(int callee) -> {
                List<Integer> deeper = new ArrayList<>(calls);
                deeper.add(label.slot());
                connect(place, place(new Label(deeper, callee, Label.NOWHERE), label.slot()));
            }
            case Action.Leave() -> connect(place, place(new Label(calls.subList(0, calls.size() - 1), calls.getLast() + 1, Label.NOWHERE), calls.getLast()));
            case Action.Run(Branch branch) -> {
                int fall = label.slot() + 1;
                int jump = fall + branch.offset();
                if (jump == fall) {
                    connect(place, place(new Label(calls, fall, Label.NOWHERE), label.slot()));
                } else {
                    connect(place, add(new Label(calls, label.slot(), fall), new Action.Side(branch, false)));
                    connect(place, add(new Label(calls, label.slot(), jump), new Action.Side(branch, true)));
                }
            }
            case Action.Run(Jump(_, int offset)) -> connect(place, place(new Label(calls, label.slot() + 1 + offset, Label.NOWHERE), label.slot()));
            case Action.Run(Exit()) -> { }
            case Action.Run(Instruction other) -> connect(place, place(new Label(calls, label.slot() + other.slots(), Label.NOWHERE), label.slot()));
            case Action.Side _ -> throw new IllegalStateException("a side of a branch is at " + label);
        }
    }

    /// Why a program has no graph.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
        private final int slot;
        private final String problem;
        private final String detail;

        Malformed(int slot, String problem, String detail) {
            super(problem + " (" + detail + ")");
            this.slot = slot;
            this.problem = problem;
            this.detail = detail;
        }

        int slot() {
            return slot;
        }

        /// In the form of other messages: `7: Illegal recursion (the function at 3 calls itself)`.
        String text() {
            return slot + ": " + problem + " (" + detail + ")";
        }
    }
}
