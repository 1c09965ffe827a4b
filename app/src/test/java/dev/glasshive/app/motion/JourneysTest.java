package dev.glasshive.app.motion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.program.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each shape of instruction moves its values from where they are to where they go.
class JourneysTest {
    private static final String BODY = """
            .program xdp main
            .map counts array key=4 value=8 max=4
                r2 = *(u32 *)(r1 + 0)
                r6 = 7
                r3 = 300
                r3 += r6
                r3 += 4
                r3 = -r3
                *(u64 *)(r10 - 8) = r6
                *(u32 *)(r10 - 12) = 1
                r4 = *(u8 *)(r2 + 3)
                if r4 > r6 goto +0
                r2 = r10
                r2 += -12
                r1 = counts ll
                call bpf_map_lookup_elem
                if r0 == 0 goto +4
                r7 = 5
                lock *(u64 *)(r0 + 0) += r7
                r9 = 1
                r0 = 2
                exit
            """;

    private final Workspace workspace = Workspaces.of(BODY);

    @Test
    void aConstantComesOutOfTheInstruction() {
        assertThat(at("r6 = 7")).containsExactly(new Journey(here("r6 = 7"), register(6), "7", Kind.SCALAR, Journey.Leg.WHOLE));
    }

    @Test
    void twoSourcesMeetAtTheDestination() {
        assertThat(at("r3 += r6")).containsExactly(
                new Journey(register(3), register(3), "0x12c", Kind.SCALAR, Journey.Leg.WHOLE),
                new Journey(register(6), register(3), "7", Kind.SCALAR, Journey.Leg.WHOLE));
        assertThat(at("r3 += 4")).last().isEqualTo(new Journey(here("r3 += 4"), register(3), "4", Kind.SCALAR, Journey.Leg.WHOLE));
        assertThat(at("r3 = -r3")).containsExactly(new Journey(register(3), register(3), "0x137", Kind.SCALAR, Journey.Leg.WHOLE));
    }

    @Test
    void aFieldOfTheContextBecomesAPointer() {
        assertThat(at("r2 = *(u32 *)(r1 + 0)")).containsExactly(new Journey(new Spot.OfContext(0, 4), register(2), "data + 0", Kind.PACKET, Journey.Leg.WHOLE));
    }

    @Test
    void aByteOfThePacketGoesIntoARegister() {
        assertThat(at("r4 = *(u8 *)(r2 + 3)")).containsExactly(new Journey(new Spot.OfPacket(3, 1), register(4), "0", Kind.SCALAR, Journey.Leg.WHOLE));
    }

    @Test
    void storesGoOntoTheStack() {
        assertThat(at("*(u64 *)(r10 - 8) = r6")).containsExactly(new Journey(register(6), new Spot.OfStack(0, -8, 8), "7", Kind.SCALAR, Journey.Leg.WHOLE));
        assertThat(at("*(u32 *)(r10 - 12) = 1")).containsExactly(
                new Journey(here("*(u32 *)(r10 - 12) = 1"), new Spot.OfStack(0, -12, 4), "1", Kind.SCALAR, Journey.Leg.WHOLE));
    }

    @Test
    void aBranchAsksBothSides() {
        assertThat(at("if r4 > r6 goto +0")).extracting(Journey::from).containsExactly(register(4), register(6));
        assertThat(at("if r4 > r6 goto +0")).extracting(Journey::to).containsOnly(here("if r4 > r6 goto +0"));
    }

    @Test
    void aHelperTakesItsArgumentsAndGivesACellOfTheMap() {
        List<Journey> journeys = at("call bpf_map_lookup_elem");
        assertThat(journeys).filteredOn(j -> j.leg() == Journey.Leg.IN).extracting(Journey::from).containsExactly(register(1), register(2));
        assertThat(journeys).filteredOn(j -> j.leg() == Journey.Leg.OUT).containsExactly(
                new Journey(new Spot.OfMap(0, Optional.of(Bytes.ofLittleEndian(1, 4))), register(0), "counts#1 + 0", Kind.MAP, Journey.Leg.OUT));
    }

    @Test
    void anAtomicAdditionGoesIntoItsCell() {
        assertThat(at("lock *(u64 *)(r0 + 0) += r7")).containsExactly(
                new Journey(register(7), new Spot.OfMap(0, Optional.of(Bytes.ofLittleEndian(1, 4))), "5", Kind.SCALAR, Journey.Leg.WHOLE));
    }

    @Test
    void theWayBackIsTheWayThereTurnedAround() {
        Journey there = new Journey(register(1), new Spot.OfPacket(3, 1), "7", Kind.SCALAR, Journey.Leg.IN);
        assertThat(there.reversed()).isEqualTo(new Journey(new Spot.OfPacket(3, 1), register(1), "7", Kind.SCALAR, Journey.Leg.OUT));
        assertThat(there.reversed().reversed()).isEqualTo(there);
    }

    @Test
    void itDoesNotMatterWhetherTheStepHasBeenTaken() {
        Moment start = workspace.moment().get().orElseThrow();
        for (int position = 0; position < start.timeline().length(); position++) {
            workspace.goTo(position);
            Moment before = workspace.moment().get().orElseThrow();
            workspace.goTo(position + 1);
            Moment after = workspace.moment().get().orElseThrow();
            assertThat(Journeys.of(start.timeline().step(position), before)).isEqualTo(Journeys.of(start.timeline().step(position), after));
        }
    }

    @Test
    void whatTrapsMovesNothing() {
        Workspace broken = Workspaces.of("""
                .program xdp main
                    r2 = *(u32 *)(r1 + 0)
                    r0 = *(u8 *)(r2 + 100)
                    exit
                """);
        Moment moment = broken.moment().get().orElseThrow();
        assertThat(Journeys.of(moment.timeline().step(1), moment)).isEmpty();
    }

    private static Spot register(int number) {
        return new Spot.OfRegister(number);
    }

    private int line(String text) {
        return List.of(BODY.split("\n", -1)).stream().map(String::strip).toList().indexOf(text);
    }

    private Spot here(String text) {
        return workspace.session().get().lines().instruction(line(text)).map(i -> new Spot.OfInstruction(i.program(), i.slot())).orElseThrow();
    }

    /// The journeys of the instruction in the line `text`.
    private List<Journey> at(String text) {
        Spot.OfInstruction wanted = (Spot.OfInstruction) here(text);
        Workspaces.goAfter(workspace, 0, step -> step.slot() == wanted.slot());
        Moment moment = workspace.moment().get().orElseThrow();
        return Journeys.of(moment.latest().orElseThrow(), moment);
    }
}
