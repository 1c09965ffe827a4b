package dev.glasshive.watch;

import dev.glasshive.vm.Vm;

/// A question that a machine answers with yes or no, written as an expression over registers, memory and `pc`.
///
/// `r3` is a register, `w3` its lower half; `pc` the slot of the next instruction; `u8[a]`, `u16[a]`, `u32[a]`, `u64[a]` memory at an address;
/// `pkt[i]` a byte of the packet. Numbers are decimal or hexadecimal. Operators by rising strength: `||`, `&&`, comparisons (`==` `!=` `<` `<=` `>` `>=`, unsigned;
/// `s<` `s<=` `s>` `s>=`, signed), `|`, `^`, `&`, shifts, `+` `-`, `*` `/` `%`, and `!` `-` `~` in front. Anything but 0 is yes.
public final class Condition {
    /// The longest text.
    public static final int LONGEST = 500;

    private final String text;
    private final Term term;

    /// What became of a text.
    public sealed interface Parsed {}

    /// The text is a condition.
    public record Good(Condition condition) implements Parsed {}

    /// The text is none.
    ///
    /// @param column where it goes wrong, from 1
    /// @param message what is wrong there and what may stand there
    public record Bad(int column, String message) implements Parsed {}

    Condition(String text, Term term) {
        this.text = text;
        this.term = term;
    }

    /// Reads `text`, whatever it is.
    public static Parsed parse(String text) {
        try {
            return new Good(new Condition(text.strip(), new ConditionParser(text).parse()));
        } catch (ConditionParser.Fault fault) {
            return new Bad(fault.column(), String.valueOf(fault.getMessage()));
        }
    }

    /// The expression as it was written.
    public String text() {
        return text;
    }

    /// Whether it holds for `vm`; what reads a register without a value or memory that is not there does not hold.
    public boolean holds(Vm vm) {
        View view = new View(vm);
        long value = term.value(view);
        return value != 0 && !view.missesSomething();
    }

    @Override
    public String toString() {
        return text;
    }
}
