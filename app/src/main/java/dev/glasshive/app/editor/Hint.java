package dev.glasshive.app.editor;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Base;
import dev.glasshive.app.workspace.Claim;
import dev.glasshive.app.workspace.Look;
import dev.glasshive.app.workspace.Meaning;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractSlot;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// What the verifier learnt from one instruction, in a few letters: `r4 ∈ [0, 65535]`, `fp-8 = ????mmmm`, `else: r1 r=34`.
final class Hint {
    private static final int MOST_FACTS = 2;
    private final Verification verification;
    private final Visit visit;
    private final List<String> facts = new ArrayList<>();

    private Hint(Verification verification, Visit visit) {
        this.verification = verification;
        this.visit = visit;
    }

    /// What `visit` brought, on the way to `next`.
    static String of(Verification verification, Visit visit, Visit next) {
        Hint hint = new Hint(verification, visit);
        AbstractState before = visit.before();
        AbstractState after = verification.arriving(visit, next).before();
        boolean branch = verification.program().code().startsAt(visit.slot()) && verification.program().code().at(visit.slot()) instanceof Instruction.Branch;
        if (before.frames().size() == after.frames().size()) {
            hint.registers(before.current(), after.current());
            hint.stack(before.current(), after.current());
        }
        String text = String.join(", ", hint.facts);
        boolean jumped = branch && next.slot() != visit.slot() + 1;
        return text.isEmpty() || !branch ? text : Text.of(jumped ? "editor.hint.then" : "editor.hint.else", text);
    }

    private void registers(AbstractFrame before, AbstractFrame after) {
        for (Register register : Register.values()) {
            AbstractValue was = before.registers().get(register.code());
            AbstractValue now = after.registers().get(register.code());
            if (!was.text().equals(now.text()) && !isSamePlace(was, now) && !(now instanceof AbstractValue.Uninitialized)) {
                add(fact(register.toString(), was, now));
            }
        }
    }

    /// Whether both point to the same byte with the same right to read; that a packet is known to end before is no news worth a hint.
    private static boolean isSamePlace(AbstractValue was, AbstractValue now) {
        return was instanceof AbstractValue.Pointer old && now instanceof AbstractValue.Pointer pointer && old.type().equals(pointer.type())
                && old.offset() == pointer.offset() && old.variable().equals(pointer.variable()) && old.range() == pointer.range()
                && old.nullable() == pointer.nullable();
    }

    private String fact(String name, AbstractValue was, AbstractValue now) {
        boolean farther = was instanceof AbstractValue.Pointer old && now instanceof AbstractValue.Pointer pointer && old.type().equals(pointer.type())
                && old.offset() == pointer.offset() && old.variable().equals(pointer.variable()) && old.range() != pointer.range();
        if (farther && now instanceof AbstractValue.Pointer pointer) {
            return Text.of("editor.hint.proven", name, Integer.toString(pointer.range()));
        }
        Claim claim = Claim.of(now, Look.elsewhere(visit), verification.set(), OptionalInt.empty());
        if (claim.kind() != Meaning.Kind.SCALAR) {
            return name + " " + claim.text();
        }
        boolean constant = claim.range().filter(range -> range.isConstant()).isPresent();
        boolean anything = claim.range().filter(range -> range.isUnknown()).isPresent();
        return name + (constant ? " = " : anything ? ": " : " ∈ ") + claim.range().filter(range -> range.isConstant())
                // As the run tells values, and registers show them.
                .map(range -> Base.HEX.format(range.value())).orElse(claim.text());
    }

    private void stack(AbstractFrame before, AbstractFrame after) {
        for (int slot = 0; slot < after.stack().size(); slot++) {
            AbstractSlot now = after.stack().get(slot);
            Optional<AbstractSlot> was = slot < before.stack().size() ? Optional.of(before.stack().get(slot)) : Optional.empty();
            boolean same = was.filter(w -> w.bytes().equals(now.bytes()) && Objects.equals(w.saved().text(), now.saved().text())).isPresent();
            if (!same && !now.bytes().equals("?".repeat(AbstractSlot.BYTES))) {
                String name = "fp" + -(slot + 1) * AbstractSlot.BYTES;
                add(now.saved() instanceof AbstractValue.Uninitialized || !now.bytes().equals("r".repeat(AbstractSlot.BYTES)) ? name + " = " + new StringBuilder(now.bytes()).reverse() : fact(name, new AbstractValue.Uninitialized(), now.saved()));
            }
        }
    }

    private void add(String fact) {
        if (facts.size() < MOST_FACTS) {
            facts.add(fact);
        } else if (!facts.getLast().equals("…")) {
            facts.add("…");
        }
    }
}
