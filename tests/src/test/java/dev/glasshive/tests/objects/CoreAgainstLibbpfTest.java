package dev.glasshive.tests.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glasshive.elf.Btf;
import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.elf.ObjectWriter;
import dev.glasshive.elf.core.CoreKind;
import dev.glasshive.elf.core.CorePath;
import dev.glasshive.elf.core.CoreRelocator;
import dev.glasshive.elf.core.CoreRelocator.Fitted;
import dev.glasshive.elf.core.CoreStep;
import dev.glasshive.elf.core.SystemTypes;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Objects fitted to the running kernel, by us and by libbpf, whose log says what it found and what it patched.
class CoreAgainstLibbpfTest {
    private static final Pattern DECIDED = Pattern.compile("(?m)^libbpf: prog '\\w+': relo #\\d+: (matching candidate #\\d+ .*|non-matching candidate #\\d+ .*|patched insn .*|substituting insn .*)$");

    private static final Pattern OPCODES = Pattern.compile("(?m)^ +((?:[0-9a-f]{2} ){7}[0-9a-f]{2}(?: (?:[0-9a-f]{2} ){7}[0-9a-f]{2})?)$");

    @TempDir
    private Path folder = Path.of("");

    private static Btf system() throws IOException, MalformedProgramException {
        assumeTrue(Files.isReadable(SystemTypes.OF_THIS_SYSTEM), "this system shows no types, so no object is fitted to it");
        return SystemTypes.read(Files.readAllBytes(SystemTypes.OF_THIS_SYSTEM), "vmlinux");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core_questions", "core_reads", "who_runs"})
    void everyDecisionIsTheSame(String name) throws IOException, MalformedProgramException {
        sameDecisions(name, Samples.portable(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"core_questions", "core_reads", "who_runs"})
    void soItIsWithObjectsThatWeWrote(String name) throws IOException, MalformedProgramException {
        sameDecisions(name, ObjectWriter.write(ObjectLoader.load(Samples.portable(name), name + ".o")).content().toArray());
    }

    private void sameDecisions(String name, byte[] content) throws IOException, MalformedProgramException {
        Btf system = system();
        LoadedObject object = ObjectLoader.load(content, name + ".o");
        try (PinFolder pins = PinFolder.orSkip(folder)) {
            Path file = Files.write(folder.resolve(name + ".o"), content);
            // whether it loads in the end does not matter: some programs hold poisoned instructions on purpose
            String log = pins.bpftool().run("-d", "prog", "loadall", file.toString(), Files.createDirectory(pins.folder().resolve(name)).toString()).output();
            List<String> decided = DECIDED.matcher(log).results().map((MatchResult m) -> plain(m.group(1))).toList();
            assertThat(decided).as(log).isNotEmpty();
            assertThat(words(object, CoreRelocator.fit(object, system).steps())).isEqualTo(decided);
        }
    }

    /// What the kernel then holds is what we hold. Programs in which it found dead code are left out, since their slots have moved.
    @Test
    void theKernelHoldsThePatchedInstructions() throws IOException, MalformedProgramException {
        Fitted fitted = CoreRelocator.fit(ObjectLoader.load(Samples.portable("core_questions"), "core_questions.o"), system());
        try (PinFolder pins = PinFolder.orSkip(folder)) {
            Path pinned = pins.load(Files.write(folder.resolve("core_questions.o"), Samples.portable("core_questions")));
            for (String name : List.of("fields", "types", "values")) {
                String listing = pins.bpftool().output("prog", "dump", "xlated", "pinned", pinned.resolve(name).toString(), "opcodes");
                String theirs = OPCODES.matcher(listing).results().map((MatchResult m) -> m.group(1).replace(" ", "")).collect(Collectors.joining());
                assertThat(slots(theirs)).isEqualTo(slots(Bytes.of(fitted.object().programs().program(name).orElseThrow().code().encode()).toHex()));
            }
        }
    }

    /// In the kernel a call of a helper holds an address.
    private static List<String> slots(String hex) {
        return Pattern.compile(".{16}").matcher(hex).results().map(MatchResult::group).map(slot -> slot.startsWith("85") ? "call" : slot).toList();
    }

    /// Without what stands for the same thing in other words: where libbpf was when it gave a candidate up, and a line for each half of a wide load.
    private static String plain(String line) {
        return line.startsWith("non-matching") ? line.replaceFirst("(\\[\\d+] [^.(:]*[^.(: ]).*", "$1") : line;
    }

    private static List<String> words(LoadedObject object, List<CoreStep> steps) {
        List<String> words = new ArrayList<>();
        for (CoreStep step : steps) {
            int start = start(object, step);
            String kind = step.kind().map(CoreKind::word).orElseThrow();
            int count = 0;
            for (CoreStep.Candidate candidate : step.candidates()) {
                words.add(switch (candidate) {
                    case CoreStep.Match(int type, CorePath path) -> "matching candidate #" + count + " <" + kind + "> [" + type + "] " + path.text()
                            + (path.hops().isEmpty() || kind.startsWith("enum") ? "" : " (" + path.spelled() + " @ " + path.place() + ")");
                    case CoreStep.Mismatch(int type, String called, String _) -> "non-matching candidate #" + count + " <" + kind + "> [" + type + "] " + called;
                });
                count++;
            }
            int slot = step.slot() - start;
            switch (step.verdict()) {
                case CoreStep.Patched(CoreStep.Place place, long before, long after) -> words.add("patched insn #" + slot + " " + switch (place) {
                    case IMMEDIATE -> "(ALU/ALU64) imm ";
                    case OFFSET -> "(LDX/ST/STX) off ";
                    case WIDE_IMMEDIATE -> "(LDIMM64) imm64 ";
                } + before + " -> " + after);
                case CoreStep.Resized(CoreStep.Place _, long before, long after, int from, int to) -> {
                    words.add("patched insn #" + slot + " (LDX/ST/STX) off " + before + " -> " + after);
                    words.add("patched insn #" + slot + " (LDX/ST/STX) mem_sz " + from + " -> " + to);
                }
                case CoreStep.Poisoned _ -> {
                    words.add("substituting insn #" + slot + " w/ invalid insn");
                    if (kind.startsWith("enum")) {
                        words.add("substituting insn #" + (slot + 1) + " w/ invalid insn");
                    }
                }
                case CoreStep.Failed(String reason) -> words.add("failed: " + reason);
            }
        }
        return words;
    }

    /// libbpf counts from the start of the function.
    private static int start(LoadedObject object, CoreStep step) {
        return object.code().stream().filter(section -> section.name().equals(step.relocation().section()))
                .flatMap(section -> section.functionAt(step.slot()).stream()).findFirst().orElseThrow().start();
    }
}
