package dev.glasshive.tests.agreement;

import dev.glasshive.compiler.CompiledProgram;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import dev.glasshive.kernel.Kernel;
import dev.glasshive.kernel.LoadOutcome;
import dev.glasshive.kernel.Loaded;
import dev.glasshive.platform.Platforms;
import dev.glasshive.tests.differential.RandomAnswer;
import dev.glasshive.tests.soundness.Examination;
import dev.glasshive.tests.soundness.RandomInputs;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.linux.LinuxVerifier;
import dev.glasshive.verifier.windows.WindowsVerifier;
import dev.glasshive.vm.Executable;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.Trap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All who are asked: interpreter, compiled program, kernel, both verifiers, and those who write programs down.
///
/// @param kernel empty where bpf(2) is not allowed
record Witnesses(Optional<Kernel> kernel, Tally tally) {
    private static final int MOST_INSTRUCTIONS = 10_000;
    private static final int OTHER_INPUTS = 3;
    private static final LinuxVerifier LINUX = new LinuxVerifier(Platforms.linux(), MOST_INSTRUCTIONS);
    private static final WindowsVerifier WINDOWS = new WindowsVerifier(Platforms.linux());
    private static final Options AS_ROOT = new Options(Privilege.ROOT, 0, 0);
    /// Who may not see addresses, nor bytes that nobody wrote: a program that this account may load has one answer only.
    private static final Options AS_STRANGER = new Options(Privilege.BPF, 0, 0);
    private static final dev.glasshive.kernel.Options QUIET = new dev.glasshive.kernel.Options(0);
    /// EFAULT: Linux has taken the function out, because no path comes to it, and then wants its address.
    private static final String GONE = "14 verifier bug: No program to jit";
    private static final Examination PATHS = Examination.ofLinux(Set.of());
    private static final Examination JOINS = Examination.ofWindows(Platforms.linux());
    private static final int WATCHED_INPUTS = 5;
    private static final byte UNWRITTEN = (byte) 0xa5;

    /// Asks them all.
    ///
    /// @param joined whether the verifier of Windows is asked, too
    /// @param written whether it is also written down and read again
    /// @param watched whether every step is compared with what the verifiers know, which takes long
    /// @return what they do not agree about, a text each
    List<String> ask(Question question, boolean joined, boolean written, boolean watched) {
        List<String> differences = new ArrayList<>();
        tally.count("programs");
        if (written) {
            written(question, differences);
        }
        Judgement ours = tally.timed("verifier of Linux", () -> judge(question));
        if (ours.isLong()) {
            tally.count("left out: verifiers look at more than " + MOST_INSTRUCTIONS + " instructions");
            return differences;
        }
        boolean windows = joined && tally.timed("verifier of Windows", () -> joined(question));
        if (joined) {
            tally.count(windows ? "verifier of Windows: accepted" : "verifier of Windows: not accepted");
        }
        Optional<Answer.Both> answer = run(question, ours.accepted() || windows, differences);
        if (kernel.isPresent()) {
            compare(kernel.get(), question, ours, answer, differences);
        }
        if (watched) {
            tally.timed("watching", () -> watch(question, ours.accepted(), windows, differences));
        }
        return differences;
    }

    private void written(Question question, List<String> differences) {
        List<String> faults = tally.timed("round trips", () -> RoundTrips.faults(question.set()));
        tally.count(faults.isEmpty() ? "round trips: unchanged" : "round trips: DIFFERENT");
        differences.addAll(faults);
    }

    /// What our verifier of Linux says to the programs of a question: the first refusal, if there is one.
    private record Judgement(Verdict verdict, boolean isLong) {
        boolean accepted() {
            return verdict instanceof Verdict.Accepted;
        }
    }

    private static Judgement judge(Question question) {
        Verdict verdict = new Verdict.Accepted();
        for (Candidate candidate : question.candidates()) {
            VerifierReport report = LINUX.verify(candidate, AS_ROOT);
            if (report.processed() > MOST_INSTRUCTIONS) {
                return new Judgement(report.verdict(), true);
            }
            verdict = verdict instanceof Verdict.Accepted ? report.verdict() : verdict;
        }
        return new Judgement(verdict, false);
    }

    private static boolean joined(Question question) {
        return question.candidates().stream().allMatch(candidate -> WINDOWS.verify(candidate, AS_ROOT).accepted());
    }

    /// Interpreter and compiled program beside each other.
    private Optional<Answer.Both> run(Question question, boolean accepted, List<String> differences) {
        long most = accepted ? Answer.MANY_STEPS : Answer.FEW_STEPS;
        Optional<Answer.Both> interpreted = tally.timed("interpreter", () -> both(question, new Interpreter(), most));
        if (interpreted.isPresent()) {
            Answer.Both ours = interpreted.get();
            Answer.Both compiled = tally.timed("compiled", () -> both(question, new CompiledProgram(), most)).orElseThrow();
            compare("", ours.toPackets(), compiled.toPackets(), accepted, differences);
            compare(" on other inputs", ours.toOthers(), compiled.toOthers(), accepted, differences);
        }
        return interpreted;
    }

    /// Empty if the machine does not take the program.
    private Optional<Answer.Both> both(Question question, Executable executable, long most) {
        try {
            return Optional.of(Answer.of(question, executable, most, OTHER_INPUTS));
        } catch (MalformedProgramException e) {
            tally.count("not run here: " + String.valueOf(e.getMessage()).replaceAll("[0-9]+", "N"));
            return Optional.empty();
        }
    }

    private void compare(String when, Answer interpreted, Answer compiled, boolean accepted, List<String> differences) {
        boolean same = interpreted.equals(compiled);
        tally.count("interpreter and compiled" + when + (same ? ": the same" : ": DIFFERENT"));
        tally.count("runs", 2L * interpreted.results().size());
        tally.count("steps", interpreted.results().stream().mapToLong(result -> 2 * result.steps()).sum());
        if (!same) {
            differences.add("interpreter" + when + " " + interpreted + "\ncompiled" + when + "    " + compiled);
        }
        interpreted.trap().ifPresent(trap -> {
            Optional<String> missing = RandomInputs.missing(trap.cause());
            if (!accepted) {
                tally.count("not accepted" + when + ": trap");
            } else if (missing.isPresent()) {
                tally.count("accepted" + when + ", not simulated: " + missing.get().replaceAll("[0-9]+", "N"));
            } else if (trap.cause() instanceof Trap.StepLimit) {
                tally.count("accepted" + when + ": more than a million steps");
            } else {
                tally.count("accepted" + when + ": TRAP");
                differences.add("accepted" + when + ", but: " + trap);
            }
        });
        if (interpreted.trap().isEmpty()) {
            tally.count(accepted ? "accepted" + when + ": no trap" : "not accepted" + when + ": no trap");
        }
    }

    private void compare(Kernel asked, Question question, Judgement ours, Optional<Answer.Both> answer, List<String> differences) {
        LoadOutcome outcome = tally.timed("kernel loads", () -> asked.load(question.set(), question.program().name(), QUIET));
        int errno = outcome instanceof LoadOutcome.Refused(int number, String _, String _) ? number : 0;
        switch (ours.verdict()) {
            case Verdict.Unknown(int _, String what) -> tally.count("verdict: not decided here (" + what + "), in the kernel " + (errno == 0 ? "accepted" : "refused"));
            case Verdict.Accepted() when errno == 0 -> tally.count("verdict: accepted by both");
            case Verdict.Rejected(var rejection) when errno == rejection.errno() -> tally.count("verdict: refused by both");
            default -> {
                String kernels = verdict(asked, question);
                if (ours.accepted() && kernels.startsWith(GONE)) {
                    tally.count("verdict: the kernel cannot compile the address of a function that nobody calls (difference 17)");
                } else {
                    tally.count("verdict: DIFFERENT");
                    differences.add("verifier " + ours.verdict() + "\nkernel   " + kernels);
                }
            }
        }
        if (outcome instanceof Loaded loaded) {
            try (loaded) {
                answers(loaded, asked, question, answer, differences);
            }
        }
    }

    private static String verdict(Kernel asked, Question question) {
        return switch (asked.load(question.set(), question.program().name(), dev.glasshive.kernel.Options.DEFAULT)) {
            case LoadOutcome.Refused refused -> refused.errno() + " " + refused.message() + "\n" + refused.log();
            case Loaded loaded -> {
                loaded.close();
                yield "accepted";
            }
        };
    }

    private void answers(Loaded loaded, Kernel asked, Question question, Optional<Answer.Both> answer, List<String> differences) {
        if (answer.isEmpty() || answer.get().toPackets().isEndless()) {
            tally.count("answers: not compared, the machine gives none");
        } else if (question.isFickle()) {
            tally.count("answers: not compared, they depend on time and chance");
        } else {
            RandomAnswer kernels = tally.timed("kernel runs", () -> Answer.ofKernel(loaded, question));
            if (kernels.equals(answer.get().seen())) {
                tally.count("answers: kernel's and ours the same");
            } else if (differsByUpperHalves(asked, question)) {
                tally.count("answers: another upper half of r0 (difference 29)");
            } else if (question.sound() || hasOneAnswer(question) && !looksAtUnwritten(question, answer.get().seen())) {
                tally.count("answers: DIFFERENT");
                differences.add(kernels.difference(answer.get().seen()));
            } else {
                tally.count("answers: others, where the program may look at addresses or at bytes that nobody wrote");
            }
        }
    }

    /// Whether the program may be loaded by an account that may see neither.
    private static boolean hasOneAnswer(Question question) {
        return question.candidates().stream().allMatch(candidate -> LINUX.verify(candidate, AS_STRANGER).accepted());
    }

    /// Whether the machine answers otherwise, too, where other bytes stand that nobody wrote.
    private static boolean looksAtUnwritten(Question question, RandomAnswer usual) {
        try {
            return !Answer.where(UNWRITTEN, question).equals(usual);
        } catch (MalformedProgramException _) {
            return false;
        }
    }

    /// Whether kernel and machine agree once the upper half of r0 is cleared behind every 32-bit compare-and-exchange.
    private static boolean differsByUpperHalves(Kernel asked, Question question) {
        List<Instruction> code = question.program().code().instructions();
        List<Instruction> cleared = Insertion.behind(code, instruction -> instruction instanceof Atomic(var op, Size size, var _, var _, var _) && op == AtomicOp.CMPXCHG && size == Size.W,
                new Mov(Width.W32, Register.R0, Register.R0));
        if (cleared.equals(code)) {
            return false;
        }
        Question other = question.with(cleared);
        try (Loaded loaded = asked.load(other.set(), other.program().name(), QUIET) instanceof Loaded taken ? taken : null) {
            return loaded != null && Answer.ofKernel(loaded, other).equals(Answer.of(other, new Interpreter(), Answer.MANY_STEPS, 0).seen());
        } catch (MalformedProgramException _) {
            return false;
        }
    }

    /// Every step of some runs beside what the verifiers know there.
    private void watch(Question question, boolean accepted, boolean windows, List<String> differences) {
        Candidate candidate = question.candidates().getFirst();
        if (accepted) {
            tally.count("watched: paths of Linux");
            PATHS.broken(question.name(), candidate, WATCHED_INPUTS).ifPresent(how -> {
                tally.count("watched: LEFT the paths of Linux");
                differences.add("left the paths of Linux: " + how);
            });
        }
        if (windows) {
            tally.count("watched: joins of Windows");
            JOINS.broken(question.name(), candidate, WATCHED_INPUTS).ifPresent(how -> {
                tally.count("watched: LEFT the joins of Windows");
                differences.add("left the joins of Windows: " + how);
            });
        }
    }
}
