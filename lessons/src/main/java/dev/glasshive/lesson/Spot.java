package dev.glasshive.lesson;

import dev.glasshive.isa.Register;
import java.util.Locale;
import java.util.Optional;

/// A thing on the machine that a lesson can point to. Its text is what [#parse] reads.
public sealed interface Spot {

    /// A spot that holds a value, so that facts and questions can be about it.
    sealed interface Valued extends Spot {}

    /// `r1`
    record RegisterSpot(Register register) implements Valued {
        @Override
        public String toString() {
            return register.toString();
        }
    }

    /// `fp-8`: stack bytes of the running function.
    ///
    /// @param offset from the frame pointer, -512 to -1
    record StackSpot(int offset) implements Valued {
        @Override
        public String toString() {
            return "fp" + offset;
        }
    }

    /// `packet[23]`: bytes of the packet.
    ///
    /// @param offset from where the program sees its packet begin
    record PacketSpot(int offset) implements Valued {
        @Override
        public String toString() {
            return "packet[" + offset + "]";
        }
    }

    /// `hits[17]`: the value under a key.
    record EntrySpot(String map, Data key) implements Valued {
        @Override
        public String toString() {
            return map + "[" + key + "]";
        }
    }

    /// `insn 4`
    ///
    /// @param slot of the instruction
    record InstructionSpot(int slot) implements Spot {
        @Override
        public String toString() {
            return "insn " + slot;
        }
    }

    /// `map hits`
    record MapSpot(String name) implements Spot {
        @Override
        public String toString() {
            return "map " + name;
        }
    }

    /// `pane jit`: a pane of the window that shows more than the machine.
    record PaneSpot(Pane pane) implements Spot {
        @Override
        public String toString() {
            return "pane " + pane.name().toLowerCase(Locale.ROOT);
        }
    }

    /// A pane that is no part of the machine.
    enum Pane {
        /// What becomes of each instruction on a processor.
        JIT
    }

    /// The spot that `text` stands for, in the forms above; `packet 23` is the same as `packet[23]`.
    static Optional<Spot> parse(String text) {
        return SpotText.parse(text.strip());
    }

    /// The spot with a value that `text` stands for.
    static Optional<Valued> parseValued(String text) {
        return parse(text).filter(Valued.class::isInstance).map(Valued.class::cast);
    }
}
