package dev.glasshive.app.registers;

import dev.glasshive.app.registers.RegisterDetail.Fact;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Base;
import dev.glasshive.app.workspace.Claim;
import dev.glasshive.app.workspace.ClaimPicture;
import dev.glasshive.app.workspace.Look;
import dev.glasshive.app.workspace.Meaning;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.RangeWords;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Verifying;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.domain.ScalarRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Puts together everything there is to know of one register.
///
/// @param moment of the run, if it stands where the verifier is looked at, or if the verifier is not looked at
record Detailing(Register register, Optional<Verification> verification, Verifying verifier, Optional<Look> look, Optional<Moment> moment) {
    RegisterDetail detail() {
        OptionalLong value = moment.map(m -> m.snapshot().registers().value(register)).orElse(OptionalLong.empty());
        OptionalInt packet = moment.map(m -> OptionalInt.of(m.snapshot().packet().length())).orElse(OptionalInt.empty());
        Meaning meaning = value.isEmpty() ? Meaning.UNINITIALIZED : Meaning.of(value.getAsLong(), moment.orElseThrow().timeline().scenario().set(), packet.orElse(0));
        List<Fact> facts = new ArrayList<>();
        Optional<AbstractFrame> frame = look.map(l -> verifier.before(l.visit()).current());
        Optional<AbstractValue> known = frame.map(f -> f.registers().get(register.code()))
                .filter(k -> value.isEmpty() || Claim.isMade(k, value.getAsLong(), look.orElseThrow(), verification.orElseThrow().set(), packet.orElse(0)));
        Optional<Claim> claim = known.map(k -> Claim.of(k, look.orElseThrow(), verification.orElseThrow().set(), packet));
        claim.flatMap(Claim::range).ifPresent(range -> bounds(facts, range));
        known.ifPresent(k -> provenance(facts, k, frame.orElseThrow()));
        value.ifPresent(held -> machine(facts, held, meaning));
        int slot = look.map(l -> l.visit().slot()).or(() -> moment.map(m -> m.snapshot().slot())).orElse(0);
        ClaimPicture picture = claim.map(c -> ClaimPicture.of(c, value, meaning)).orElse(ClaimPicture.NONE);
        return new RegisterDetail(Text.of("registers.detail.title", register, Integer.toString(slot)), Kinds.of(claim.map(Claim::kind).orElse(meaning.kind())),
                claim.map(c -> Text.of("registers.knows", c.words())).orElseGet(() -> Text.of("registers.detail.unknown")), picture, facts);
    }

    private static void bounds(List<Fact> facts, ScalarRange range) {
        fact(facts, "unsigned", RangeWords.number(range.umin(), false), RangeWords.number(range.umax(), false));
        fact(facts, "signed", RangeWords.number(range.smin(), true), RangeWords.number(range.smax(), true));
        fact(facts, "unsigned32", Integer.toUnsignedString(range.umin32()), Integer.toUnsignedString(range.umax32()));
        fact(facts, "signed32", Integer.toString(range.smin32()), Integer.toString(range.smax32()));
    }

    private static void fact(List<Fact> facts, String name, String low, String high) {
        facts.add(new Fact(Text.of("registers.detail." + name), Text.of("registers.detail.range", low, high)));
    }

    private void provenance(List<Fact> facts, AbstractValue known, AbstractFrame frame) {
        Verification judged = verification.orElseThrow();
        if (known instanceof AbstractValue.Uninitialized) {
            facts.add(new Fact(Text.of("registers.detail.why"), new Unreadable(judged, look.orElseThrow().visit()).reason(register)));
            return;
        }
        facts.add(new Fact(Text.of("registers.detail.platform"), known.text()));
        Origin origin = Origin.of(judged, verifier, look.orElseThrow().visit(), register);
        facts.add(new Fact(Text.of("registers.detail.from"), origin.written().orElseGet(() -> Text.of("registers.origin.entry"))));
        if (!origin.narrowed().isEmpty()) {
            facts.add(new Fact(Text.of("registers.detail.narrowed"), String.join(", ", origin.narrowed().stream().map(String::valueOf).toList())));
        }
        List<String> same = sharing(id(known), frame);
        if (!same.isEmpty()) {
            facts.add(new Fact(Text.of("registers.detail.same"), Text.of(known instanceof AbstractValue.Scalar ? "registers.detail.same.number" : "registers.detail.same.pointer", String.join(", ", same))));
        }
        if (known instanceof AbstractValue.Scalar scalar) {
            facts.add(new Fact(Text.of("registers.detail.precise"), Text.of(scalar.precise() ? "registers.detail.precise.yes" : "registers.detail.precise.no")));
        }
    }

    private static int id(AbstractValue value) {
        return switch (value) {
            case AbstractValue.Scalar scalar -> scalar.id();
            case AbstractValue.Pointer pointer -> pointer.id();
            case AbstractValue.Uninitialized() -> 0;
        };
    }

    /// Everything else in `frame` that carries `id`.
    private List<String> sharing(int id, AbstractFrame frame) {
        List<String> names = new ArrayList<>();
        if (id != 0) {
            for (Register other : Register.values()) {
                if (other != register && id(frame.registers().get(other.code())) == id) {
                    names.add(other.toString());
                }
            }
            for (int slot = 0; slot < frame.stack().size(); slot++) {
                if (id(frame.stack().get(slot).saved()) == id) {
                    names.add("fp" + -8 * (slot + 1));
                }
            }
        }
        return names;
    }

    private static void machine(List<Fact> facts, long held, Meaning meaning) {
        facts.add(new Fact(Text.of("registers.detail.now"), Ran.text(OptionalLong.of(held), meaning, Base.HEX)));
        for (Base base : Base.values()) {
            if (base != Base.HEX && meaning.kind() == Meaning.Kind.SCALAR) {
                facts.add(new Fact(Text.of("base.long." + base.name().toLowerCase(Locale.ROOT)), base.format(held)));
            }
        }
    }
}
