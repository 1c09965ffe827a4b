package dev.glasshive.cli;

import dev.glasshive.elf.BtfExt.CoreRelocation;
import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.core.CoreKind;
import dev.glasshive.elf.core.CorePath;
import dev.glasshive.elf.core.CoreRelocator;
import dev.glasshive.elf.core.CoreStep;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.BadInputException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How an object is fitted to a system, step by step.
///
/// @param system the file with the types of the system
record CoreReport(String file, String system, int types, List<Step> relocations) implements FileReport {

    /// What an instruction asks.
    ///
    /// @param path as C writes it, with the indices that the object spells
    record Question(String section, int slot, String kind, Route path) {
        static Question of(CoreRelocation relocation, Optional<CoreKind> kind, Optional<CorePath> path) {
            return new Question(relocation.section(), relocation.offset() / CoreStep.SLOT_BYTES, kind.map(CoreKind::word).orElse("kind " + relocation.kind()),
                    path.map(Route::of).orElse(new Route(relocation.type(), "", relocation.access(), "", List.of())));
        }

        String line() {
            return String.format(Locale.ROOT, "%-20s %5d  %-14s [%d] %s", section, slot, kind, path.type(), path.line());
        }
    }

    /// A way through a type.
    record Route(int type, String text, String access, String place, List<Hop> hops) {
        static Route of(CorePath path) {
            return new Route(path.type(), path.text(), path.spelled(), path.place(), path.hops().stream().map(Hop::of).toList());
        }

        /// One hop a line; that a path begins with the first whole value is not worth one.
        void print(PrintWriter out) {
            hops.stream().skip(!hops.isEmpty() && hops.getFirst().isNowhere() ? 1 : 0).forEach(hop -> out.println("      " + hop.line()));
        }

        String line() {
            return text + "  (" + access + (hops.isEmpty() || hops.getFirst().constant() != null ? "" : ", " + place) + ")";
        }
    }

    /// One step of it.
    ///
    /// @param member or `constant`: its name; null for elements of arrays
    record Hop(int index, @Nullable String member, @Nullable String constant, long bitOffset) {
        static Hop of(CorePath.Hop hop) {
            return switch (hop) {
                case CorePath.Into into -> new Hop(into.index(), into.member().name(), null, into.bitOffset());
                case CorePath.Named named -> new Hop(named.index(), null, named.constant() + " = " + named.value(), 0);
                case CorePath.Element element -> new Hop(element.index(), null, null, element.bitOffset());
            };
        }

        boolean isNowhere() {
            return member == null && constant == null && index == 0;
        }

        String line() {
            return member != null ? Messages.text("core.hop.member", index, member.isEmpty() ? Messages.text("core.hop.unnamed") : member, bitOffset / 8)
                    : constant != null ? Messages.text("core.hop.constant", index, constant) : Messages.text("core.hop.element", index, bitOffset / 8);
        }
    }

    /// A type of the system with the name that was asked for.
    ///
    /// @param path null if it does not fit
    /// @param reason why not, or null
    record Candidate(int type, @Nullable Route path, @Nullable String reason) {
        static Candidate of(CoreStep.Candidate candidate) {
            return switch (candidate) {
                case CoreStep.Match(int type, CorePath path) -> new Candidate(type, Route.of(path), null);
                case CoreStep.Mismatch(int type, String name, String reason) -> new Candidate(type, null, name + ": " + reason);
            };
        }
    }

    /// What became of the instruction: `patched`, `resized`, `poisoned` or `failed`.
    ///
    /// @param place `immediate`, `offset` or `wide_immediate`, or an empty string
    /// @param reason of the latter two
    record Outcome(String result, String place, long before, long after, int sizeBefore, int sizeAfter, String reason) {
        static Outcome of(CoreStep.Verdict verdict) {
            return switch (verdict) {
                case CoreStep.Patched(CoreStep.Place place, long before, long after) -> new Outcome("patched", word(place), before, after, 0, 0, "");
                case CoreStep.Resized(CoreStep.Place place, long before, long after, int from, int to) -> new Outcome("resized", word(place), before, after, from, to, "");
                case CoreStep.Poisoned(String reason) -> new Outcome("poisoned", "", 0, 0, 0, 0, reason);
                case CoreStep.Failed(String reason) -> new Outcome("failed", "", 0, 0, 0, 0, reason);
            };
        }

        private static String word(CoreStep.Place place) {
            return place.name().toLowerCase(Locale.ROOT);
        }

        String line() {
            return switch (result) {
                case "patched" -> Messages.text("core.patched", place.replace('_', ' '), before, after);
                case "resized" -> Messages.text("core.resized", place, before, after, sizeBefore, sizeAfter);
                case "poisoned" -> Messages.text("core.poisoned", reason);
                default -> Messages.text("core.failed", reason);
            };
        }
    }

    /// One relocation.
    record Step(Question question, List<Candidate> candidates, Outcome outcome) {
        static Step of(CoreStep step) {
            return new Step(Question.of(step.relocation(), step.kind(), step.local()), step.candidates().stream().map(Candidate::of).toList(), Outcome.of(step.verdict()));
        }
    }

    static CoreReport of(LoadedObject object, SystemTypesFile system) throws BadInputException {
        try {
            return new CoreReport(object.elf().origin(), system.name(), system.types().types().size(),
                    CoreRelocator.fit(object, system.types()).steps().stream().map(Step::of).toList());
        } catch (MalformedProgramException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
    }

    /// What the object asks, unanswered.
    static List<Question> questions(LoadedObject object) {
        return CoreRelocator.questions(object).stream().map(asked -> Question.of(asked.relocation(), asked.kind(), asked.path())).toList();
    }

    @Override
    public void print(PrintWriter out) {
        out.println(Messages.text("core.file", file, relocations.size(), system, types));
        for (Step step : relocations) {
            out.println();
            out.println("  " + step.question().line());
            step.question().path().print(out);
            if (step.candidates().isEmpty()) {
                out.println("    " + Messages.text("core.nocandidate"));
            }
            for (Candidate candidate : step.candidates()) {
                out.println("    [" + candidate.type() + "] " + (candidate.path() == null ? candidate.reason() : candidate.path().line()));
                if (candidate.path() != null) {
                    candidate.path().print(out);
                }
            }
            out.println("    " + step.outcome().line());
        }
    }
}
