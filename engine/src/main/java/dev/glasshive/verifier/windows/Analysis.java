package dev.glasshive.verifier.windows;

import dev.glasshive.verifier.Fixpoint.Meeting;
import dev.glasshive.verifier.domain.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Computes what is known at each place: along the order of the graph, loops again and again from the inside out, until nothing changes any more.
///
/// At the head of a loop what still grows is widened from the third time on; once nothing grows, the loop is gone around again to make good what widening gave up.
final class Analysis {
    private static final int JOINS = 2;
    private static final int MOST_NARROWINGS = 3;
    private static final int MOST_ITERATIONS = 1_000;
    /// How many instructions are looked at, over all rounds of all loops.
    static final int MOST_STEPS = 500_000;

    private final Subject subject;
    private final ControlFlow flow;
    private final Order order;
    private final Variables variables = new Variables();
    private final Map<Integer, Integer> counters = new HashMap<>();
    private final @Nullable Invariant[] before;
    private final @Nullable Invariant[] after;
    private final Transfer transfer;
    private final Recorder recorder;
    private final IntPredicate goesOn;
    private int steps;
    private int processed;

    /// @param goesOn is asked now and then whether to go on, with the number of steps; the sides of branches are steps, too
    Analysis(Subject subject, ControlFlow flow, Recorder recorder, IntPredicate goesOn) {
        this.subject = subject;
        this.flow = flow;
        this.order = Order.of(flow);
        this.before = new Invariant[flow.places().size()];
        this.after = new Invariant[flow.places().size()];
        this.transfer = new Transfer(subject);
        this.recorder = recorder;
        this.goesOn = goesOn;
        order.heads().forEach(head -> counters.put(head, variables.counter("pc[" + flow.places().get(head).label() + "]")));
    }

    /// Goes on until nothing changes.
    void run() {
        visit(order.parts());
    }

    Order order() {
        return order;
    }

    /// How many instructions were looked at. The side of a branch is a place of its own, but no instruction.
    int processed() {
        return processed;
    }

    /// What is known before a place, or null if no run comes there.
    @Nullable Invariant before(int place) {
        return before[place];
    }

    /// What is known behind it.
    @Nullable Invariant after(int place) {
        return after[place];
    }

    /// How often a run can come to the head of a loop, as far as that is known; empty for places that are none.
    Interval rounds(int place) {
        Integer counter = counters.get(place);
        Invariant state = before[place];
        return counter == null || state == null ? Interval.EMPTY : state.zones().get(counter);
    }

    private void visit(List<Order.Part> parts) {
        for (Order.Part part : parts) {
            switch (part) {
                case Order.Single(int place) -> {
                    before[place] = met(place);
                    step(place);
                }
                case Order.Loop(int head, List<Order.Part> body) -> loop(head, body);
            }
        }
    }

    private void step(int place) {
        Invariant known = before[place];
        steps++;
        processed += flow.places().get(place).label().isSide() ? 0 : 1;
        if ((steps & 0xff) == 0 && !goesOn.test(steps)) {
            throw new CancellationException("the verifier was stopped");
        }
        if (steps > MOST_STEPS) {
            throw new Exhausted("more than " + MOST_STEPS + " steps were taken");
        }
        if (known == null) {
            after[place] = null;
            return;
        }
        Invariant state = known.copy();
        Integer counter = counters.get(place);
        if (counter != null) {
            state.zones().assign(counter, counter, 1);
        }
        transfer.apply(flow.places().get(place), state);
        after[place] = state.isUnreachable() ? null : state;
    }

    /// The program was too much.
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted(String why) {
            super(why, null, false, false);
        }
    }

    private void loop(int head, List<Order.Part> body) {
        forget(body);
        after[head] = null;
        before[head] = gather(head);
        for (int iteration = 0; ; iteration++) {
            step(head);
            visit(body);
            Invariant old = before[head];
            Invariant now = gather(head);
            if (now == null || old != null && now.isSubsetOf(old)) {
                break;
            }
            if (iteration == MOST_ITERATIONS) {
                throw new Exhausted("the loop at " + flow.places().get(head).label() + " does not settle");
            }
            boolean joins = iteration < JOINS;
            Invariant grown = old == null ? now : joins ? old.join(now) : iteration == JOINS ? Limits.widened(old, now) : old.widen(now);
            recorder.met(flow.places().get(head), iteration, joins ? Meeting.JOIN : Meeting.WIDEN, old, ways(head), grown);
            before[head] = grown;
        }
        narrow(head, body);
    }

    /// The loop of which `before[head]` is a fixpoint is gone around again from what really comes to the head, as long as that is less.
    private void narrow(int head, List<Order.Part> body) {
        for (int iteration = 0; iteration < MOST_NARROWINGS; iteration++) {
            Invariant old = before[head];
            Invariant now = gather(head);
            if (old == null || now == null || old.isSubsetOf(now)) {
                return;
            }
            before[head] = now;
            step(head);
            visit(body);
            Invariant again = gather(head);
            if (again == null || !again.isSubsetOf(now)) {
                before[head] = old;
                step(head);
                visit(body);
                return;
            }
            recorder.met(flow.places().get(head), iteration, Meeting.NARROW, old, ways(head), now);
        }
    }

    private void forget(List<Order.Part> parts) {
        for (Order.Part part : parts) {
            switch (part) {
                case Order.Single(int place) -> after[place] = null;
                case Order.Loop(int head, List<Order.Part> body) -> {
                    after[head] = null;
                    forget(body);
                }
            }
        }
    }

    /// What is common to all ways to a place, and a note of it where there are several.
    private @Nullable Invariant met(int place) {
        Invariant met = gather(place);
        List<Recorder.Way> ways = ways(place);
        if (met != null && ways.size() > 1) {
            recorder.met(flow.places().get(place), 0, Meeting.JOIN, null, ways, met);
        }
        return met;
    }

    private List<Recorder.Way> ways(int place) {
        List<Recorder.Way> ways = new ArrayList<>();
        for (int from : flow.before(place)) {
            Invariant state = after[from];
            if (state != null) {
                ways.add(new Recorder.Way(flow.places().get(from), state));
            }
        }
        return ways;
    }

    private @Nullable Invariant gather(int place) {
        Invariant all = place == 0 ? Invariants.entry(subject, variables, List.copyOf(counters.values())) : null;
        for (int from : flow.before(place)) {
            Invariant state = after[from];
            if (state != null) {
                all = all == null ? state : all.join(state);
            }
        }
        return all;
    }
}
