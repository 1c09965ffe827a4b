package dev.glasshive.elf;

import dev.glasshive.isa.MalformedProgramException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// An object compiled from the C file of the same name in the test resources, as bytes that a test may damage.
record Fixture(String name, ByteBuffer content) {
    static final List<String> ALL = List.of("sections", "functions", "typed_maps", "old_maps", "variables", "text_only", "callback", "portable", "types", "windows_maps");

    static Fixture of(String name) {
        try (InputStream in = Fixture.class.getResourceAsStream("/elf/" + name + ".o")) {
            if (in == null) {
                throw new IllegalStateException("no fixture " + name);
            }
            return new Fixture(name, ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        byte[] bytes = new byte[content.limit()];
        content.get(0, bytes);
        return bytes;
    }

    LoadedObject load() throws MalformedProgramException {
        return ObjectLoader.load(bytes(), name + ".o");
    }

    /// Where the header of section `section` lies in the file.
    int header(String section) {
        try {
            int index = ElfFile.read(bytes(), name).section(section).orElseThrow().index();
            return (int) content.getLong(40) + 64 * index;
        } catch (MalformedProgramException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Where the contents of section `section` lie in the file.
    int start(String section) {
        return (int) content.getLong(header(section) + 24);
    }

    /// Replaces the first occurrence of `text` by as many other characters.
    Fixture replace(String text, String other) {
        int at = new String(bytes(), StandardCharsets.ISO_8859_1).indexOf(text);
        content.put(at, other.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }
}
