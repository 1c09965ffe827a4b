package dev.glasshive.vm;

import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.Subprogram;
import java.util.ArrayList;
import java.util.List;

/// Makes snapshots for people out of frozen machine states.
final class Snapshots {
    private final ProgramSet set;

    Snapshots(ProgramSet set) {
        this.set = set;
    }

    Snapshot of(int position, int run, VmState state) {
        Program program = state.current().program();
        List<Snapshot.Frame> frames = new ArrayList<>();
        for (int i = 0; i < state.stack().size(); i++) {
            int at = i < state.calls().size() ? state.calls().get(i).returnSlot() - 1 : state.slot();
            String function = program.subprogramAt(at).map(Subprogram::name).orElse(program.name());
            frames.add(new Snapshot.Frame(function, i, at, state.stack().get(i)));
        }
        List<Snapshot.MapContent> maps = new ArrayList<>();
        for (int i = 0; i < state.maps().size(); i++) {
            maps.add(new Snapshot.MapContent(set.maps().get(i), state.maps().get(i)));
        }
        return new Snapshot(position, run, program.name(), state.slot(), state.status(), new Registers(state.registers(), state.known()),
                frames, state.packet(), state.context(), maps, state.trap(), state.console());
    }
}
