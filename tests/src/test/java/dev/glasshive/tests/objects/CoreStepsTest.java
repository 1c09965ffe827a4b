package dev.glasshive.tests.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.glasshive.elf.Btf;
import dev.glasshive.elf.BtfExt;
import dev.glasshive.elf.BtfExt.CoreRelocation;
import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.elf.ObjectWriter;
import dev.glasshive.elf.core.CoreKind;
import dev.glasshive.elf.core.CorePath;
import dev.glasshive.elf.core.CoreRelocator;
import dev.glasshive.elf.core.CoreRelocator.Fitted;
import dev.glasshive.elf.core.CoreStep;
import dev.glasshive.elf.core.CoreStep.Mismatch;
import dev.glasshive.elf.core.CoreStep.Patched;
import dev.glasshive.elf.core.CoreStep.Place;
import dev.glasshive.elf.core.CoreStep.Poisoned;
import dev.glasshive.elf.core.CoreStep.Resized;
import dev.glasshive.elf.core.SystemTypes;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.MalformedProgramException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Objects fitted to the small system of the assets, on any machine.
class CoreStepsTest {
    private static final int ROUNDS = 400;
    private static final int NO_SUCH_HELPER = 195_896_080;

    private static LoadedObject object(String name) throws MalformedProgramException {
        return ObjectLoader.load(Samples.portable(name), name + ".o");
    }

    private static Btf small() throws MalformedProgramException {
        return SystemTypes.read(Samples.portable("small_kernel"), "small_kernel.o");
    }

    private static CoreStep step(Fitted fitted, String path, CoreKind kind) {
        return fitted.steps().stream().filter(s -> s.kind().equals(Optional.of(kind)) && s.local().map(CorePath::text).filter(path::equals).isPresent())
                .findFirst().orElseThrow(() -> new AssertionError(path));
    }

    @Test
    void fieldsAreFoundByTheirNamesWhereverTheyLie() throws MalformedProgramException {
        Fitted fitted = CoreRelocator.fit(object("who_runs"), small());
        assertThat(fitted.steps()).extracting(CoreStep::verdict).startsWith(new Patched(Place.IMMEDIATE, 16, 40), new Patched(Place.IMMEDIATE, 0, 36),
                new Patched(Place.IMMEDIATE, 4, 32), new Patched(Place.IMMEDIATE, 24, 56), new Patched(Place.WIDE_IMMEDIATE, 7, 2), new Patched(Place.IMMEDIATE, 1, 0));
        assertThat(fitted.object().notes()).isEmpty();
        assertThat(fitted.object().programs().programs().getFirst().sourceMap()).isEqualTo(object("who_runs").programs().programs().getFirst().sourceMap());
    }

    @Test
    void whatTheSystemLacksIsPoisoned() throws MalformedProgramException {
        Fitted fitted = CoreRelocator.fit(object("who_runs"), small());
        CoreStep step = step(fitted, "struct task_struct.exit_reason", CoreKind.FIELD_BYTE_OFFSET);
        assertThat(step.verdict()).isEqualTo(new Poisoned("no type of the system fits"));
        assertThat(step.candidates()).containsExactly(new Mismatch(1, "struct task_struct", "it has no member exit_reason"));
        Instruction poisoned = fitted.object().programs().programs().getFirst().code().at(step.slot());
        assertThat(poisoned).isEqualTo(new CallHelper(NO_SUCH_HELPER));
    }

    @Test
    void unsignedFieldsOfAnotherSizeAreLoadedInTheirs() throws MalformedProgramException {
        Fitted fitted = CoreRelocator.fit(object("core_reads"), small());
        assertThat(step(fitted, "struct sk_buff.len", CoreKind.FIELD_BYTE_OFFSET).verdict()).isEqualTo(new Resized(Place.OFFSET, 0, 24, 8, 4));
        assertThat(step(fitted, "struct sk_buff.next", CoreKind.FIELD_BYTE_OFFSET).verdict()).isEqualTo(new Patched(Place.OFFSET, 8, 0));
        assertThat(step(fitted, "struct net_device.name[2]", CoreKind.FIELD_BYTE_OFFSET).verdict()).isEqualTo(new Patched(Place.OFFSET, 2, 2));
    }

    @Test
    void bitFieldsAreShiftedOutOfTheBytesAroundThem() throws MalformedProgramException {
        Fitted fitted = CoreRelocator.fit(object("core_questions"), small());
        // bit 1 of the four bytes at 12
        assertThat(step(fitted, "struct task_struct.in_execve", CoreKind.FIELD_BYTE_OFFSET).verdict()).isEqualTo(new Patched(Place.IMMEDIATE, 16, 12));
        assertThat(step(fitted, "struct task_struct.in_execve", CoreKind.FIELD_LEFT_SHIFT).verdict()).isEqualTo(new Patched(Place.IMMEDIATE, 62, 62));
        assertThat(step(fitted, "struct task_struct.in_execve", CoreKind.FIELD_RIGHT_SHIFT).verdict()).isEqualTo(new Patched(Place.IMMEDIATE, 63, 63));
        assertThat(step(fitted, "struct never_was", CoreKind.TYPE_EXISTS).verdict()).isEqualTo(new Patched(Place.IMMEDIATE, 1, 0));
        assertThat(step(fitted, "struct list_head", CoreKind.TYPE_MATCHES).verdict()).isEqualTo(new Patched(Place.IMMEDIATE, 1, 1));
        assertThat(step(fitted, "struct task_struct", CoreKind.TYPE_SIZE).verdict()).isEqualTo(new Patched(Place.IMMEDIATE, 24, 72));
    }

    @ParameterizedTest
    @ValueSource(strings = {"core_questions", "core_reads", "who_runs"})
    void objectsThatAreWrittenAgainAskTheSame(String name) throws MalformedProgramException {
        LoadedObject before = object(name);
        LoadedObject after = ObjectLoader.load(ObjectWriter.write(before).content().toArray(), name + ".o");
        Fitted once = CoreRelocator.fit(before, small());
        Fitted again = CoreRelocator.fit(after, small());
        // numbers of the object's own types change, and what is asked for them with it
        assertThat(again.steps()).extracting(step -> step.kind(), step -> step.local().map(CorePath::text), step -> step.candidates(), step -> outcome(step)).containsExactlyElementsOf(
                once.steps().stream().map(step -> tuple(step.kind(), step.local().map(CorePath::text), step.candidates(), outcome(step))).toList());
    }

    private static String outcome(CoreStep step) {
        boolean isOwnNumber = step.kind().filter(kind -> kind == CoreKind.TYPE_ID_LOCAL || kind == CoreKind.TYPE_ID_TARGET).isPresent();
        return isOwnNumber ? "" : step.verdict().toString();
    }

    @Test
    void everyHopOfAPathIsKept() throws MalformedProgramException {
        CorePath path = step(CoreRelocator.fit(object("core_reads"), small()), "struct sk_buff.priority", CoreKind.FIELD_BYTE_OFFSET).local().orElseThrow();
        assertThat(path.spelled()).isEqualTo("0:2:0:0");
        assertThat(path.hops()).extracting(CorePath.Hop::bitOffset).containsExactly(0L, 128L, 128L, 128L);
        assertThat(path.hops()).filteredOn(CorePath.Into.class::isInstance).extracting(hop -> ((CorePath.Into) hop).member().name()).containsExactly("", "", "priority");
    }

    @Test
    void recordsThatContradictTheirObjectFailAlone() throws MalformedProgramException {
        LoadedObject whole = object("who_runs");
        List<CoreRelocation> records = List.of(new CoreRelocation("kprobe/do_exit", 32, 5, "0:77", 0), new CoreRelocation("kprobe/do_exit", 32, 5, "0:x", 0),
                new CoreRelocation("kprobe/do_exit", 32, 5, "0:3", 99), new CoreRelocation("nowhere", 32, 5, "0:3", 0),
                new CoreRelocation("kprobe/do_exit", 4000, 5, "0:3", 0), new CoreRelocation("kprobe/do_exit", 24, 5, "0:3", 0), whole.ext().relocations().getFirst());
        LoadedObject wrong = new LoadedObject(whole.programs(), whole.elf(), whole.code(), whole.btf(),
                new BtfExt(whole.ext().functions(), whole.ext().lines(), records), List.of());
        assertThat(CoreRelocator.fit(wrong, small()).steps()).extracting(step -> step.verdict() instanceof CoreStep.Failed(String reason) ? reason : "patched").containsExactly(
                "its path 0:77 leads to part 77 of struct task_struct, which has no such part", "its path 0:x is not up to 64 numbers with colons between them",
                "kind 99 is unknown; 0 to 12 are known", "there is no section of instructions nowhere",
                "it is to patch byte 4000 of its section, where no instruction starts", "insn 3 holds -8, but by the types of the object it should hold 16", "patched");
    }

    @Test
    void filesWithoutTypesAreRefused() {
        assertThatThrownBy(() -> SystemTypes.read(Samples.object("legacy_maps"), "x.o")).isInstanceOf(MalformedProgramException.class)
                .hasMessage("x.o: has no section .BTF; give the types of a system, such as /sys/kernel/btf/vmlinux, or an object compiled with -g");
    }

    /// What can be read can be written, or a sentence says why not.
    private static void writes(LoadedObject object) {
        try {
            assertThat(ObjectWriter.write(object).content().length()).isPositive();
        } catch (MalformedProgramException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"core_questions", "core_reads", "who_runs"})
    void damagedObjectsEndWithStepsOrAMessage(String name) throws MalformedProgramException {
        byte[] whole = Samples.portable(name);
        Btf system = small();
        Random random = new Random(name.hashCode());
        int fitted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = whole.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                LoadedObject object = ObjectLoader.load(damaged, "damaged.o");
                assertThat(CoreRelocator.fit(object, system).steps()).hasSameSizeAs(object.ext().relocations());
                fitted++;
                writes(object);
            } catch (MalformedProgramException e) {
                assertThat(e.getMessage()).startsWith("damaged.o: ").hasLineCount(1);
            }
        }
        assertThat(fitted).isPositive();
    }
}
