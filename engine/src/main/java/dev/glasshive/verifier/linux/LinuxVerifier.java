package dev.glasshive.verifier.linux;

import dev.glasshive.platform.Platform;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.VerifierReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;

/// Judges programs as Linux 6.18 on x86-64 does, and prints its log.
public final class LinuxVerifier implements Verifier {
    private static final int MOST_STACK = 512;
    /// Of what concerns no single instruction.
    private static final int NOWHERE = -1;
    /// Distributors build their kernels without infrared remote controls.
    private static final String ABSENT_TYPE = "lirc_mode2";

    private final Platform platform;
    private final int mostInstructions;
    private final IntPredicate goesOn;

    /// @param platform names helpers and map types
    public LinuxVerifier(Platform platform) {
        this(platform, Explorer.MOST_INSTRUCTIONS);
    }

    /// A verifier that gives up earlier than Linux does, for those who cannot wait.
    ///
    /// @param mostInstructions how many instructions are looked at, over all paths
    public LinuxVerifier(Platform platform, int mostInstructions) {
        this(platform, mostInstructions, _ -> true);
    }

    /// A verifier whose work can be watched and stopped.
    ///
    /// @param goesOn is asked now and then whether to go on, with the number of instructions looked at; a no ends the work with a [CancellationException]
    public LinuxVerifier(Platform platform, int mostInstructions, IntPredicate goesOn) {
        this.platform = platform;
        this.mostInstructions = mostInstructions;
        this.goesOn = goesOn;
    }

    @Override
    public VerifierReport verify(Candidate candidate, Options options) {
        VerifierLog log = new VerifierLog(options);
        Capabilities can = Capabilities.of(options.privilege());
        if (candidate.maps().stream().anyMatch(map -> !can.mayCreateMap(map.type()))) {
            return refusedEarly(candidate, Rejected.EPERM);
        }
        if (candidate.slots().isEmpty() || candidate.slots().size() > can.mostInstructions()) {
            return refusedEarly(candidate, Rejected.E2BIG);
        }
        if (!can.mayLoad(candidate.type())) {
            return refusedEarly(candidate, Rejected.EPERM);
        }
        if (candidate.type().equals(ABSENT_TYPE)) {
            return refusedEarly(candidate, Rejected.EINVAL);
        }
        if (LoadFlags.needsTarget(candidate)) {
            return refusedEarly(candidate, Rejected.EPERM);
        }
        if (!ContextTable.linux().knows(candidate.type()) && !LoadFlags.TARGETED.contains(candidate.type())) {
            return unknown(log, -1, "programs of type " + (candidate.type().isEmpty() ? "unknown" : candidate.type()), 0, Exploration.NONE);
        }
        Optional<Candidate> attached = AttachTypes.complete(candidate);
        if (attached.isEmpty() || !LoadFlags.exist(candidate.flags())) {
            return refusedEarly(candidate, Rejected.EINVAL);
        }
        return judge(attached.get(), can, log, options.mostVisits());
    }

    /// Before a log was begun.
    private VerifierReport refusedEarly(Candidate candidate, int errno) {
        Rejection rejection = new Rejections(candidate, platform).of("", new Rejected(errno), Exploration.NONE, List.of());
        return new VerifierReport(new Verdict.Rejected(rejection), "", 0, Exploration.NONE);
    }

    private VerifierReport judge(Candidate candidate, Capabilities can, VerifierLog log, int mostVisits) {
        Analysis analysis;
        StackUse stackUse = new StackUse();
        try {
            analysis = new Analysis(candidate, platform, can, log, stackUse, mostVisits);
            analysis.mostInstructions = mostInstructions;
            analysis.goesOn = goesOn;
        } catch (Rejected rejected) {
            Rejection rejection = new Rejections(candidate, platform).of(log.lastWords(), rejected, Exploration.NONE, List.of());
            printStatistics(log, stackUse, "processed 0 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0");
            return new VerifierReport(new Verdict.Rejected(rejection), log.text(), 0, Exploration.NONE);
        } catch (NotModelled notModelled) {
            return unknown(log, -1, notModelled.what(), 0, Exploration.NONE);
        }
        Explorer explorer = new Explorer(analysis);
        Verdict verdict;
        Optional<Exploration> explored = Optional.empty();
        try {
            LoadFlags.check(analysis);
            printLiveRegisters(analysis);
            explorer.run();
            analysis.slot = NOWHERE;
            StackDepth.check(analysis, MOST_STACK);
            KernelCalls.checkGone(analysis);
            TailCalls.check(analysis);
            analysis.rewriting.apply(analysis);
            verdict = new Verdict.Accepted();
        } catch (Rejected rejected) {
            analysis.recorder.refuse();
            List<Integer> path = analysis.slot == NOWHERE ? List.of() : explorer.path();
            Exploration exploration = analysis.recorder.exploration();
            explored = Optional.of(exploration);
            verdict = new Verdict.Rejected(new Rejections(candidate, platform).of(log.lastWords(), rejected.at(analysis.slot), exploration, path));
        } catch (NotModelled notModelled) {
            return unknown(log, analysis.slot, notModelled.what(), analysis.processed, analysis.recorder.exploration());
        }
        printStatistics(log, stackUse, "processed " + analysis.processed + " insns (limit 1000000) max_states_per_insn " + analysis.mostStatesPerInstruction
                + " total_states " + analysis.totalStates + " peak_states " + analysis.peakStates);
        return new VerifierReport(verdict, log.text(), analysis.processed, explored.orElseGet(analysis.recorder::exploration));
    }

    private static void printLiveRegisters(Analysis analysis) {
        if (!analysis.log.everything()) {
            return;
        }
        analysis.log.print("Live regs before insn:\n");
        for (int slot : analysis.layout.instructions()) {
            int loop = analysis.loops.at(slot);
            analysis.log.print((loop == 0 ? "    " : pad(loop) + " ") + pad(slot) + ": " + analysis.live.columns(slot) + " " + analysis.instructionText(slot) + "\n");
        }
    }

    private static String pad(int number) {
        return " ".repeat(Math.max(0, 3 - Integer.toString(number).length())) + number;
    }

    private static void printStatistics(VerifierLog log, StackUse stackUse, String processed) {
        if (log.statistics()) {
            log.print("verification time 0 usec\nstack depth " + stackUse + "\n");
        }
        log.print(processed + " mark_read 0\n");
    }

    private static VerifierReport unknown(VerifierLog log, int slot, String what, int processed, Exploration exploration) {
        log.print("not modelled yet: " + what + "\n");
        return new VerifierReport(new Verdict.Unknown(slot, what), log.text(), processed, exploration);
    }
}
