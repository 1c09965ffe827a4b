package dev.glasshive.verifier.windows;

import dev.glasshive.verifier.Fixpoint.Fact;
import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.domain.Zones;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is known, in words and numbers: `r1.type=packet`, `packet_size=[14, 65534]`, `r2.packet_offset=r1.packet_offset+14`.
final class Facts {
    private final Invariant state;
    private final int depth;
    private final List<Fact> facts = new ArrayList<>();

    private Facts(Invariant state, int depth) {
        this.state = state;
        this.depth = depth;
    }

    /// @param depth of the function at work
    static List<Fact> of(Invariant state, int depth) {
        Facts facts = new Facts(state, depth);
        facts.collect();
        return List.copyOf(facts.facts);
    }

    /// As the log prints it: one line of facts, one of the stack.
    static String text(Invariant state, int depth) {
        if (state.isUnreachable()) {
            return "_|_\n";
        }
        String known = of(state, depth).stream().filter(fact -> !fact.about().equals("stack")).map(Fact::text).collect(Collectors.joining(", "));
        return "[" + known + "]\nStack: Numbers -> {" + numbers(state) + "}\n";
    }

    private static String numbers(Invariant state) {
        BitSet bytes = state.numericBytes();
        List<String> runs = new ArrayList<>();
        for (int from = bytes.nextSetBit(0); from >= 0; ) {
            int end = bytes.nextClearBit(from);
            runs.add("[" + from + (end - from == 1 ? "" : "..." + (end - 1)) + "]");
            from = bytes.nextSetBit(end);
        }
        return String.join(", ", runs);
    }

    private void collect() {
        Zones zones = state.zones();
        add("packet_size", zones.get(Variables.PACKET_SIZE));
        add("meta_offset", zones.get(Variables.META_OFFSET));
        for (int holder = 0; holder < Holders.REGISTERS; holder++) {
            holder(holder);
        }
        state.cells().forEach((start, size) -> holder(Holders.cell(start, size)));
        for (int variable = Variables.SPARE + 1; variable < state.variables().count(); variable++) {
            if (state.variables().meaning(variable).facet() == null) {
                add(state.variables().meaning(variable).text(depth), zones.get(variable));
            }
        }
        relations();
        String numbers = numbers(state);
        if (!numbers.isEmpty()) {
            facts.add(new Fact("stack", "Numbers -> {" + numbers + "}"));
        }
    }

    private void holder(int holder) {
        TypeSet types = state.types(holder);
        if (types.equals(TypeSet.UNINITIALIZED)) {
            return;
        }
        String name = Holders.name(holder, depth);
        if (!types.has(Type.UNINITIALIZED)) {
            facts.add(new Fact(name + ".type", name + ".type" + (types.isSingle() ? "=" : " in ") + types));
        }
        for (Facet facet : Facet.all()) {
            if (facet.describes(types)) {
                add(name + "." + facet.text(), state.get(holder, facet));
            }
        }
    }

    private void add(String name, Interval interval) {
        if (interval.lo() == Long.MIN_VALUE && interval.hi() == Long.MAX_VALUE) {
            return;
        }
        facts.add(new Fact(name, name + "=" + text(interval)));
    }

    static String text(Interval interval) {
        return interval.lo() == interval.hi() ? Long.toString(interval.lo())
                : "[" + (interval.lo() == Long.MIN_VALUE ? "-oo" : interval.lo()) + ", " + (interval.hi() == Long.MAX_VALUE ? "+oo" : interval.hi()) + "]";
    }

    private void relations() {
        Zones zones = state.zones();
        TreeMap<String, String> found = new TreeMap<>();
        for (Zones.Constraint constraint : zones.constraints()) {
            int x = constraint.x();
            int y = constraint.y();
            if (!isShown(x) || !isShown(y)) {
                continue;
            }
            String left = state.variables().meaning(x).text(depth);
            String right = state.variables().meaning(y).text(depth);
            long back = zones.difference(y, x);
            if (back != Long.MAX_VALUE && back == -constraint.k()) {
                boolean inOrder = left.compareTo(right) > 0;
                found.put(inOrder ? left + "-" + right : right + "-" + left, inOrder ? equal(left, right, constraint.k()) : equal(right, left, -constraint.k()));
            } else {
                found.put(left + "-" + right, left + "-" + right + "<=" + constraint.k());
            }
        }
        new TreeSet<>(found.keySet()).forEach(about -> facts.add(new Fact(about, found.get(about))));
    }

    private static String equal(String left, String right, long by) {
        return left + "=" + right + (by == 0 ? "" : by > 0 ? "+" + by : Long.toString(by));
    }

    private boolean isShown(int variable) {
        Variables.Meaning meaning = state.variables().meaning(variable);
        return meaning.facet() == null ? variable != Variables.SCRATCH && variable != Variables.SPARE : meaning.facet().describes(state.types(meaning.holder()));
    }
}
