package dev.glasshive.app.registers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Bar;
import dev.glasshive.app.workspace.Claim;
import dev.glasshive.app.workspace.Look;
import dev.glasshive.app.workspace.Meaning;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Samples;
import dev.glasshive.app.workspace.Samples.Sample;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkStaysOnBarTest {
    private static final int POSITIONS = 250;

    static Stream<String> samples() {
        return Samples.programs().stream().map(Sample::name);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theMarkNeverLeavesTheBar(String sample) {
        Workspace workspace = Workspaces.sample(sample);
        int length = workspace.session().get().timeline().map(timeline -> timeline.length()).orElse(0);
        int stride = Math.max(1, length / POSITIONS);
        for (int position = 0; position < length; position += stride) {
            workspace.goTo(position);
            Optional<Look> look = workspace.verifier().look().get().filter(Look::reached);
            look.ifPresent(l -> check(workspace, l));
        }
    }

    /// Checks the moment that `workspace` shows.
    private static void check(Workspace workspace, Look look) {
        Moment moment = workspace.moment().get().orElseThrow();
        int packet = moment.snapshot().packet().length();
        for (Register register : Register.values()) {
            AbstractValue known = workspace.verifier().before(look.visit()).current().registers().get(register.code());
            Claim claim = Claim.of(known, look, moment.timeline().scenario().set(), OptionalInt.of(packet));
            OptionalLong value = moment.snapshot().registers().value(register);
            if (value.isPresent() && Claim.isMade(known, value.getAsLong(), look, moment.timeline().scenario().set(), packet) && claim.bar().isPresent()) {
                Meaning meaning = Meaning.of(value.getAsLong(), moment.timeline().scenario().set(), packet);
                boolean number = claim.kind() == Meaning.Kind.SCALAR;
                boolean pointer = meaning.kind() == claim.kind() || meaning.kind() == Meaning.Kind.PACKET_END && claim.kind() == Meaning.Kind.PACKET;
                boolean isNull = value.getAsLong() == 0 && claim.badge().endsWith("null");
                assertThat(number || pointer || isNull).as("%s at %d is %s, known as %s", register, moment.position(), meaning, claim).isTrue();
                if (number || pointer) {
                    assertThat(claim.bar().get().contains(number ? value.getAsLong() : meaning.offset())).as("%s at %d is %s, known as %s", register, moment.position(), meaning, claim).isTrue();
                }
                claim.range().ifPresent(range -> assertThat(range.contains(value.getAsLong())).isTrue());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void rowsDrawTheMarkWithinTheBarInBothModes(String sample) {
        Workspace workspace = Workspaces.sample(sample);
        RegistersViewModel model = new RegistersViewModel(workspace);
        int length = Math.min(60, workspace.session().get().timeline().map(timeline -> timeline.length()).orElse(0));
        for (Mode mode : Mode.values()) {
            workspace.verifier().mode().set(mode);
            for (int position = 0; position < length; position++) {
                workspace.goTo(position);
                drawn(model.rows().get());
            }
        }
    }

    private static void drawn(List<RegisterRow> rows) {
        for (RegisterRow row : rows) {
            if (row.picture().now().isPresent() && row.picture().known().isPresent()) {
                Bar.Stretch bar = row.picture().known().get();
                assertThat(row.picture().now().getAsDouble()).as(row.tip()).isBetween(bar.from(), bar.to());
            }
            row.picture().bits().ifPresent(bits -> row.picture().value().ifPresent(value -> assertThat(bits.contains(value)).isTrue()));
        }
    }
}
