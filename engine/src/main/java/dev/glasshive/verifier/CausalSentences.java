package dev.glasshive.verifier;

import dev.glasshive.verifier.CausalEvent.Loss;
import dev.glasshive.verifier.CausalEvent.Miss;
import dev.glasshive.verifier.CausalEvent.Origin;
import dev.glasshive.verifier.CausalEvent.Printed;
import dev.glasshive.verifier.CausalEvent.Side;
import java.util.List;
import java.util.stream.Collectors;

/// Says events in words.
final class CausalSentences {
    private CausalSentences() {}

    static String of(CausalEvent event) {
        String name = event.holder().name();
        return switch (event) {
            case CausalEvent.Made(_, _, Printed after, Origin origin) -> name + " becomes " + origin(origin) + known(origin, after) + ".";
            case CausalEvent.Copied(_, _, var from, _, Printed after) -> name + " becomes a copy of " + from + ": " + after.words() + ".";
            case CausalEvent.Computed(_, _, Printed before, Printed after, String operand) -> now(name, before, after) + (operand.isEmpty() ? "" : ", with " + operand) + ".";
            case CausalEvent.Spilled(_, _, var from, Printed after) -> from + " is saved in " + name + ": " + after.words() + ".";
            case CausalEvent.Filled(_, _, Holder from, Printed after) -> name + " is read from " + from.name() + ": " + after.words() + ".";
            case CausalEvent.Lost(_, _, Printed before, Printed after, Loss loss) -> lost(name, before, after, loss);
            case CausalEvent.Missing _ -> "From here on the path, nothing gives " + name + " a value.";
            case CausalEvent.Bounded(_, _, Printed before, Printed after, Side side) -> side(side) + ", so " + now(name, before, after) + ".";
            case CausalEvent.Missed missed -> missed(missed);
            case CausalEvent.Turned(_, Side side) -> side(side) + " on this path.";
            case CausalEvent.Merged(_, _, Printed before, Printed after) -> "Another path comes here and " + name + " is " + before.words() + ", on this one it is " + after.words() + ".";
            case CausalEvent.Acquired(_, _, Printed after, String by) -> by + " gives something that must be given back: " + after.words() + ".";
            case CausalEvent.Released(_, _, Printed before, String by) -> by + " gives back " + before.words() + ".";
            case CausalEvent.Entered(_, Holder.OfProgram _, Printed _, int function) -> "The function at " + function + " is called.";
            case CausalEvent.Entered(_, _, Printed after, int function) -> name + " is passed to the function at " + function + ": " + after.words() + ".";
            case CausalEvent.Left(_, _, Printed after) -> name + " comes back as the result of the function: " + after.words() + ".";
            case CausalEvent.Repeated repeated -> repeated(repeated);
            case CausalEvent.Joined joined -> joined(joined);
            case CausalEvent.Crowded(_, int times) -> "No instruction is looked at more often: " + times + " times among those that were kept.";
            case CausalEvent.Jumped(_, List<Integer> targets) -> targets.isEmpty() ? "The function ends here." : "Control goes from here to "
                    + targets.stream().map(target -> "instruction " + target).collect(Collectors.joining(" or ")) + ".";
            case CausalEvent.Stacked(_, int bytes) -> "The function that begins here uses " + bytes + " bytes of stack.";
            case CausalEvent.Refused(_, Holder.OfReference _, Printed _) -> "Here the path ends, and nothing gave it back.";
            case CausalEvent.Refused(_, Holder holder, Printed before) -> holder instanceof Holder.OfProgram ? "Here the program is refused."
                    : "Here the program is refused: " + name + " is " + before.words() + ".";
        };
    }

    private static String now(String name, Printed before, Printed after) {
        return before.equals(after) ? name + " is still " + after.words() : name + " is now " + after.words() + " (before: " + before.words() + ")";
    }

    private static String known(Origin origin, Printed after) {
        return switch (origin) {
            case Origin.Constant _, Origin.OfMap _, Origin.Context _, Origin.Stack _ -> "";
            case Origin.Lookup _ -> after.words().endsWith(", or 0") ? ", or 0 if it finds nothing" : ", which always finds something here";
            case Origin.Field _, Origin.Result _, Origin.Written _, Origin.ValueOf _, Origin.Memory _, Origin.CallbackArgument _ -> ": " + after.words();
        };
    }

    private static String origin(Origin origin) {
        return switch (origin) {
            case Origin.Constant(String number) -> number;
            case Origin.Field(String field) -> field + " of the context";
            case Origin.Result(String helper) -> "the result of " + helper;
            case Origin.Written(String helper) -> "what " + helper + " writes";
            case Origin.Lookup(String helper, String map) -> "what " + helper + " finds in the map " + map;
            case Origin.OfMap(String map) -> "the map " + map;
            case Origin.ValueOf(String map) -> "the address of a value of " + map;
            case Origin.Memory(String words, int bytes) -> (bytes == 1 ? "a byte" : bytes + " bytes") + " read from " + words;
            case Origin.Context() -> "the context when the program starts";
            case Origin.CallbackArgument() -> "an argument that the kernel gives the callback";
            case Origin.Stack() -> "the address of the stack";
        };
    }

    private static String side(Side side) {
        return switch (side) {
            case JUMPS -> "The branch jumps";
            case FALLS_THROUGH -> "The branch does not jump";
        };
    }

    private static String lost(String name, Printed before, Printed after, Loss loss) {
        String was = before.text().isEmpty() || before.text().equals("?") ? "" : " (it held " + before.words() + ")";
        return switch (loss) {
            case CALL -> "The call leaves r1 to r5 without a value, so " + name + " is lost" + was + ".";
            case PACKET_MOVED -> "The helper may move the packet, so " + name + " leads to it no more" + was + ".";
            case RELEASED -> "The helper gives back what " + name + " led to" + was + ".";
            case NARROWED -> "Only the lower half is copied, so the pointer becomes a number: " + name + " is " + after.words() + was + ".";
            case OVERWRITTEN -> "Something is written over a part of " + name + was + ".";
        };
    }

    private static String missed(CausalEvent.Missed missed) {
        String name = missed.holder().name();
        String other = missed.other().name();
        Miss miss = missed.miss();
        return switch (miss) {
            case OTHER_COPY -> side(missed.side()) + ", so " + other + " is now " + missed.after().words() + ". It has the same origin as " + name + ", but " + name + " does not learn from it.";
            case NOTHING_LEARNED -> side(missed.side()) + ", and on this side nothing is learned about " + other + ": it stays " + missed.after().words() + ".";
        };
    }

    private static String is(Holder holder, Printed value) {
        return holder.name() + (holder instanceof Holder.OfStack(int _, int _, int size) && size > 1 ? " are " : " is ") + value.words();
    }

    private static String joined(CausalEvent.Joined joined) {
        StringBuilder text = new StringBuilder(joined.grows() ? "The loop comes back here." : "Paths are joined here.");
        if (!joined.met().isEmpty()) {
            List<CausalEvent.Way> ways = joined.met().getFirst().ways();
            for (int i = 0; i < ways.size(); i++) {
                int side = i;
                String known = joined.met().stream().map(met -> is(met.holder(), met.ways().get(side).known())).collect(Collectors.joining(" and "));
                text.append(" From instruction ").append(ways.get(i).from()).append(", ").append(known).append(ways.get(i).ends() ? "; no run goes on to the instruction at fault from there." : ".");
            }
            text.append(joined.grows() ? " All rounds are taken together, and what still grows is given up: " : " What all paths have in common is left: ")
                    .append(joined.met().stream().map(met -> is(met.holder(), met.after())).collect(Collectors.joining(" and "))).append('.');
        }
        for (CausalEvent.Tie tie : joined.ties()) {
            text.append(" From instruction ").append(tie.from()).append(" it was known that ").append(tie.had()).append(tie.has().isEmpty() ? "; that is forgotten." : "; left is " + tie.has() + ".");
        }
        if (joined.forgotten()) {
            text.append(" On each path by itself the proof would succeed; ").append(joined.met().size() > 1 ? "which values belong together is forgotten." : "which path it was is forgotten.");
        }
        return text.toString();
    }

    private static String repeated(CausalEvent.Repeated repeated) {
        String loop = "The loop from here to instruction " + repeated.backEdge() + " comes back";
        if (repeated.changes().isEmpty()) {
            return loop + " with every register as before: nothing tells one round from the next.";
        }
        return loop + ", " + repeated.rounds() + " times or more. In the last of the rounds that were kept, "
                + repeated.changes().stream().map(change -> change.holder().name() + " went from " + change.before().words() + " to " + change.after().words()).collect(Collectors.joining(", ")) + ".";
    }
}
