package dev.glasshive.app.registers;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Asked;
import dev.glasshive.app.workspace.Base;
import dev.glasshive.app.workspace.Inquiries;
import dev.glasshive.app.workspace.Look;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Verifying;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.Visit;
import dev.glasshive.vm.Target;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the register pane shows of the current moment, and of the visit that the verifier is looked at with.
public final class RegistersViewModel {
    private final Workspace workspace;
    private final ObjectProperty<Base> base = new SimpleObjectProperty<>(Base.HEX);
    private final ObjectProperty<Drawing> drawing = new SimpleObjectProperty<>(Drawing.RANGES);
    private final Map<Register, Base> own = new EnumMap<>(Register.class);
    private final ReadOnlyObjectWrapper<List<RegisterRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Heading> heading = new ReadOnlyObjectWrapper<>(new Heading(Text.of("registers.title"), ""));

    /// What stands over the rows.
    ///
    /// @param subtitle how they are to be read
    /// @param brief the same where there is little room
    /// @param briefest what of it matters most, where there is even less
    public record Heading(String title, String subtitle, String brief, String briefest) {
        /// The usual width of a letter of the quieter words, against the size of type.
        private static final double LETTER = 0.47;

        Heading(String title, String subtitle, String brief) {
            this(title, subtitle, brief, brief);
        }

        Heading(String title, String subtitle) {
            this(title, subtitle, subtitle);
        }

        /// What can be read whole.
        ///
        /// @param room for the subtitle, in letters
        /// @param least room that there is for the shorter ones, which stand beside shorter controls
        String fitting(double room, double least) {
            return subtitle.length() * LETTER <= room ? subtitle : brief.length() * LETTER <= least ? brief : briefest;
        }
    }

    /// A view model that follows `workspace`.
    public RegistersViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.moment().subscribe(moment -> refresh());
        workspace.verifier().look().subscribe(look -> {
            if (!workspace.isOnItsWay()) {
                refresh();
            }
        });
        workspace.verifier().mode().subscribe(mode -> refresh());
        workspace.verifier().absence().subscribe(absence -> refresh());
        drawing.subscribe(() -> refresh());
        base.subscribe(() -> {
            own.clear();
            refresh();
        });
    }

    /// How the numbers of all registers are written.
    public ObjectProperty<Base> base() {
        return base;
    }

    /// How rows draw what the verifier knows.
    public ObjectProperty<Drawing> drawing() {
        return drawing;
    }

    /// Writes the number of one register in `wanted`, until another base is chosen for all.
    public void write(int register, Base wanted) {
        own.put(Register.of(register), wanted);
        refresh();
    }

    /// Writes the number of one register in the next base.
    public void writeInNext(int register) {
        write(register, bases().get((base(Register.of(register)).ordinal() + 1) % bases().size()));
    }

    private Base base(Register register) {
        return own.getOrDefault(register, base.get());
    }

    /// r0 to r10; empty where nothing runs and nothing is judged.
    public ReadOnlyObjectProperty<List<RegisterRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /// What stands over the rows.
    public ReadOnlyObjectProperty<Heading> heading() {
        return heading.getReadOnlyProperty();
    }

    /// Everything there is to know of a register now; nothing where nothing runs and nothing is judged.
    public Optional<RegisterDetail> detail(int register) {
        boolean verifies = workspace.verifier().mode().get() == Mode.VERIFY;
        Optional<Verification> judged = workspace.verifier().verification().get();
        Optional<Look> look = workspace.verifier().look().get().filter(l -> judged.isPresent() && (verifies || l.reached()));
        Optional<Moment> moment = workspace.moment().get().filter(m -> look.isEmpty() ? !verifies : look.get().reached() && look.get().visit().slot() == m.snapshot().slot());
        return look.isEmpty() && moment.isEmpty() ? Optional.empty() : Optional.of(new Detailing(Register.of(register), judged, workspace.verifier(), look, moment).detail());
    }

    /// What can be asked about a register, by its number; nothing where nothing runs.
    public List<Inquiries.Question> questions(int register) {
        return workspace.moment().get().map(moment -> workspace.inquiries().about(new Asked(new Target.OfRegister(Register.of(register)), "r" + register))).orElse(List.of());
    }

    /// A register by its number as text, to be taken elsewhere.
    public String text(int register) {
        return register < rows.get().size() ? rows.get().get(register).text() : "";
    }

    /// All registers as text, a line each; empty where there are none.
    public String text() {
        Heading now = heading.get();
        String head = now.title() + (workspace.verifier().mode().get() == Mode.VERIFY && !now.subtitle().isEmpty() ? ", " + now.subtitle() : "");
        return rows.get().isEmpty() ? "" : rows.get().stream().map(RegisterRow::text).collect(Collectors.joining("\n", head + "\n", ""));
    }

    private void refresh() {
        Verifying verifier = workspace.verifier();
        Optional<Moment> moment = workspace.moment().get();
        Optional<Verification> judged = verifier.verification().get();
        Optional<Look> look = verifier.look().get().filter(_ -> judged.isPresent());
        // The look goes ahead of the moment that belongs to it.
        Optional<Look> shared = look.filter(l -> l.reached() && moment.filter(m -> m.snapshot().slot() == l.visit().slot()).isPresent());
        if (verifier.mode().get() == Mode.VERIFY && look.isPresent()) {
            Visited visited = new Visited(judged.orElseThrow(), verifier, look.get(), shared.flatMap(_ -> moment));
            rows.set(Arrays.stream(Register.values()).map(register -> visited.row(register, base(register))).toList());
            heading.set(place(judged.get(), look.get().visit()));
        } else {
            Optional<Ran> ran = moment.map(m -> new Ran(m, shared.map(l -> new Ran.Shared(judged.orElseThrow(), l, verifier.before(l.visit())))));
            rows.set(ran.map(r -> Arrays.stream(Register.values()).map(register -> r.row(register, base(register))).toList()).orElse(List.of()));
            heading.set(shared.isPresent() || moment.isEmpty() ? legend() : verifier.absence().get().map(this::absent)
                    .orElseGet(() -> new Heading(Text.of("registers.title"), Text.of(look.isPresent() ? "registers.subtitle.elsewhere" : "registers.subtitle.pointers"), Text.of("registers.subtitle.pointers.brief"))));
        }
    }

    private Heading absent(String why) {
        String brief = workspace.withheld().get() ? Text.of(workspace.silent().get() ? "registers.subtitle.silent.brief" : "registers.subtitle.withheld.brief") : why;
        return new Heading(Text.of("registers.title"), why, brief);
    }

    private Heading place(Verification judged, Visit visit) {
        String slot = Integer.toString(visit.slot());
        if (judged.isJoined()) {
            return judged.pass(visit).map(pass -> at("pass", slot, pass.number() + 1, judged.passes().size()))
                    .orElseGet(() -> at(visit.outcome() instanceof Visit.Outcome.Pruned ? "side" : "joined", slot));
        }
        return at("verify", slot, judged.pathNumber(workspace.verifier().path().getLast()), judged.paths());
    }

    private static Heading at(String place, Object... words) {
        return new Heading(Text.of("registers.title.verify"), Text.of("registers.subtitle." + place, words), Text.of("registers.subtitle." + place + ".brief", words),
                Text.of("registers.subtitle." + place + ".briefest", words));
    }

    private Heading legend() {
        boolean bits = drawing.get() == Drawing.BITS;
        return new Heading(Text.of("registers.title"), Text.of(bits ? "registers.subtitle.bits" : "registers.subtitle"), Text.of(bits ? "registers.subtitle.bits.brief" : "registers.subtitle.brief"));
    }

    /// All bases, in the order in which the pane offers them.
    public static List<Base> bases() {
        return Arrays.asList(Base.values());
    }
}
