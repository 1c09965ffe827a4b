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

    Snapshot of(int position, int cpu, int run, VmState state) {
        List<Snapshot.Frame> frames = new ArrayList<>();
        for (int i = 0; i < state.stack().size(); i++) {
            boolean waits = i < state.calls().size();
            Program program = (waits ? state.calls().get(i).caller() : state.current()).program();
            int at = waits ? state.calls().get(i).slot() : state.slot();
            String function = program.subprogramAt(at).map(Subprogram::name).orElse(program.name());
            frames.add(new Snapshot.Frame(function, i, at, state.stack().get(i)));
        }
        List<Snapshot.MapContent> maps = new ArrayList<>();
        for (int i = 0; i < state.maps().size(); i++) {
            maps.add(new Snapshot.MapContent(set.maps().get(i), state.maps().get(i)));
        }
        return new Snapshot(position, cpu, run, state.current().program().name(), state.slot(), state.status(), new Registers(state.registers(), state.known()),
                frames, state.packet().image(), state.context(), maps, state.trap(), state.console().from(0));
    }
}
