package dev.glasshive.tests.fuzz;

import dev.glasshive.asm.Disassembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.MalformedProgramException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Whole files to start from: the samples that come with the program, and the text of those objects.
record Corpus(List<byte[]> objects, List<byte[]> texts, List<byte[]> captures) {

    static Corpus read() throws IOException, MalformedProgramException {
        List<byte[]> objects = new ArrayList<>();
        List<byte[]> texts = new ArrayList<>();
        List<byte[]> captures = new ArrayList<>();
        for (String name : listed("/glasshive/programs/")) {
            byte[] object = bytes("/glasshive/programs/" + name + "/" + name + ".o");
            objects.add(object);
            texts.add(Disassembler.source(ObjectLoader.load(object, name).programs(), HelperNames.NONE).getBytes(StandardCharsets.ISO_8859_1));
        }
        for (String name : listed("/glasshive/packets/")) {
            captures.add(bytes("/glasshive/packets/" + name));
        }
        return new Corpus(objects, texts, captures);
    }

    static byte[] any(List<byte[]> files, Random random) {
        return files.get(random.nextInt(files.size()));
    }

    private static List<String> listed(String folder) throws IOException {
        return new String(bytes(folder + "index.properties"), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.startsWith("#") && line.contains("=")).map(line -> line.substring(0, line.indexOf('='))).toList();
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        }
    }
}
