package dev.glasshive.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.glasshive.program.SourceLine;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.log.FrameState;
import dev.glasshive.verifier.log.Known;
import dev.glasshive.verifier.log.MachineState;
import dev.glasshive.verifier.log.Outcome;
import dev.glasshive.verifier.log.LogPath;
import dev.glasshive.verifier.log.Provenance;
import dev.glasshive.verifier.log.SavedLog;
import dev.glasshive.verifier.log.SlotState;
import dev.glasshive.verifier.log.StateText;
import dev.glasshive.verifier.log.Statistics;
import dev.glasshive.verifier.log.Step;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `verify --json` prints of a saved log.
///
/// @param accepted absent where the log does not say
@JsonInclude(JsonInclude.Include.NON_NULL)
record LogReport(String file, String program, @Nullable Boolean accepted, String message, VerifyReport.Why explanation, Origin origin, @Nullable Statistics statistics,
        @Nullable KernelsReport kernelsReport, List<PathRow> paths, List<StepRow> steps) {

    static LogReport of(String file, SavedLog log) {
        Boolean accepted = log.outcome() instanceof Outcome.Open ? null : log.outcome() instanceof Outcome.Accepted;
        String message = log.outcome() instanceof Outcome.Rejected(Rejection rejection, boolean _) ? rejection.message() : "";
        return new LogReport(file, log.program(), accepted, message, why(log), Origin.of(log.provenance()), log.statistics().orElse(null),
                log.report().map(report -> new KernelsReport(report.category(), report.problem(), report.sections())).orElse(null),
                log.paths().stream().map(PathRow::of).toList(), log.steps().stream().map(StepRow::of).toList());
    }

    private static VerifyReport.Why why(SavedLog log) {
        return switch (log.outcome()) {
            case Outcome.Accepted() -> VerifyReport.Why.NOTHING;
            case Outcome.Rejected(Rejection rejection, boolean _) -> VerifyReport.Why.of(rejection);
            case Outcome.Open() -> new VerifyReport.Why("unknown", "", Messages.text("verify.log.open", log.program()), "", "", -1, "", List.of(), "");
        };
    }

    /// Where the log comes from and what of it is there.
    record Origin(String since, String until, List<String> reasons, @Nullable Integer level, boolean complete, boolean beginning, boolean end, int gaps) {
        static Origin of(Provenance log) {
            return new Origin(log.since(), log.until(), log.reasons(), log.level().isPresent() ? log.level().getAsInt() : null, log.isComplete(), log.beginning(), log.end(), log.gaps());
        }
    }

    /// The report of 7.3.
    record KernelsReport(String category, String problem, Map<String, List<String>> sections) {}

    /// A path; `parent` is the index of the step that it branches off from, or -1.
    record PathRow(String origin, int parent, int slot, boolean speculative, int firstStep, int steps, String ending) {
        static PathRow of(LogPath path) {
            return new PathRow(path.origin().name().toLowerCase(Locale.ROOT), path.parent(), path.slot(), path.speculative(), path.firstStep(), path.steps(),
                    path.ending().name().toLowerCase(Locale.ROOT));
        }
    }

    /// A step; `changed` is what it changed in the words of Linux 6.18.
    record StepRow(int path, int slot, int opcode, String text, @Nullable Place source, String changed, List<FrameRow> after) {
        static StepRow of(Step step) {
            return new StepRow(step.path(), step.slot(), step.opcode(), step.text(), step.source().map(Place::of).orElse(null), StateText.of(step.change()).strip(),
                    frames(step.after()));
        }

        private static List<FrameRow> frames(MachineState state) {
            return state.frames().stream().map(FrameRow::of).toList();
        }
    }

    /// A line of source.
    record Place(String text, String file, int line) {
        static Place of(SourceLine line) {
            return new Place(line.text(), line.file(), line.line());
        }
    }

    /// A stack frame and its registers.
    record FrameRow(int frame, Map<String, ValueRow> registers, Map<String, ValueRow> stack, List<Integer> references) {
        static FrameRow of(FrameState state) {
            Map<String, ValueRow> registers = new LinkedHashMap<>();
            state.registers().forEach(register -> registers.put("r" + register.number(), ValueRow.of(register.value())));
            Map<String, ValueRow> stack = new LinkedHashMap<>();
            state.slots().forEach(slot -> stack.put("fp" + slot.offset(), ValueRow.of(slot)));
            return new FrameRow(state.number(), registers, stack, state.references());
        }
    }

    /// A value: its text, and its parts as far as it has them.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ValueRow(String text, String kind, @Nullable Boolean precise, @Nullable Map<String, String> fields, @Nullable RangeRow range) {
        static ValueRow of(Known known) {
            String text = StateText.of(known);
            return switch (known) {
                case Known.Scalar(ScalarRange range, long id, var _, boolean precise) -> new ValueRow(text, "scalar", precise ? true : null,
                        id == 0 ? null : Map.of("id", Long.toString(id)), RangeRow.of(range));
                case Known.StackAddress(var _, long offset) -> new ValueRow(text, "fp", null, Map.of("off", Long.toString(offset)), null);
                case Known.Address(String type, var _, var fields, Optional<ScalarRange> variable) -> {
                    Map<String, String> named = new LinkedHashMap<>();
                    fields.forEach(field -> named.put(field.name(), field.value()));
                    yield new ValueRow(text, type, null, named.isEmpty() ? null : named, variable.map(RangeRow::of).orElse(null));
                }
                case Known.Unread _ -> new ValueRow(text, "unknown", null, null, null);
            };
        }

        static ValueRow of(SlotState slot) {
            return slot.bytes().isEmpty() && slot.saved().isPresent() ? of(slot.saved().get()) : new ValueRow(StateText.of(slot), "bytes", null, null, null);
        }
    }

    /// Bounds and bits of a number.
    record RangeRow(long smin, long smax, BigInteger umin, BigInteger umax, int smin32, int smax32, long umin32, long umax32, String bits, String unknownBits) {
        static RangeRow of(ScalarRange range) {
            return new RangeRow(range.smin(), range.smax(), new BigInteger(Long.toUnsignedString(range.umin())), new BigInteger(Long.toUnsignedString(range.umax())),
                    range.smin32(), range.smax32(), Integer.toUnsignedLong(range.umin32()), Integer.toUnsignedLong(range.umax32()),
                    "0x" + Long.toHexString(range.bits().value()), "0x" + Long.toHexString(range.bits().mask()));
        }
    }
}
