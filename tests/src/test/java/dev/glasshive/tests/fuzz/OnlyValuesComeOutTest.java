package dev.glasshive.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.Disassembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.asm.Names;
import dev.glasshive.elf.Inspection;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.Decoder;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Encoder;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Requirement;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.CaptureReader;
import dev.glasshive.packet.Dissector;
import dev.glasshive.packet.Limits;
import dev.glasshive.packet.MalformedCaptureException;
import dev.glasshive.packet.Packet;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.tests.differential.RandomCase;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Timeline;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Nothing from outside makes the engine throw what it does not declare: a program, an object, a capture, a text, a map, a context or a packet ends in a value or in a sentence.
class OnlyValuesComeOutTest {
    private static final int STEPS = 400;

    private final Corpus corpus = Corpus.read();

    OnlyValuesComeOutTest() throws IOException, MalformedProgramException {}

    @Test
    void bytesAreInstructionsOrRefused() {
        Budget.spend("bytes", random -> {
            ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            byte[] bytes = random.nextBoolean() ? Damage.noise(random, 24) : Damage.of(Encoder.encode(RandomCase.of(random.nextLong(), 0).instructions(), order), random);
            try {
                List<Instruction> instructions = Decoder.decode(bytes, order);
                for (Instruction instruction : instructions) {
                    for (Dialect dialect : Dialect.values()) {
                        assertThat(dialect.text(instruction, 0, Names.NONE)).isNotEmpty();
                    }
                    assertThat(Requirement.of(instruction).size()).isGreaterThanOrEqualTo(Effects.of(instruction).reads().size());
                }
                assertThat(Encoder.encode(instructions, order)).isEqualTo(bytes);
            } catch (MalformedProgramException e) {
                isSentence(e);
            }
        });
    }

    @Test
    void objectsAreLoadedOrRefused() {
        Budget.spend("objects", random -> {
            try {
                ProgramSet set = loaded(Damage.of(Corpus.any(corpus.objects(), random), random));
                assertThat(Disassembler.source(set, HelperNames.NONE)).isNotNull();
                run(set, random);
            } catch (MalformedProgramException e) {
                isSentence(e);
            }
        });
    }

    @Test
    void capturesAreReadOrRefused() {
        Budget.spend("captures", random -> {
            try {
                byte[] file = Damage.of(Corpus.any(corpus.captures(), random), random);
                Capture capture = CaptureReader.read(file, "fuzz", Limits.DEFAULT);
                for (Packet packet : capture.packets()) {
                    assertThat(Dissector.dissect(packet.data(), capture.linkType()).summary()).isNotNull();
                }
            } catch (MalformedCaptureException e) {
                isSentence(e);
            }
        });
    }

    @Test
    void textsAreProgramsOrDiagnosed() {
        Budget.spend("texts", random -> {
            byte[] text = random.nextBoolean() ? RandomCase.of(random.nextLong(), 0).text().getBytes(StandardCharsets.ISO_8859_1) : Corpus.any(corpus.texts(), random);
            Assembly assembly = Assembler.assemble(new String(Damage.of(text, random), StandardCharsets.ISO_8859_1), "fuzz", HelperNames.NONE);
            assertThat(assembly.programs().isPresent() || !assembly.diagnostics().isEmpty()).isTrue();
            if (assembly.programs().isPresent()) {
                try {
                    run(assembly.programs().get(), random);
                } catch (MalformedProgramException e) {
                    isSentence(e);
                }
            }
        });
    }

    @Test
    void programsEndWithValues() {
        Budget.spend("programs", random -> {
            try {
                List<RunResult> results = Timeline.run(AnyScenario.of(random), new Interpreter(), Progress.NONE);
                results.forEach(result -> result.trap().ifPresent(trap -> assertThat(trap.message()).startsWith("insn ")));
            } catch (MalformedProgramException e) {
                isSentence(e);
            }
        });
    }

    @Test
    void timelinesGoAnywhere() {
        Budget.spend("timelines", random -> {
            try {
                Scenario scenario = AnyScenario.of(random);
                Timeline timeline = Timeline.record(scenario, Progress.NONE);
                assertThat(timeline.runs().stream().map(Timeline.Run::result)).containsExactlyElementsOf(Timeline.run(scenario, new Interpreter(), Progress.NONE));
                for (int i = 0; i < 12; i++) {
                    int position = random.nextInt(timeline.length() + 1);
                    assertThat(timeline.at(position).position()).isEqualTo(position);
                    if (position < timeline.length()) {
                        assertThat(timeline.step(position).events()).isNotNull();
                    }
                    int slot = random.nextInt(20);
                    assertThat(timeline.next(position, at -> at == slot)).isGreaterThanOrEqualTo(position);
                    assertThat(timeline.previous(position, at -> at == slot)).isLessThanOrEqualTo(position);
                }
            } catch (MalformedProgramException e) {
                isSentence(e);
            }
        });
    }

    private static ProgramSet loaded(byte[] object) throws MalformedProgramException {
        var loaded = ObjectLoader.load(object, "fuzz.o");
        assertThat(Inspection.of(loaded).programs()).hasSameSizeAs(loaded.programs().programs());
        return loaded.programs();
    }

    private static void run(ProgramSet set, Random random) throws MalformedProgramException {
        for (Program program : set.programs()) {
            byte[] frame = Damage.noise(random, 90);
            Timeline.run(Scenario.of(set, program.name(), Platforms.linux(), List.of(Input.packet("", Bytes.of(frame)))).limitedTo(STEPS),
                    new Interpreter(), Progress.NONE);
        }
    }

    private static void isSentence(Exception e) {
        assertThat(e.getMessage()).isNotBlank().hasLineCount(1);
    }
}
