package dev.glasshive.tests.fuzz.guided;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// The readers that are fuzzed, each with what to start from.
enum Target {
    INSTRUCTION(InstructionTarget.class, InstructionTarget::fuzzerTestOneInput, Seeds::instructions, 2048),
    OBJECT(ObjectTarget.class, ObjectTarget::fuzzerTestOneInput, Seeds::objects, 8192),
    TYPES(TypesTarget.class, TypesTarget::fuzzerTestOneInput, Seeds::types, 4096),
    ASSEMBLY(AssemblyTarget.class, AssemblyTarget::fuzzerTestOneInput, Seeds::texts, 2600),
    LESSON(LessonTarget.class, LessonTarget::fuzzerTestOneInput, Seeds::lessons, 5000),
    PACK(PackTarget.class, PackTarget::fuzzerTestOneInput, Seeds::packs, 9000),
    CAPTURE(CaptureTarget.class, CaptureTarget::fuzzerTestOneInput, Seeds::captures, 4096),
    LOG(LogTarget.class, LogTarget::fuzzerTestOneInput, Seeds::logs, 5000);

    private final Class<?> type;
    private final Trial trial;
    private final Supplier<List<byte[]>> seeds;
    private final int longest;

    Target(Class<?> type, Trial trial, Supplier<List<byte[]>> seeds, int longest) {
        this.type = type;
        this.trial = trial;
        this.seeds = seeds;
        this.longest = longest;
    }

    /// One try. Whatever it throws is a bug.
    @FunctionalInterface
    interface Trial {
        void on(byte[] bytes) throws Exception;
    }

    Class<?> type() {
        return type;
    }

    Trial trial() {
        return trial;
    }

    /// Bytes of the longest input that a fuzzer tries.
    int longest() {
        return longest;
    }

    /// What a fuzzer starts from, and what every test run tries: nothing, whole files, and what broke a promise once.
    List<byte[]> inputs() {
        List<byte[]> inputs = new ArrayList<>(List.of(new byte[0]));
        inputs.addAll(seeds.get());
        inputs.addAll(Seeds.kept(word()));
        return inputs;
    }

    /// As it is written in a command, and the name of its folder.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
