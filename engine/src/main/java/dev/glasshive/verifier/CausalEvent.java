package dev.glasshive.verifier;

import dev.glasshive.isa.Register;
import dev.glasshive.program.SourceLine;
import java.util.List;
import java.util.Optional;

/// Something on the failing path without which the program would not have been rejected, or that could have prevented it and did not.
public sealed interface CausalEvent {
    /// Where on the path.
    Occurrence at();

    /// What it is about.
    Holder holder();

    /// What was known of the holder before, as the verifier prints it; empty where that says nothing.
    Printed before();

    /// What is known of it afterwards.
    Printed after();

    /// The event in words. The instruction is printed beside it and not repeated.
    default String sentence() {
        return CausalSentences.of(this);
    }

    /// The kind of the event in one word, such as `made`.
    default String kind() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /// A value.
    ///
    /// @param text as the verifier prints it
    /// @param words for people
    record Printed(String text, String words) {
        /// No value, or none that matters.
        public static final Printed NOTHING = new Printed("", "");
    }

    /// Where an event happens.
    ///
    /// @param visit its index in the [Exploration], or -1 where the code was refused before any path was followed
    /// @param instruction as the verifier prints it; empty where the function only begins
    record Occurrence(int slot, int visit, Optional<SourceLine> line, String instruction) {}

    /// The value came into being.
    record Made(Occurrence at, Holder holder, Printed after, Origin origin) implements CausalEvent {
        @Override
        public Printed before() {
            return Printed.NOTHING;
        }
    }

    /// The value was copied from another register.
    record Copied(Occurrence at, Holder holder, Register from, Printed before, Printed after) implements CausalEvent {}

    /// The value was computed from what the holder held and perhaps an operand.
    ///
    /// @param operand what else went into it, as `r4 (any number)`; empty where nothing else did
    record Computed(Occurrence at, Holder holder, Printed before, Printed after, String operand) implements CausalEvent {}

    /// The value of a register was stored on the stack.
    record Spilled(Occurrence at, Holder holder, Register from, Printed after) implements CausalEvent {
        @Override
        public Printed before() {
            return Printed.NOTHING;
        }
    }

    /// The value was loaded back from the stack.
    record Filled(Occurrence at, Holder holder, Holder from, Printed after) implements CausalEvent {
        @Override
        public Printed before() {
            return Printed.NOTHING;
        }
    }

    /// What was known of the value was lost.
    record Lost(Occurrence at, Holder holder, Printed before, Printed after, Loss loss) implements CausalEvent {}

    /// The holder never got a value before this place, where its function begins.
    record Missing(Occurrence at, Holder holder) implements CausalEvent {
        @Override
        public Printed before() {
            return Printed.NOTHING;
        }

        @Override
        public Printed after() {
            return Printed.NOTHING;
        }
    }

    /// A branch taught something about the value.
    record Bounded(Occurrence at, Holder holder, Printed before, Printed after, Side side) implements CausalEvent {}

    /// A branch looks as if it had bounded the value, and did not.
    ///
    /// @param other what the branch compared
    /// @param miss why it did not help
    record Missed(Occurrence at, Holder holder, Holder other, Printed before, Printed after, Side side, Miss miss) implements CausalEvent {}

    /// On another path the same instruction found another kind of value there.
    ///
    /// @param before what was found on the other path
    record Merged(Occurrence at, Holder holder, Printed before, Printed after) implements CausalEvent {}

    /// A resource was acquired.
    ///
    /// @param by the helper that gave it
    record Acquired(Occurrence at, Holder holder, Printed after, String by) implements CausalEvent {
        @Override
        public Printed before() {
            return Printed.NOTHING;
        }
    }

    /// A resource was given back.
    record Released(Occurrence at, Holder holder, Printed before, String by) implements CausalEvent {
        @Override
        public Printed after() {
            return Printed.NOTHING;
        }
    }

    /// The value went into a function of the program as an argument.
    ///
    /// @param function where it begins
    record Entered(Occurrence at, Holder holder, Printed after, int function) implements CausalEvent {
        @Override
        public Printed before() {
            return Printed.NOTHING;
        }
    }

    /// The value came out of a function of the program as its result.
    record Left(Occurrence at, Holder holder, Printed after) implements CausalEvent {
        @Override
        public Printed before() {
            return Printed.NOTHING;
        }
    }

    /// The path went around a loop.
    ///
    /// @param backEdge the slot of the instruction that goes back to the head, which is where the event happens
    /// @param rounds how often the path came to the head, as far as it was kept
    /// @param changes what differs between the last two times
    record Repeated(Occurrence at, int backEdge, int rounds, List<Change> changes) implements CausalEvent {
        /// Copies what it is given.
        public Repeated {
            changes = List.copyOf(changes);
        }

        @Override
        public Holder holder() {
            return changes.isEmpty() ? new Holder.OfProgram() : changes.getFirst().holder();
        }

        @Override
        public Printed before() {
            return changes.isEmpty() ? Printed.NOTHING : changes.getFirst().before();
        }

        @Override
        public Printed after() {
            return changes.isEmpty() ? Printed.NOTHING : changes.getFirst().after();
        }
    }

    /// Ways came together here, and of what was known on each of them only what holds on all is left.
    ///
    /// @param met what was known of each holder that differed; the first is what the rejection is about
    /// @param ties what was known of two values together and is no more
    /// @param grows whether it is the head of a loop, where what still grew was given up
    /// @param forgotten whether what could not be proven holds on every way by itself
    record Joined(Occurrence at, List<Met> met, List<Tie> ties, boolean grows, boolean forgotten) implements CausalEvent {
        /// Copies what it is given.
        public Joined {
            met = List.copyOf(met);
            ties = List.copyOf(ties);
        }

        @Override
        public Holder holder() {
            return met.isEmpty() ? new Holder.OfProgram() : met.getFirst().holder();
        }

        @Override
        public Printed before() {
            return met.isEmpty() ? Printed.NOTHING : met.getFirst().ways().getFirst().known();
        }

        @Override
        public Printed after() {
            return met.isEmpty() ? Printed.NOTHING : met.getFirst().after();
        }
    }

    /// What was known of a value on each way to a join.
    ///
    /// @param after what is left of it
    record Met(Holder holder, List<Way> ways, Printed after) {
        /// Copies what it is given.
        public Met {
            ways = List.copyOf(ways);
        }
    }

    /// A way to a join.
    ///
    /// @param from the slot that it comes from
    /// @param known of the value at its end
    /// @param ends whether no run that comes this way goes on to the instruction at fault
    record Way(int from, Printed known, boolean ends) {}

    /// Something that was known of two values together.
    ///
    /// @param from the slot that the way comes from on which it was known
    /// @param had as the verifier prints it
    /// @param has what is left of it; empty where nothing is
    record Tie(int from, String had, String has) {}

    /// Control was looked at here more often than anywhere else.
    record Crowded(Occurrence at, int times) implements CausalEvent {
        @Override
        public Holder holder() {
            return new Holder.OfProgram();
        }

        @Override
        public Printed before() {
            return Printed.NOTHING;
        }

        @Override
        public Printed after() {
            return Printed.NOTHING;
        }
    }

    /// Control goes from here to another instruction, or out of the program.
    ///
    /// @param targets where it can go on; none where the program ends
    record Jumped(Occurrence at, List<Integer> targets) implements CausalEvent {
        /// Copies what it is given.
        public Jumped {
            targets = List.copyOf(targets);
        }

        @Override
        public Holder holder() {
            return new Holder.OfProgram();
        }

        @Override
        public Printed before() {
            return Printed.NOTHING;
        }

        @Override
        public Printed after() {
            return Printed.NOTHING;
        }
    }

    /// The path took this side of a branch, and so left out what would have helped.
    record Turned(Occurrence at, Side side) implements CausalEvent {
        @Override
        public Holder holder() {
            return new Holder.OfProgram();
        }

        @Override
        public Printed before() {
            return Printed.NOTHING;
        }

        @Override
        public Printed after() {
            return Printed.NOTHING;
        }
    }

    /// A function uses so much stack.
    record Stacked(Occurrence at, int bytes) implements CausalEvent {
        @Override
        public Holder holder() {
            return new Holder.OfProgram();
        }

        @Override
        public Printed before() {
            return Printed.NOTHING;
        }

        @Override
        public Printed after() {
            return Printed.NOTHING;
        }
    }

    /// The instruction that broke the rule; the last event.
    record Refused(Occurrence at, Holder holder, Printed before) implements CausalEvent {
        @Override
        public Printed after() {
            return Printed.NOTHING;
        }
    }

    /// A difference between two rounds of a loop.
    record Change(Holder holder, Printed before, Printed after) {}

    /// Which way a branch went.
    enum Side {
        /// It jumped: its condition holds.
        JUMPS,
        /// It went on behind the branch: its condition does not hold.
        FALLS_THROUGH
    }

    /// How knowledge gets lost.
    enum Loss {
        /// Calls leave r1 to r5 without a value.
        CALL,
        /// A helper may have moved the packet.
        PACKET_MOVED,
        /// A helper gave back what the pointer led to.
        RELEASED,
        /// A 32-bit move kept only half of a pointer.
        NARROWED,
        /// Other bytes were written over a part of it.
        OVERWRITTEN
    }

    /// Why a branch did not help.
    enum Miss {
        /// It compared a copy, and the value went another way.
        OTHER_COPY,
        /// The side that the path takes teaches nothing.
        NOTHING_LEARNED
    }

    /// Where a value comes from.
    sealed interface Origin {
        /// A number in the instruction.
        record Constant(String number) implements Origin {}

        /// A field of the context, by name or as `offset 8`.
        record Field(String name) implements Origin {}

        /// The result of a helper.
        record Result(String helper) implements Origin {}

        /// What a helper wrote into memory.
        record Written(String helper) implements Origin {}

        /// The entry of a map that a helper looked for.
        record Lookup(String helper, String map) implements Origin {}

        /// A map itself.
        record OfMap(String name) implements Origin {}

        /// The address of a value of a map.
        record ValueOf(String name) implements Origin {}

        /// Bytes that were read from memory of some type.
        record Memory(String words, int bytes) implements Origin {}

        /// r1 at the start.
        record Context() implements Origin {}

        /// An argument of a callback.
        record CallbackArgument() implements Origin {}

        /// The frame pointer.
        record Stack() implements Origin {}
    }
}
