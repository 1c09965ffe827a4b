package dev.glasshive.app.registers;

import dev.glasshive.app.registers.RegisterRow.Change;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Base;
import dev.glasshive.app.workspace.Claim;
import dev.glasshive.app.workspace.ClaimPicture;
import dev.glasshive.app.workspace.Look;
import dev.glasshive.app.workspace.Meaning;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Register;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.vm.Step;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// The rows of a moment: the machine's values, and behind them what the verifier knew if it came by here.
final class Ran {
    private final Moment moment;
    private final ProgramSet set;
    private final int packet;
    private final Optional<Shared> shared;
    private final Set<Register> read;
    private Optional<Unreadable> unreadable = Optional.empty();

    /// The visit that the run stands at.
    ///
    /// @param state what was known there
    record Shared(Verification verification, Look look, AbstractState state) {}

    Ran(Moment moment, Optional<Shared> shared) {
        this.moment = moment;
        this.set = moment.timeline().scenario().set();
        this.packet = moment.snapshot().packet().length();
        this.shared = shared;
        this.read = moment.last().flatMap(Step::instruction).map(i -> Effects.of(i).reads()).orElse(Set.of());
    }

    RegisterRow row(Register register, Base base) {
        OptionalLong value = moment.snapshot().registers().value(register);
        Meaning meaning = meaning(value);
        Optional<Claim> claim = shared.flatMap(s -> claim(s, s.state().current().registers().get(register.code()), value));
        // Only the verifier can tell a pointer to the last byte's end from the limit of the packet.
        Meaning.Kind kind = claim.map(Claim::kind).filter(k -> meaning.kind() == Meaning.Kind.PACKET_END && k == Meaning.Kind.PACKET).orElse(meaning.kind());
        Optional<Step.RegisterChanged> change = change(register);
        String text = text(value, meaning, base);
        String was = change.map(c -> text(c.before(), meaning(c.before()), base)).orElse("");
        Change state = change.isPresent() ? Change.WRITTEN : read.contains(register) ? Change.READ : Change.NONE;
        String badge = Kinds.badge(kind);
        // Where memory is no map's and no packet's, only the verifier counts its bytes.
        // NULL lies nowhere in what the verifier would have it point to.
        Optional<Claim> ofNull = claim.filter(c -> c.kind() != Meaning.Kind.SCALAR && meaning.kind() == Meaning.Kind.SCALAR);
        String note = ofNull.map(Claim::text).orElseGet(() -> claim.filter(c -> c.kind() == kind && (kind == Meaning.Kind.MEMORY || kind == Meaning.Kind.MAP_KEY)).map(Claim::note).orElseGet(() -> note(register, value, kind, meaning, base)));
        String knows = claim.filter(c -> value.isPresent()).map(c -> Text.of("registers.knows", c.words())).orElse("");
        ClaimPicture picture = ofNull.isPresent() ? ClaimPicture.NONE : picture(value, meaning, claim);
        String description = Text.of(change.isPresent() ? "registers.described.changed" : "registers.described", register, badge, text, was);
        return new RegisterRow(register.toString(), badge, Kinds.of(kind), text, was.isEmpty() ? "" : Text.of("registers.was", was),
                meaning.kind() == Meaning.Kind.SCALAR ? Optional.of(base) : Optional.empty(),
                picture, claim.filter(c -> value.isPresent()).map(Claim::text).orElse(""), note, state, false, sentences(description, knows, picture.words()), lines(description, note, knows, picture.words()));
    }

    private Optional<Claim> claim(Shared at, AbstractValue known, OptionalLong value) {
        boolean made = value.isEmpty() || Claim.isMade(known, value.getAsLong(), at.look(), set, packet);
        return made ? Optional.of(Claim.of(known, at.look(), set, OptionalInt.of(packet))) : Optional.empty();
    }

    private Optional<Unreadable> unreadable() {
        if (unreadable.isEmpty()) {
            unreadable = shared.map(s -> new Unreadable(s.verification(), s.look().visit()));
        }
        return unreadable;
    }

    /// What there is of `parts`, for screen readers.
    static String sentences(String... parts) {
        return joined(". ", parts);
    }

    /// What there is of `parts`, a line each.
    static String lines(String... parts) {
        return joined("\n", parts);
    }

    private static String joined(String between, String... parts) {
        return Arrays.stream(parts).filter(part -> !part.isEmpty()).map(part -> part.endsWith(".") ? part.substring(0, part.length() - 1) : part).collect(Collectors.joining(between));
    }

    private Meaning meaning(OptionalLong value) {
        return value.isEmpty() ? Meaning.UNINITIALIZED : Meaning.of(value.getAsLong(), set, packet);
    }

    private Optional<Step.RegisterChanged> change(Register register) {
        return moment.last().stream().flatMap(s -> s.events().stream()).filter(Step.RegisterChanged.class::isInstance).map(Step.RegisterChanged.class::cast)
                .filter(c -> c.register() == register).findFirst();
    }

    static String text(OptionalLong value, Meaning meaning, Base base) {
        return value.isEmpty() ? "—" : meaning.kind() == Meaning.Kind.SCALAR ? base.format(value.getAsLong()) : meaning.text();
    }

    private static ClaimPicture picture(OptionalLong value, Meaning meaning, Optional<Claim> claim) {
        return value.isEmpty() ? ClaimPicture.NONE : claim.filter(c -> c.bar().isPresent()).map(c -> ClaimPicture.of(c, value, meaning)).orElseGet(() -> ClaimPicture.of(meaning));
    }

    private String note(Register register, OptionalLong value, Meaning.Kind kind, Meaning meaning, Base base) {
        return switch (kind) {
            case NONE -> unreadable().map(u -> u.reason(register)).orElseGet(() -> Text.of("registers.unreadable"));
            case SCALAR -> base == Base.HEX ? Base.DECIMAL.format(value.orElse(0)) : Base.HEX.format(value.orElse(0));
            case PACKET_END -> Text.of("registers.packet-end");
            case PACKET, MAP_VALUE -> meaning.length() < 0 ? "" : Text.of("registers.of-bytes", meaning.length());
            case STACK -> register == Register.FRAME_POINTER ? Text.of("registers.read-only", moment.snapshot().frames().size() - 1) : Text.of("registers.stack");
            case MAP_KEY -> Text.of("known.key.any");
            case MEMORY -> Text.of("known.memory.record.any");
            case MAP -> Text.of("registers.map");
            case CONTEXT -> Text.of("registers.context");
            case CODE -> Text.of("registers.code");
        };
    }
}
