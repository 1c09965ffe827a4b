package dev.glasshive.jit;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.ProgramSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The sample programs of the assets, and programs as text.
public final class Samples {
    private static final String FOLDER = "/glasshive/programs/";
    private static final HelperNames HELPERS = HelperNames.of(Platforms.linux().helpers().values().stream().collect(Collectors.toMap(Helper::name, Helper::id)));

    private Samples() {}

    /// Every object and every text that assembles for Linux, by its file's name.
    public static Map<String, ProgramSet> all() throws IOException, MalformedProgramException {
        Map<String, ProgramSet> all = new LinkedHashMap<>();
        for (String name : names()) {
            String file = name + "/" + name;
            Optional<byte[]> object = bytes(file + ".o");
            if (object.isPresent()) {
                all.put(file + ".o", ObjectLoader.load(object.get(), file).programs());
            }
            Optional<byte[]> text = bytes(file + ".bpf");
            if (text.isPresent()) {
                Assembler.assemble(new String(text.get(), StandardCharsets.UTF_8), file, HELPERS).programs().ifPresent(set -> all.put(file + ".bpf", set));
            }
        }
        return all;
    }

    /// What `text` says.
    public static ProgramSet assembled(String text) {
        var assembly = Assembler.assemble(text, "case.bpf", HELPERS);
        return assembly.programs().orElseThrow(() -> new IllegalArgumentException(assembly.diagnostics().toString()));
    }

    private static List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        new String(bytes("index.properties").orElseThrow(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#") && line.contains("="))
                .forEach(line -> names.add(line.substring(0, line.indexOf('='))));
        return names;
    }

    private static Optional<byte[]> bytes(String file) throws IOException {
        try (InputStream in = Samples.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
