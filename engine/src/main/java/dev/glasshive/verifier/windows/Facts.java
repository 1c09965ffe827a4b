package dev.glasshive.verifier.windows;

import dev.glasshive.verifier.Fixpoint.Fact;
import dev.glasshive.verifier.domain.Interval;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What is known, in words and numbers: `r1.type=packet`, `packet_size=[14, 65534]`, `r2.packet_offset=r1.packet_offset+14`.
final class Facts {
    private static final String STACK = "stack";

    private final Invariant state;
    private final int depth;
    private final List<Item> items = new ArrayList<>();

    private Facts(Invariant state, int depth) {
        this.state = state;
        this.depth = depth;
    }

    /// A fact, and whether another description knows as much.
    record Item(Fact fact, Predicate<Invariant> holds) {}

    /// @param depth of the function at work
    static List<Fact> of(Invariant state, int depth) {
        return items(state, depth).stream().map(Item::fact).toList();
    }

    static List<Item> items(Invariant state, int depth) {
        Facts facts = new Facts(state, depth);
        facts.collect();
        return facts.items;
    }

    /// As the log prints it: one line of facts, one of the stack.
    static String text(Invariant state, int depth) {
        if (state.isUnreachable()) {
            return "_|_\n";
        }
        String known = of(state, depth).stream().filter(fact -> !fact.about().equals(STACK)).map(Fact::text).collect(Collectors.joining(", "));
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
        interval("packet_size", Variables.PACKET_SIZE);
        interval("meta_offset", Variables.META_OFFSET);
        for (int holder = 0; holder < Holders.REGISTERS; holder++) {
            holder(holder);
        }
        state.cells().forEach((start, size) -> holder(Holders.cell(start, size)));
        for (int variable = Variables.SPARE + 1; variable < state.variables().count(); variable++) {
            if (state.variables().meaning(variable).facet() == null) {
                interval(state.variables().meaning(variable).text(depth), variable);
            }
        }
        for (Relations.Relation each : Relations.of(state, depth)) {
            items.add(new Item(new Fact(each.about(), each.text()), other -> each.holdsIn(other.zones())));
        }
        BitSet numbers = state.numericBytes();
        if (!numbers.isEmpty()) {
            items.add(new Item(new Fact(STACK, "Numbers -> {" + numbers(state) + "}"), other -> {
                BitSet missing = (BitSet) numbers.clone();
                missing.andNot(other.numericBytes());
                return missing.isEmpty();
            }));
        }
    }

    private void holder(int holder) {
        TypeSet types = state.types(holder);
        if (types.equals(TypeSet.UNINITIALIZED)) {
            return;
        }
        String name = Holders.name(holder, depth);
        if (!types.has(Type.UNINITIALIZED)) {
            items.add(new Item(new Fact(name + ".type", name + ".type" + (types.isSingle() ? "=" : " in ") + types), other -> other.types(holder).isSubsetOf(types)));
        }
        for (Facet facet : Facet.all()) {
            if (facet.describes(types)) {
                interval(name + "." + facet.text(), state.variable(holder, facet));
            }
        }
    }

    private void interval(String name, int variable) {
        Interval interval = state.zones().get(variable);
        if (!interval.isTop()) {
            items.add(new Item(new Fact(name, name + "=" + text(interval)), other -> other.zones().get(variable).isSubsetOf(interval)));
        }
    }

    static String text(Interval interval) {
        return interval.lo() == interval.hi() ? Long.toString(interval.lo()) : interval.toString();
    }
}
