package dev.glasshive.verifier.windows;

import dev.glasshive.program.SourceLine;
import dev.glasshive.program.SourceMap;
import dev.glasshive.verifier.Options;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The log: at level 2 what is known before and after every instruction, and at every level above 0 what could not be proven.
final class Log {
    private final ControlFlow flow;
    private final Analysis analysis;
    private final Wording wording;
    private final Options options;
    private final StringBuilder text = new StringBuilder();

    Log(ControlFlow flow, Analysis analysis, Wording wording, Options options) {
        this.flow = flow;
        this.analysis = analysis;
        this.wording = wording;
        this.options = options;
    }

    /// @param order in which places are printed
    String text(List<Integer> order, List<String> faults, SourceMap source) {
        if (!options.printsPaths()) {
            return "";
        }
        if (options.printsEverything()) {
            Optional<SourceLine> line = Optional.empty();
            for (int place : order) {
                Optional<SourceLine> now = source.at(flow.places().get(place).label().slot());
                if (!now.equals(line)) {
                    now.ifPresent(at -> text.append("; ").append(at.file()).append(':').append(at.line()).append(at.text().isEmpty() ? "" : " " + at.text().strip()).append('\n'));
                    line = now;
                }
                place(place);
                if (text.length() > 2L * options.mostLog()) {
                    text.delete(0, text.length() - options.mostLog());
                }
            }
        }
        unreachable(order);
        faults.forEach(fault -> text.append(fault).append('\n'));
        if (options.printsStatistics()) {
            text.append("instructions processed: ").append(analysis.processed()).append(", places: ").append(flow.places().size()).append('\n');
        }
        return text.length() <= options.mostLog() ? text.toString() : text.substring(text.length() - options.mostLog());
    }

    private void place(int number) {
        Invariant before = analysis.before(number);
        if (before == null) {
            return;
        }
        ControlFlow.Place place = flow.places().get(number);
        Invariant after = analysis.after(number);
        text.append("Pre-invariant : ").append(Facts.text(before, place.depth()));
        text.append(place.label()).append(": ").append(wording.of(place)).append('\n');
        text.append("Post-invariant: ").append(after == null ? Judgement.isEnd(place) ? Facts.text(before, place.depth()) : "_|_\n" : Facts.text(after, Math.max(0, depthAfter(place)))).append('\n');
    }

    private static int depthAfter(ControlFlow.Place place) {
        return switch (place.action()) {
            case Action.Enter _ -> place.depth() + 1;
            case Action.Leave _ -> place.depth() - 1;
            case Action.Run _, Action.Side _ -> place.depth();
        };
    }

    /// Sides of branches that no run takes. That is worth knowing and no fault.
    private void unreachable(List<Integer> order) {
        Set<Integer> seen = new HashSet<>();
        for (int number : order) {
            ControlFlow.Place place = flow.places().get(number);
            if (options.printsEverything() && place.action() instanceof Action.Side && analysis.before(number) != null && analysis.after(number) == null && seen.add(number)) {
                text.append(place.label()).append(": Code unreachable after ").append(place.label()).append('\n');
            }
        }
    }
}
