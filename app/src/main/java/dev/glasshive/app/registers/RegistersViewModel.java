package dev.glasshive.app.registers;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.registers.RegisterRow.Change;
import dev.glasshive.app.workspace.Asked;
import dev.glasshive.app.workspace.Base;
import dev.glasshive.app.workspace.Inquiries;
import dev.glasshive.app.workspace.Meaning;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Register;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Step;
import dev.glasshive.vm.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the register pane shows of the current moment.
public final class RegistersViewModel {
    private final Workspace workspace;
    private final ObjectProperty<Base> base = new SimpleObjectProperty<>(Base.HEX);
    private final ReadOnlyObjectWrapper<List<RegisterRow>> rows = new ReadOnlyObjectWrapper<>(List.of());

    /// A view model that follows `workspace`.
    public RegistersViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.moment().subscribe(moment -> refresh());
        base.subscribe(this::refresh);
    }

    /// How numbers are written.
    public ObjectProperty<Base> base() {
        return base;
    }

    /// r0 to r10; empty where nothing runs.
    public ReadOnlyObjectProperty<List<RegisterRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /// What can be asked about a register, by its number; nothing where nothing runs.
    public List<Inquiries.Question> questions(int register) {
        return workspace.moment().get().map(moment -> workspace.inquiries().about(new Asked(new Target.OfRegister(Register.of(register)), "r" + register))).orElse(List.of());
    }

    private void refresh() {
        rows.set(workspace.moment().get().map(this::rows).orElse(List.of()));
    }

    private List<RegisterRow> rows(Moment moment) {
        ProgramSet set = moment.timeline().scenario().set();
        Set<Register> read = moment.last().flatMap(Step::instruction).map(i -> Effects.of(i).reads()).orElse(Set.of());
        List<RegisterRow> list = new ArrayList<>();
        for (Register register : Register.values()) {
            Optional<Step.RegisterChanged> change = moment.last().stream().flatMap(s -> s.events().stream())
                    .filter(Step.RegisterChanged.class::isInstance).map(Step.RegisterChanged.class::cast)
                    .filter(c -> c.register() == register).findFirst();
            list.add(row(register, moment.snapshot(), set, change, read.contains(register)));
        }
        return list;
    }

    private RegisterRow row(Register register, Snapshot snapshot, ProgramSet set, Optional<Step.RegisterChanged> change, boolean read) {
        OptionalLong value = snapshot.registers().value(register);
        int packet = snapshot.packet().length();
        Meaning meaning = value.isEmpty() ? Meaning.UNINITIALIZED : Meaning.of(value.getAsLong(), set, packet);
        String text = text(value, meaning);
        String before = change.map(c -> text(c.before(), c.before().isEmpty() ? Meaning.UNINITIALIZED : Meaning.of(c.before().getAsLong(), set, packet))).orElse("");
        String badge = badge(meaning);
        Change state = change.isPresent() ? Change.WRITTEN : read ? Change.READ : Change.NONE;
        String note = note(register, value, meaning, snapshot);
        String description = Text.of(change.isPresent() ? "registers.described.changed" : "registers.described", register, badge, text, before);
        return new RegisterRow(register.toString(), badge, Kinds.of(meaning.kind()), text, before, place(meaning), note, state, description);
    }

    private String text(OptionalLong value, Meaning meaning) {
        if (value.isEmpty()) {
            return "—";
        }
        return meaning.kind() == Meaning.Kind.SCALAR ? base.get().format(value.getAsLong()) : meaning.text();
    }

    private static String badge(Meaning meaning) {
        return switch (meaning.kind()) {
            case NONE -> Text.of("kind.uninit");
            case SCALAR -> Text.of("kind.scalar");
            case CONTEXT -> Text.of("kind.ctx");
            case PACKET -> Text.of("kind.pkt");
            case PACKET_END -> Text.of("kind.pkt_end");
            case STACK -> Text.of("kind.fp");
            case MAP -> Text.of("kind.map");
            case MAP_VALUE -> Text.of("kind.map_value");
            case CODE -> Text.of("kind.code");
        };
    }

    /// Only pointers have a place; that of a number needs a verifier's range to stand in.
    private static OptionalDouble place(Meaning meaning) {
        return switch (meaning.kind()) {
            case PACKET, PACKET_END, MAP_VALUE -> meaning.length() <= 0 ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.clamp((double) meaning.offset() / meaning.length(), 0, 1));
            case STACK -> OptionalDouble.of(Math.clamp((meaning.offset() + 512) / 512.0, 0, 1));
            case SCALAR, CONTEXT, MAP, CODE, NONE -> OptionalDouble.empty();
        };
    }

    private String note(Register register, OptionalLong value, Meaning meaning, Snapshot snapshot) {
        return switch (meaning.kind()) {
            case NONE -> Text.of("registers.unreadable");
            case SCALAR -> base.get() == Base.DECIMAL ? Base.HEX.format(value.orElse(0)) : alternative(value.orElse(0));
            case PACKET_END -> Text.of("registers.packet-end");
            case PACKET -> Text.of("registers.of-bytes", meaning.length());
            case STACK -> register == Register.FRAME_POINTER ? Text.of("registers.read-only", snapshot.frames().size() - 1) : Text.of("registers.stack");
            case MAP -> Text.of("registers.map");
            case MAP_VALUE -> Text.of("registers.of-bytes", meaning.length());
            case CONTEXT -> Text.of("registers.context");
            case CODE -> Text.of("registers.code");
        };
    }

    private static String alternative(long value) {
        String ascii = value > 0x20 && value < 0x7f ? " '" + (char) value + "'" : "";
        return Long.toString(value) + ascii;
    }

    /// All bases, in the order in which the pane offers them.
    public static List<Base> bases() {
        return Arrays.asList(Base.values());
    }
}
