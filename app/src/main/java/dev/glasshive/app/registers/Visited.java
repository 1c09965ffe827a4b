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
import dev.glasshive.app.workspace.Verifying;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Register;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Culprit;
import dev.glasshive.verifier.Holder;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Visit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rows of a visit: what the verifier knows, and the machine's values where the run stands there too.
final class Visited {
    private final Unreadable unreadable;
    private final Look look;
    private final AbstractFrame now;
    private final Optional<AbstractFrame> before;
    private final Optional<Moment> moment;
    private final Set<Register> read;
    private final ProgramSet set;
    private final Set<Register> blamed;

    /// @param moment of the run, if it stands at the same visit
    Visited(Verification verification, Verifying verifier, Look look, Optional<Moment> moment) {
        this.unreadable = new Unreadable(verification, look.visit());
        this.look = look;
        this.moment = moment;
        this.set = verification.set();
        this.now = verifier.before(look.visit()).current();
        // Where ways met, what was known before depends on the way.
        Optional<Visit> from = Optional.of(look.visit().from()).filter(index -> index >= 0 && !verification.isMeeting(look.visit())).map(verification.visits()::get);
        // What the function that was called knew of its registers before is nothing; what the caller knows is compared with what it knew.
        int depth = verifier.before(look.visit()).frames().size();
        this.before = from.map(visit -> verifier.before(visit).frames()).filter(frames -> frames.size() >= depth).map(frames -> frames.get(depth - 1));
        this.read = from.filter(visit -> verification.program().code().startsAt(visit.slot()))
                .map(visit -> Effects.of(verification.program().code().at(visit.slot())).reads()).orElse(Set.of());
        this.blamed = verification.rejection().filter(rejection -> look.visit().outcome() instanceof Visit.Outcome.Refused && look.visit().slot() == rejection.slot())
                .map(rejection -> blamed(rejection, depth - 1)).orElse(Set.of());
    }

    /// The registers of a frame that a rejection blames.
    private static Set<Register> blamed(Rejection rejection, int frame) {
        return rejection.culprits().stream().map(Culprit::holder)
                .flatMap(holder -> holder instanceof Holder.OfRegister(int at, Register register) && at == frame ? Stream.of(register) : Stream.of()).collect(Collectors.toSet());
    }

    RegisterRow row(Register register, Base base) {
        AbstractValue value = now.registers().get(register.code());
        OptionalInt packet = moment.map(m -> OptionalInt.of(m.snapshot().packet().length())).orElse(OptionalInt.empty());
        Claim claim = Claim.of(value, look, set, packet);
        String text = text(claim, base);
        Optional<AbstractValue> old = before.map(frame -> frame.registers().get(register.code())).filter(o -> !o.text().equals(value.text()));
        Change change = old.isPresent() ? Change.WRITTEN : read.contains(register) ? Change.READ : Change.NONE;
        String was = old.map(o -> text(Claim.of(o, look, set, packet), base)).orElse("");
        OptionalLong held = moment.map(m -> m.snapshot().registers().value(register)).orElse(OptionalLong.empty());
        OptionalLong concrete = held.isPresent() && Claim.isMade(value, held.getAsLong(), look, set, packet.orElse(0)) ? held : OptionalLong.empty();
        Meaning meaning = concrete.isEmpty() ? Meaning.UNINITIALIZED : Meaning.of(concrete.getAsLong(), set, packet.orElse(0));
        boolean unset = claim.kind() == Meaning.Kind.NONE;
        String note = unset ? unreadable.reason(register) : register == Register.FRAME_POINTER ? Text.of("registers.read-only", Math.max(0, frame(value))) : claim.note();
        String description = Text.of(change == Change.WRITTEN ? "registers.described.changed" : "registers.described", register, claim.badge(), text, was)
                + (blamed.contains(register) ? Text.of("registers.described.blamed") : "");
        String machine = concrete.isEmpty() ? "" : Text.of("registers.now", Ran.text(concrete, meaning, base));
        ClaimPicture picture = ClaimPicture.of(claim, concrete, meaning);
        String tip = Ran.lines(register + ": " + claim.words(), note, unset ? "" : value.text(), machine, picture.words());
        boolean constant = claim.range().filter(range -> range.isConstant()).isPresent();
        return new RegisterRow(register.toString(), claim.badge(), Kinds.of(claim.kind()), text, was.isEmpty() || was.equals(text) ? details(value, text) : Text.of("registers.was", was),
                constant ? Optional.of(base) : Optional.empty(), picture, claim.text(), note, change, blamed.contains(register), Ran.sentences(description, machine, picture.words()), tip);
    }

    private static int frame(AbstractValue value) {
        return value instanceof AbstractValue.Pointer pointer ? pointer.frame() : 0;
    }

    private static String text(Claim claim, Base base) {
        return claim.range().filter(range -> range.isConstant()).map(range -> base.format(range.value())).orElse(claim.text());
    }

    /// What stands in brackets where the platform prints the value.
    private static String details(AbstractValue value, String text) {
        String printed = value.text();
        int open = printed.indexOf('(');
        return open < 0 || !printed.endsWith(")") || printed.equals(text) ? "" : printed.substring(open + 1, printed.length() - 1);
    }
}
