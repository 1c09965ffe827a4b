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

/// Judges programs as Linux 6.18 on x86-64 does, and prints its log.
public final class LinuxVerifier implements Verifier {
    private static final int MOST_STACK = 512;
    private static final String NO_PROGRESS = "infinite loop detected at insn ";

    private final Platform platform;
    private final int mostInstructions;

    /// @param platform names helpers and map types
    public LinuxVerifier(Platform platform) {
        this(platform, Explorer.MOST_INSTRUCTIONS);
    }

    /// A verifier that gives up earlier than Linux does, for those who cannot wait.
    ///
    /// @param mostInstructions how many instructions are looked at, over all paths
    public LinuxVerifier(Platform platform, int mostInstructions) {
        this.platform = platform;
        this.mostInstructions = mostInstructions;
    }

    @Override
    public VerifierReport verify(Candidate candidate, Options options) {
        VerifierLog log = new VerifierLog(options);
        Capabilities can = Capabilities.of(options.privilege());
        if (candidate.maps().stream().anyMatch(map -> !can.mayCreateMap(map.type()))) {
            return refusedEarly(candidate, Rejected.EPERM);
        }
        if (candidate.slots().isEmpty() || candidate.slots().size() > can.mostInstructions()) {
            return new VerifierReport(new Verdict.Rejected(rejection(candidate, log, Rejected.E2BIG, -1, List.of())), "", 0, Exploration.NONE);
        }
        if (!can.mayLoad(candidate.type())) {
            return refusedEarly(candidate, Rejected.EPERM);
        }
        if (!ContextTable.linux().knows(candidate.type())) {
            return unknown(log, -1, "programs of type " + (candidate.type().isEmpty() ? "unknown" : candidate.type()), 0, Exploration.NONE);
        }
        Optional<Candidate> attached = AttachTypes.complete(candidate);
        if (attached.isEmpty()) {
            return refusedEarly(candidate, Rejected.EINVAL);
        }
        return judge(attached.get(), can, log, options.mostVisits());
    }

    /// Before a log was begun.
    private static VerifierReport refusedEarly(Candidate candidate, int errno) {
        return new VerifierReport(new Verdict.Rejected(Explanations.explain(candidate, "", errno, -1, List.of())), "", 0, Exploration.NONE);
    }

    private VerifierReport judge(Candidate candidate, Capabilities can, VerifierLog log, int mostVisits) {
        Analysis analysis;
        try {
            analysis = new Analysis(candidate, platform, can, log, mostVisits);
            analysis.mostInstructions = mostInstructions;
        } catch (Rejected rejected) {
            Rejection rejection = rejection(candidate, log, rejected.errno(), -1, List.of());
            log.print("processed 0 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0\n");
            return new VerifierReport(new Verdict.Rejected(rejection), log.text(), 0, Exploration.NONE);
        } catch (NotModelled notModelled) {
            return unknown(log, -1, notModelled.what(), 0, Exploration.NONE);
        }
        Explorer explorer = new Explorer(analysis);
        Verdict verdict;
        try {
            if (candidate.type().equals("syscall")) {
                // A candidate cannot say that it may sleep.
                throw analysis.refuse(Rejected.EINVAL, "Syscall programs can only be sleepable");
            }
            printLiveRegisters(analysis);
            explorer.run();
            StackDepth.check(analysis, MOST_STACK);
            TailCalls.check(analysis);
            verdict = new Verdict.Accepted();
        } catch (Rejected rejected) {
            analysis.recorder.refuse();
            verdict = new Verdict.Rejected(rejection(candidate, log, rejected.errno(), analysis.slot, explorer.path()));
        } catch (NotModelled notModelled) {
            return unknown(log, analysis.slot, notModelled.what(), analysis.processed, analysis.recorder.exploration());
        }
        printStatistics(analysis);
        return new VerifierReport(verdict, log.text(), analysis.processed, analysis.recorder.exploration());
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

    private static void printStatistics(Analysis analysis) {
        if (analysis.log.statistics()) {
            StringBuilder depths = new StringBuilder("verification time 0 usec\nstack depth ");
            for (int i = 0; i < analysis.stackDepths.length; i++) {
                depths.append(i == 0 ? "" : "+").append(analysis.stackDepths[i]);
            }
            analysis.log.print(depths + "\n");
        }
        analysis.log.print("processed " + analysis.processed + " insns (limit 1000000) max_states_per_insn " + analysis.mostStatesPerInstruction
                + " total_states " + analysis.totalStates + " peak_states " + analysis.peakStates + " mark_read 0\n");
    }

    private static Rejection rejection(Candidate candidate, VerifierLog log, int errno, int slot, List<Integer> path) {
        // Behind the message about a loop without progress stand the states that show it, and before it may stand the rest of a line.
        String message = log.text().lines().filter(line -> !line.isBlank()).reduce((before, last) -> before.contains(NO_PROGRESS) ? before : last)
                .map(line -> line.substring(Math.max(0, line.indexOf(NO_PROGRESS)))).orElse("the program is empty or too long");
        return Explanations.explain(candidate, message, errno, slot, path);
    }

    private static VerifierReport unknown(VerifierLog log, int slot, String what, int processed, Exploration exploration) {
        log.print("not modelled yet: " + what + "\n");
        return new VerifierReport(new Verdict.Unknown(slot, what), log.text(), processed, exploration);
    }
}
