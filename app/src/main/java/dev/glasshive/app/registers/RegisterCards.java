package dev.glasshive.app.registers;

import dev.glasshive.app.control.CodeCard;
import dev.glasshive.app.control.CodeCard.Form;
import dev.glasshive.app.control.CodeCard.Section;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Base;
import dev.glasshive.app.workspace.Claim;
import dev.glasshive.app.workspace.Lines;
import dev.glasshive.app.workspace.Look;
import dev.glasshive.app.workspace.Meaning;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What there is to say of a register that stands in the text: what it is for, what the machine holds in it now, and what the verifier knows of it before that instruction.
public final class RegisterCards {
    private static final Pattern NAME = Pattern.compile("([rw])(10|[0-9])");

    /// Replaced whole, for cards are made in the background.
    private volatile Now now;

    private record Now(Session session, Optional<Moment> moment, Optional<Verification> judged, List<Visit> path) {}

    /// Cards of what `workspace` shows.
    public RegisterCards(Workspace workspace) {
        now = of(workspace);
        workspace.session().subscribe(session -> now = of(workspace));
        workspace.moment().subscribe(moment -> now = of(workspace));
        workspace.verifier().verification().subscribe(judged -> now = of(workspace));
        workspace.verifier().look().subscribe(look -> now = of(workspace));
    }

    private static Now of(Workspace workspace) {
        return new Now(workspace.session().get(), workspace.moment().get(), workspace.verifier().verification().get(), workspace.verifier().path());
    }

    /// The card of `name`, such as `r3` or `w3`, in a line counted from 0; none where that is no register.
    public Optional<CodeCard> at(int line, String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Now known = now;
        Register register = Register.of(Integer.parseInt(matcher.group(2)));
        Optional<Lines.Instruction> instruction = known.session().lines().instruction(line);
        List<Section> sections = new ArrayList<>();
        known.moment().ifPresent(moment -> sections.add(held(register, moment)));
        instruction.ifPresent(at -> sections.add(claimed(register, at, known)));
        if (matcher.group(1).equals("w")) {
            sections.add(new Section(Text.of("registers.card.half"), Form.PROSE, List.of(Text.of("registers.card.half.words", register))));
        }
        return Optional.of(new CodeCard(name, Text.of("registers.card." + role(register)), instruction.map(at -> Text.of("registers.card.place", Integer.toString(at.slot()))).orElse(""), sections));
    }

    private static String role(Register register) {
        return register == Register.R0 ? "answer" : register == Register.FRAME_POINTER ? "frame" : register.code() <= 5 ? "argument" : "kept";
    }

    private static Section held(Register register, Moment moment) {
        OptionalLong value = moment.snapshot().registers().value(register);
        Meaning meaning = value.isEmpty() ? Meaning.UNINITIALIZED : Meaning.of(value.getAsLong(), moment.timeline().scenario().set(), moment.snapshot().packet().length());
        boolean number = meaning.kind() == Meaning.Kind.SCALAR;
        String text = value.isEmpty() ? Text.of("registers.card.nothing") : number ? Text.of("registers.card.number", Base.HEX.format(value.getAsLong()), Base.DECIMAL.format(value.getAsLong())) : meaning.text();
        return new Section(Text.of("registers.card.now", Integer.toString(moment.snapshot().slot())), Form.COLUMNS, List.of(text));
    }

    private static Section claimed(Register register, Lines.Instruction at, Now known) {
        Optional<Verification> judged = known.judged().filter(v -> v.program().name().equals(at.program()));
        Optional<Visit> visit = judged.flatMap(v -> known.path().stream().filter(step -> step.slot() == at.slot()).findFirst().or(() -> v.firstAt(at.slot())));
        String words = visit.map(v -> {
            Claim claim = Claim.of(v.before().current().registers().get(register.code()), Look.elsewhere(v), judged.orElseThrow().set(), OptionalInt.empty());
            return claim.words() + (claim.kind() == Meaning.Kind.SCALAR || claim.kind() == Meaning.Kind.NONE ? "" : " (" + claim.text() + ")");
        }).orElseGet(() -> Text.of(judged.isPresent() ? "registers.card.unvisited" : "registers.card.unjudged"));
        return new Section(Text.of("registers.card.knows", Integer.toString(at.slot())), Form.PROSE, List.of(words));
    }
}
