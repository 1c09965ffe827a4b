package dev.glasshive.app.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.app.life.Station.Kind;
import dev.glasshive.app.life.Station.State;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.platform.Platforms;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each station says what really happened to the open program.
class LifeViewModelTest {
    private static final String NAMED = """
            .program xdp drop
            .map hits array key=4 value=8 max=1
                r2 = r1->data_end
                r1 = hits ll
                r0 = XDP_DROP
                exit
            """;

    private static LifeViewModel seen(Workspace workspace) {
        LifeViewModel model = new LifeViewModel(workspace);
        model.see(true);
        return model;
    }

    private static Station station(Lane lane, Kind kind) {
        return lane.stations().stream().filter(station -> station.kind() == kind).findFirst().orElseThrow();
    }

    @Test
    void theNumbersAreThoseOfTheProgram() {
        Lane linux = seen(Workspaces.of(NAMED)).lanes().get().getFirst();
        assertThat(station(linux, Kind.SOURCE).fact()).startsWith("6 lines");
        assertThat(station(linux, Kind.COMPILER).fact()).isEqualTo("4 instructions");
        assertThat(station(linux, Kind.COMPILER).detail()).startsWith("40 bytes");
        assertThat(station(linux, Kind.LOADER).fact()).isEqualTo("maps: 1, filled in: 1");
        assertThat(station(linux, Kind.VERIFIER).fact()).startsWith("4 processed");
        assertThat(station(linux, Kind.HOOK).fact()).isEqualTo("last: 1 XDP_DROP");
        assertThat(linux.reached()).isEqualTo(linux.stations().size());
        assertThat(linux.end()).contains(station(linux, Kind.HOOK));
        assertThat(linux.failed()).isEmpty();
    }

    @Test
    void onTheOtherSystemItIsSeenAfterTheChoice() {
        Workspace workspace = Workspaces.of(NAMED);
        LifeViewModel model = seen(workspace);
        assertThat(station(model.lanes().get().getLast(), Kind.HOOK).state()).isEqualTo(State.UNKNOWN);
        workspace.set(setup -> setup.with(Platforms.windows()));
        assertThat(station(model.lanes().get().getLast(), Kind.HOOK).fact()).isEqualTo("last: 2 XDP_DROP");
    }

    @Test
    void behindARefusalNothingIsReached() {
        Lane windows = seen(Workspaces.of(NAMED.replace("r1->data_end", "*(u32 *)(r1 + 4)"))).lanes().get().getLast();
        assertThat(station(windows, Kind.VERIFIER).state()).isEqualTo(State.FAILED);
        assertThat(List.of(station(windows, Kind.CODE), station(windows, Kind.HOOK))).extracting(Station::state).containsOnly(State.NOT_REACHED);
        assertThat(windows.end()).contains(station(windows, Kind.VERIFIER));
        assertThat(windows.reached()).isEqualTo(5);
        assertThat(windows.failed()).contains(4);
    }

    @Test
    void withoutAHookTheWayEndsAtTheVerifier() {
        Lane windows = seen(Workspaces.of(".program socket_filter keep\n    r0 = 1\n    exit\n")).lanes().get().getLast();
        assertThat(station(windows, Kind.VERIFIER).fact()).isEqualTo("no such hook");
    }

    @Test
    void anObjectComesFromClang() {
        Lane linux = seen(Workspaces.sample("port_filter")).lanes().get().getFirst();
        assertThat(linux.stations()).extracting(Station::name).startsWith("port_filter.c", "clang", "port_filter.o");
    }

    @Test
    void withoutAProgramThereIsNoWay() {
        LifeViewModel model = seen(Workspaces.empty());
        assertThat(model.lanes().get()).isEmpty();
        assertThat(model.absence().get()).contains("Open a program");
    }
}
