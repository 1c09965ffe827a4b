package dev.glasshive.tests.fuzz.guided;

import dev.glasshive.asm.Disassembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.elf.Section;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.program.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Whole files that a fuzzer starts from: what comes with the program, and what the tests have.
final class Seeds {
    private static final int LONGEST = 5 << 10;
    private static final int SHORT_LESSON = 4 << 10;

    private Seeds() {}

    static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Seeds.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<byte[]> objects() {
        List<byte[]> objects = new ArrayList<>();
        names("/glasshive/programs/").forEach(name -> objects.add(resource("/glasshive/programs/" + name + "/" + name + ".o")));
        objects.addAll(testFiles("objects", ".o"));
        objects.addAll(testFiles("rejected", ".o"));
        return objects.stream().filter(object -> object.length <= LONGEST).toList();
    }

    static List<byte[]> types() {
        List<byte[]> types = new ArrayList<>();
        for (byte[] object : objects()) {
            loaded(object).elf().section(".BTF").map(Section::content).filter(btf -> btf.length() > 0).ifPresent(btf -> types.add(btf.toArray()));
        }
        types.add(resource("/glasshive/btf/small_kernel.o"));
        return types;
    }

    static List<byte[]> instructions() {
        List<byte[]> code = new ArrayList<>();
        for (byte[] object : objects()) {
            for (Program program : loaded(object).programs().programs()) {
                code.add(program.code().encode());
            }
        }
        return code;
    }

    static List<byte[]> texts() {
        List<byte[]> texts = new ArrayList<>();
        for (byte[] object : objects()) {
            texts.add(Disassembler.source(loaded(object).programs(), HelperNames.NONE).getBytes(StandardCharsets.UTF_8));
        }
        names("/glasshive/bench/").forEach(name -> texts.add(resource("/glasshive/bench/" + name + ".bpf")));
        texts.addAll(testFiles("objects", ".bpf"));
        return texts;
    }

    static List<byte[]> lessons() {
        return shortLessons().map(source -> source.content(LessonSource.LESSON_FILE).orElseThrow()).toList();
    }

    static List<byte[]> packs() {
        return shortLessons().flatMap(source -> Stream.of(zip(source, ZipEntry.DEFLATED), zip(source, ZipEntry.STORED))).toList();
    }

    static Stream<LessonSource> shortLessons() {
        return LessonLibrary.bundled().sources().stream().filter(source -> source.content(LessonSource.LESSON_FILE).orElseThrow().length < SHORT_LESSON);
    }

    static List<byte[]> captures() {
        return names("/glasshive/packets/").map(name -> resource("/glasshive/packets/" + name)).toList();
    }

    static List<byte[]> logs() {
        return testFiles("verifier/logs", ".log");
    }

    private static byte[] zip(LessonSource source, int method) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(method);
            for (String name : Stream.concat(Stream.of(LessonSource.LESSON_FILE), LessonReader.read(source).files().stream()).toList()) {
                Optional<byte[]> content = source.content(name);
                if (content.isPresent()) {
                    zip.putNextEntry(entry(source.id() + "/" + name, content.get()));
                    zip.write(content.get());
                    zip.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// An entry that is the same at every time.
    private static ZipEntry entry(String name, byte[] content) {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        return entry;
    }

    private static LoadedObject loaded(byte[] object) {
        try {
            return ObjectLoader.load(object, "seed.o");
        } catch (MalformedProgramException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> names(String folder) {
        return new String(resource(folder + "index.properties"), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.startsWith("#") && line.contains("=")).map(line -> line.substring(0, line.indexOf('=')).strip());
    }

    /// What broke a promise of the target `word` once. Most targets have nothing.
    static List<byte[]> kept(String word) {
        return Seeds.class.getResource("/fuzz/" + word) == null ? List.of() : files("fuzz/" + word, "");
    }

    /// Short files among the tests' own resources, which lie in a folder.
    private static List<byte[]> testFiles(String folder, String ending) {
        return files(folder, ending).stream().filter(content -> content.length <= LONGEST).toList();
    }

    private static List<byte[]> files(String folder, String ending) {
        URL place = Objects.requireNonNull(Seeds.class.getResource("/" + folder), folder);
        try (Stream<Path> files = Files.list(Path.of(place.toURI()))) {
            List<byte[]> contents = new ArrayList<>();
            for (Path file : files.filter(file -> file.toString().endsWith(ending)).sorted().toList()) {
                contents.add(Files.readAllBytes(file));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
